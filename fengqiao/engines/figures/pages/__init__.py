"""The pages of figures: every number, cell and total opens exactly the rows that it measured.

`urls.addresses` makes them. What else a page or a report says of figures is here too, as plain data: what an
address asks for (`asked`), a figure in a line (`lines`), by a dimension (`tables`), its opened rows (`rows`).
"""
