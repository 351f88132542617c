"""Everything to take away: one module a family of formats. `formats.write` chooses by the file's suffix."""
