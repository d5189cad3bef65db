"""How old workbooks of decisions are read."""
