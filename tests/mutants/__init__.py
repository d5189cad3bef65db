"""Mutants: small faults put into the product's own code, drawn by chance, to see whether a test notices.

Run by hand, outside the suite (README.md):

    python -m tests.mutants trace FILE [PATHS…]            which lines each test runs, and for how long
    python -m tests.mutants try FILE --seed N --count N    mutants of traced lines, each against the tests that run it
"""
