"""One sentence as the rules of data/rules.toml see it, and what its words say of bases, grounds and topics."""
