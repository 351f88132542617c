"""States, bodies and the persons who speak for them."""
