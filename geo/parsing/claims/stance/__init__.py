"""How far a sentence stands behind what it says: asserted, denied, planned, imagined, or hanging on a condition."""
