"""The rules of data/rules.toml: read, and their phrases found in a text."""
