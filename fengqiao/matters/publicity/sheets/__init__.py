"""The ledgers of publicity, each declared once: its columns make the list, the form and the sheet."""

from fengqiao.engines.ledgers.recording import Shelf

from .activities import ACTIVITIES
from .nodes import NODES
from .posts import POSTS

SHELF = Shelf("publicity", "普法", (ACTIVITIES, POSTS, NODES))

__all__ = ["ACTIVITIES", "NODES", "POSTS", "SHELF"]
