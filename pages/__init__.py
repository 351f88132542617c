"""One file a question a reader asks; plain scripts, run by the frame."""
