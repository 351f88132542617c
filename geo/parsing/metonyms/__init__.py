"""Countries and capitals that stand for their governments, and names put before a noun as adjectives are."""
