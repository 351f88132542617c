"""Whole corpora: documents of any number to tables of mentions and suggested claims, a part at a time."""
