"""The ledgers of talent, each declared once: its columns make the list, the form and the sheet."""

from fengqiao.engines.registers.shelf import Shelf

from .advisers import ADVISERS, SERVICES
from .committees import COMMITTEES
from .coverage import panels
from .groups import GROUPS, HELPERS
from .persons import CREDENTIALS, LAW_AWARE
from .venues import TALKS, VENUES

SHELF = Shelf(
    "talent",
    "法治人才",
    (GROUPS, HELPERS, VENUES, TALKS, ADVISERS, SERVICES, LAW_AWARE, CREDENTIALS, COMMITTEES),
    panels=panels,
)

__all__ = [
    "ADVISERS",
    "COMMITTEES",
    "CREDENTIALS",
    "GROUPS",
    "HELPERS",
    "LAW_AWARE",
    "SERVICES",
    "SHELF",
    "TALKS",
    "VENUES",
]
