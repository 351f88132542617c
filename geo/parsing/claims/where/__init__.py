"""Which place a claim is about."""
