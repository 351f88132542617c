"""Names of places: found, told from persons, bodies and rivers, and resolved in the light of the whole text."""
