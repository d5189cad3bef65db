"""Returns as the plain data that their pages show."""

from .changes import corrections, versions
from .front import front
from .table import cell, headed, page
from .transcript import fields

__all__ = ["cell", "corrections", "fields", "front", "headed", "page", "versions"]
