"""HTTP routes: local assets for the map, and the same data for programs."""
