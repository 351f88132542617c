"""Published event tables and other tables, read into datasets: nothing guessed row by row, nothing dropped."""

from geo.importing.run import KINDS, Summary, import_table

__all__ = ["KINDS", "Summary", "import_table"]
