"""What is true of one record: models, time, reading and checking of files."""
