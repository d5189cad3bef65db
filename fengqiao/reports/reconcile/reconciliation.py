"""数据核对: any text read, every number set beside the ledgers, every error of the text itself named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fengqiao.engines import figures
from fengqiao.engines.figures import Period, UnknownFigure, sentences
from fengqiao.engines.figures.chips import Reader
from fengqiao.ground import signs
from fengqiao.ground.documents import Document
from fengqiao.ground.quantities import quantities
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.norms import queries as norms

from . import comparison, parts, prose, surroundings
from .binder import Binder
from .checks import CHECKS, Issue, Read, hints
from .checks.negatives import EVIDENCE
from .comparison import MATCHED, MISMATCH, UNBOUND, Finding


@dataclass(frozen=True)
class Reconciliation:
    """What was found in a text. `text` is what is seen of it, and places are counted there; `told` is the document
    of the command line (product.md), whose places are those of the original."""

    read: Read
    issues: tuple[Issue, ...]
    hints: tuple[Issue, ...]
    legible: signs.Legible = signs.Legible("")

    @property
    def text(self) -> str:
        return self.read.text

    @property
    def changed(self) -> str:
        """What went out where somebody may see that, in a sentence."""
        return f"文字里{signs.CHANGED}，按看得见的字核对。" if self.legible.is_changed else ""

    def place(self, at: int) -> int:
        """Where a sign of `text` stands in the original."""
        return self.legible.place(at)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.read.findings

    def with_status(self, status: str) -> list[Finding]:
        return [one for one in self.findings if one.status == status]

    @property
    def counts(self) -> dict[str, int]:
        return {status: len(self.with_status(status)) for status in (MATCHED, MISMATCH, UNBOUND)}

    @property
    def is_clean(self) -> bool:
        return not self.issues and not self.with_status(MISMATCH)

    def told(self) -> Document:
        return {
            "numbers": [self._placed(one.told()) for one in self.findings],
            "issues": [self._placed(one.told()) for one in self.issues],
            "hints": [self._placed(one.told()) for one in self.hints],
        }

    def _placed(self, told: Document) -> Document:
        return told | {"start": self.place(told["start"])}


def reconcile(text: str, year: int, office: Office, last_text: str = "") -> Reconciliation:
    """This will check a text against the ledgers of an office and a year, within the open scope.

    `last_text` is the report of the year before; "" where nobody has it. Reads figures; writes nothing.
    """
    legible = signs.legible(text)
    taken = prose.taken_apart(legible.text)
    numbers = surroundings.placed(taken, quantities(legible.text))
    groups = parts.groups(numbers)
    binder = Binder(office.pk, year, groups, own_names(office))
    ledger = comparison.Readings()
    found = tuple(comparison.compared(one, binder.bind(one), ledger) for one in numbers)
    read = Read(
        taken,
        found,
        tuple(groups),
        year,
        norms.repealed(),
        _proven(office, year),
        signs.clean(last_text),
    )
    issues = sorted((i for check in CHECKS for i in check(read)), key=lambda i: (i.start, i.kind))
    said = sorted(hints(read), key=lambda h: h.start)
    return Reconciliation(read, tuple(issues), tuple(said), legible)


def own_names(office: Office) -> tuple[str, ...]:
    """What an office calls itself in its texts: 河湾街道, and longer with its city before it."""
    name = office.name.removesuffix("办事处")
    return (office.name, name, name.removesuffix("街道"))


def _proven(office: Office, year: int) -> dict[str, bool]:
    """Whether the declarations of the year stand, of every figure that a negative claim needs."""
    return {key: _stands(key, office, Period.year(year)) for key in _needed(EVIDENCE)}


def _needed(evidence: Iterable[tuple[str, tuple[str, ...]]]) -> set[str]:
    return {key for key, _ in evidence}


def _stands(key: str, office: Office, period: Period) -> bool:
    """Whether a claim may be written: by the sentence that proves it, else by the figure's number."""
    try:
        figure = figures.known(key)
    except UnknownFigure:
        return False
    if sentence := sentences.proving(key):
        return not Reader(office.pk, period).told(sentence.key).stops
    return bool(figure.value(period))


def today_year(today: date) -> int:
    """The year that a text of today most likely reports: last year's until the summer."""
    return today.year - (today.month <= 6)
