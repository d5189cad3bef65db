"""The ledgers of publicity, each declared once: its columns make the list, the form and the sheet."""

from .activities import ACTIVITIES
from .nodes import NODES
from .plan import PLAN
from .posts import POSTS
from .sites import SITES
from .stock import STOCK

REGISTERS = (ACTIVITIES, PLAN, POSTS, STOCK, SITES, NODES)

__all__ = ["ACTIVITIES", "REGISTERS", "NODES", "PLAN", "POSTS", "SITES", "STOCK"]
