"""Dates: found, and read to EDTF, relative ones against the day of publication."""
