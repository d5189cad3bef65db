"""Who an office is on its papers: the organ that signs, how it calls itself and those above it, to whom it writes.

The page of the annual report's settings asks for it, so it is kept under that name. What follows from the
office's place in the tree of divisions is only a proposal until the office sets its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office

SETTING = "reports.annual"
_LEVELS = ("市", "区", "县", "旗")


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """`street` is how the office calls itself in a text, `superior` how it calls those above it."""

    organ: str = ""
    street: str = ""
    superior: str = ""
    addressees: str = ""
    copies: str = ""
    printed_by: str = ""

    @property
    def named(self) -> str:
        """The organ as a title names it: without 办事处."""
        return self.organ.removesuffix("办事处") or self.organ

    def words_of(self, year: int) -> dict[str, str]:
        """The names that a text of a year may use: {{年}}, {{街道}}."""
        return {
            "年": str(year),
            "上年": str(year - 1),
            "次年": str(year + 1),
            "街道": self.street,
            "机关": self.organ,
            "上级": self.superior,
        }


def of(office: Office) -> Letterhead:
    """This will read the letterhead of an office, in one query."""
    said = divisions.setting(office.pk, SETTING) or {}
    own = {one.name: said[one.name] for one in fields(Letterhead) if said.get(one.name)}
    return Letterhead(**{**proposals(office), **own})


def proposals(office: Office) -> dict[str, str]:
    """What follows from the division list, until the office says otherwise."""
    above = office.parents[-1]["name"] if office.parents else ""
    own = office.name.removesuffix("办事处")
    level = above[-1:] if above[-1:] in _LEVELS else ""
    return {
        "organ": f"{above}{own}办事处",
        "street": own,
        "superior": f"{above}委、{level}政府" if level else above,
        "addressees": f"{level}委、{level}政府" if level else "",
    }
