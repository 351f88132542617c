"""Who acts in a claim, who is acted upon, and who says it."""
