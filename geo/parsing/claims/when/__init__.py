"""When it was: which date of a text belongs to a claim."""
