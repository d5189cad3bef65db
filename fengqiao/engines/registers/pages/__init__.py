"""The pages that a declared register gets: list, form, record, void, export, prose, blank form."""
