"""What differs from office to office in its report beside its letterhead: title, order, headings, round words, dates.

One setting holds what lasts, another what one year has of its own (number, date). Defaults stand here; those that
follow from the regulation are only proposals until the office sets its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.papers import letterhead
from fengqiao.engines.papers.letterhead import Letterhead
from fengqiao.ground.documents import part
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office

from .words import Section

LASTING = letterhead.SETTING
TITLE = "{机关}关于{年}年法治政府建设年度报告"
HEADINGS = {
    Section.MEASURES: "{年}年度推进法治政府建设的主要举措和成效",
    Section.SHORTCOMINGS: "推进法治政府建设存在的不足和原因",
    Section.DUTY: "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
    Section.PLAN: "{次年}年度推进法治政府建设的主要安排",
    Section.OTHER: "其他需要报告的情况",
}
# Where many reports round, and this one does until the office says otherwise.
STYLES = {"publicity.materials": "余", "study.staff_trainings": "余"}
DRAFT_BASIS = "本单位自己定的日子，没有定就不提醒"
SUBMIT_BASIS = "法治政府建设与责任落实督察工作规定：每年3月1日前报送"
PUBLISH_BASIS = "法治政府建设与责任落实督察工作规定：每年4月1日前向社会公开"
DAY = timedelta(days=1)
DEADLINES = ("draft_by", "submit_by", "publish_by")


@dataclass(frozen=True, kw_only=True)
class Layout(Letterhead):
    """The settings of a report, with the defaults where the office has none. `proposed` names the fields that
    nobody has set."""

    year: int
    title_pattern: str = TITLE
    order: tuple[str, ...] = tuple(Section.values)
    headings: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    sealed: bool = True
    publisher: str = ""
    kind: str = "报告"
    openness: str = "主动公开"
    validity: str = "有效"
    index: str = ""
    number: str = ""
    signer: str = ""
    signed_on: date | None = None
    draft_by: date | None = None
    submit_by: date | None = None
    publish_by: date | None = None
    proposed: frozenset[str] = frozenset()

    @property
    def words(self) -> dict[str, str]:
        """The names that the texts of the report may use: {{年}}, {{街道}}."""
        return self.words_of(self.year)

    @property
    def deadlines(self) -> dict[str, date | None]:
        return {name: getattr(self, name) for name in DEADLINES}

    @property
    def title(self) -> str:
        return self.filled(self.title_pattern, 机关=self.named)

    def heading(self, section: str) -> str:
        return self.filled(self.headings.get(section) or HEADINGS[Section(section)])

    def filled(self, pattern: str, **more: str) -> str:
        for name, word in (self.words | more).items():
            pattern = pattern.replace(f"{{{name}}}", word)
        return pattern


def of(office: Office, year: int) -> Layout:
    """This will read the office's settings for the report of a year, in one query."""
    held = divisions.settings(office.pk, (LASTING, for_year(year)))
    said = {**part(held, LASTING), **part(held, for_year(year))}
    usual = _proposals(office, year)
    taken = {**usual, **{key: value for key, value in said.items() if value not in ("", None, [])}}
    return Layout(
        year=year,
        **{key: _typed(key, value) for key, value in taken.items() if key in _FIELDS},
        proposed=frozenset(key for key in usual if not said.get(key)),
    )


def _proposals(office: Office, year: int) -> dict[str, str | date | dict[str, str]]:
    """What follows from the division list and the regulation, until the office says otherwise."""
    return {
        **letterhead.proposals(office),
        "styles": STYLES,
        "submit_by": date(year + 1, 3, 1) - DAY,
        "publish_by": date(year + 1, 3, 31),
    }


def for_year(year: int) -> str:
    return f"{LASTING}.{year}"


_FIELDS = frozenset(Layout.__dataclass_fields__) - {"year", "proposed"}
_DATES = ("signed_on", *DEADLINES)


def _typed(key: str, value: Any) -> Any:
    if key in _DATES and isinstance(value, str):
        return date.fromisoformat(value)
    return tuple(value) if key == "order" else value
