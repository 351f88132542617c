"""Suggested claims, sentence by sentence."""
