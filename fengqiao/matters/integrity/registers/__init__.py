"""The ledgers of integrity, each declared once. Notices are no ledger: they stand in no list, search or export."""

from django.utils import timezone

from fengqiao.engines.registers.shelf import Shelf

from .commitments import COMMITMENTS
from .declarations import DECLARATIONS
from .evidence import panels
from .outside import INQUIRIES, NOTICE_CHECKS

REGISTERS = (DECLARATIONS, COMMITMENTS, NOTICE_CHECKS, INQUIRIES)
SHELF = Shelf(
    "integrity",
    "廉洁司法声明",
    REGISTERS,
    hint="“未发生”要有依据：全体领导干部声明了，没有收到通报，再向有关机关问过。每一步都记在这里。",
    panels=lambda actor: panels(actor, timezone.localdate().year),
)

__all__ = ["COMMITMENTS", "DECLARATIONS", "INQUIRIES", "REGISTERS", "NOTICE_CHECKS", "SHELF"]
