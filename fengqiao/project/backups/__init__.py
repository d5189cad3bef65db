"""Backup and restore: rows as lines of JSON, files by hash, a manifest that says what must come out again.

A copy knows no engine: what was written on SQLite can be restored on PostgreSQL when an office outgrows one
machine. It says which migrations its rows had seen (`state`), so a later version knows what they mean: it is brought
to that version by the version's own migrations (`upgrade`), and restored as one of its own (`restoration`). Whether a
copy would come back is tried in a home that is thrown away (`trial`).
"""
