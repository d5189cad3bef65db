"""What was found in a text, as a workbook to keep."""

from __future__ import annotations

from typing import IO

from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office

from . import page
from .reconciliation import Reconciliation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(checked: Reconciliation, office: Office, year: int, to: IO[bytes]) -> None:
    """This will write the numbers and issues, a row each."""
    mark = "（演示）" if office.is_demo else ""
    title = f"{office.name}{year}年数据核对{mark}"
    write_xlsx(page.ROWS_OF, page.rows(checked), to, title, sheet="数据核对")
