"""The signs of a text: which may enter, which are one when texts are compared, how long a text is elsewhere.

door      what enters is cleaned, by one rule for forms, sheets, the command line and texts to check
folds     two texts that a person takes for one are folded to one; what is stored stays as written
lengths   lengths as Excel counts them, and what no file may hold
radicals  radicals that look like signs
"""

from .door import CHANGED, Cleaned, Legible, clean, clean_all, cleaned, legible, one_line
from .folds import DOT, folded, folded_name, folded_word
from .lengths import cut, fit_for_files, units

__all__ = [
    "CHANGED",
    "DOT",
    "Cleaned",
    "Legible",
    "clean",
    "clean_all",
    "cleaned",
    "cut",
    "fit_for_files",
    "folded",
    "folded_name",
    "folded_word",
    "legible",
    "one_line",
    "units",
]
