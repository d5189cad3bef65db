"""The pages of an import: give a file, answer what is asked, see what would come in and what would not, say
yes, get the rest back, take it back.

Checking and committing are jobs: their pages can be left and come back to. Between check and yes the file
is kept by its hash and checked again at yes: a page left open for a day imports what is true then.
"""

from .batches import batch, returned_of_batch, undo
from .checks import answer, check, returned_of_file, start
from .meanings import meaning, meanings, suggestions
from .uploads import imports

__all__ = [
    "answer",
    "batch",
    "check",
    "imports",
    "meaning",
    "meanings",
    "returned_of_batch",
    "returned_of_file",
    "start",
    "suggestions",
    "undo",
]
