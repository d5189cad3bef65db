"""Returns as the plain data that their pages show."""

from .cells import cell
from .changes import corrections, versions
from .front import front
from .head import head
from .table import page
from .transcript import fields

__all__ = ["cell", "corrections", "fields", "front", "head", "page", "versions"]
