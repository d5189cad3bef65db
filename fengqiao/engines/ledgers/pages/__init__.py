"""The pages that a declared ledger gets: list, form, record, void, export, prose, blank form."""
