"""What is said and done, before the chain closes over it: a deed, and what its acts say."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db import models

from fengqiao.ground.documents import Facts
from fengqiao.ground.ids import uuid7

from .models import Entry

Stood = dict[tuple[type[models.Model], Any], models.Model]
# Told how many entries of a long deed are settled, how many sealed.
Watcher = Callable[[int, int], None]
Write = Callable[[], object]


class NoAct(RuntimeError):
    """A recorded model was written outside an act: a programming error, never a page."""


class Acting(Protocol):
    """Who acts: bare ids, so that the journal needs no room above it."""

    @property
    def person(self) -> UUID | None: ...
    @property
    def post(self) -> UUID | None: ...
    @property
    def on_behalf_of(self) -> UUID | None: ...


class Subject(Protocol):
    """What an act is on: any row that belongs to an office."""

    pk: Any
    office: UUID


@dataclass(eq=False)
class Said:
    """An entry in the making: what an act says, before the chain closes over it."""

    verb: str
    subject: Any
    by: Acting
    happened_on: date
    reason: str
    law: str
    facts: Facts = field(default_factory=dict)
    rows: dict[tuple[type[models.Model], Any], Any] = field(default_factory=dict)
    id: UUID = field(default_factory=uuid7)
    # Rows as they stood before this act, where it is one that can be taken back; None where it is not.
    stood: Stood | None = None


class Deed:
    """What is done at one time: several acts, one transaction, one id."""

    def __init__(self) -> None:
        self.id = uuid7()
        self.said: list[Said] = []
        self.drafts: list[Entry] = []
        self.watched_by: Watcher | None = None
        self.open_acts: list[Said] = []
        self.failed = False
        # What waits to be written, in its order, while the deed is prepared; None where each write is made at once.
        self._held: deque[Write] | None = None
        self._owner: dict[tuple[type[models.Model], Any], Said] = {}
        self._claims: dict[tuple[type[models.Model], Any], Said] = {}

    def note(self, model: type[models.Model], key: Any, row: models.Model | None) -> None:
        """This will attach a written row to the act that claimed it or wrote it last. Called by the gate."""
        written = (model, key)
        act_now = self._claims.pop(written, None)
        if act_now is None:
            if not self.open_acts:
                raise NoAct(f"写入 {model._meta.label} 必须在 act() 之内")
            act_now = self.open_acts[-1]
        former = self._owner.get(written)
        if row is None and act_now.stood is not None and former is not act_now:
            _keep(act_now.stood, model, key)
        if former is not None:
            former.rows.pop(written, None)
            row = None  # written twice in one deed: read back at the end
        self._owner[written] = act_now
        act_now.rows[written] = row

    @property
    def is_prepared(self) -> bool:
        """Whether the deed is being made ready beside the others, and writes nothing yet (decision 0050)."""
        return self._held is not None

    @contextmanager
    def preparing(self) -> Iterator[None]:
        """This will hold what the block writes, until `take_over`."""
        self._held = deque()
        yield

    def hold(self, write: Write) -> None:
        """This will make a write in its turn: at once, or after what is held already."""
        if self._held is None:
            write()
        else:
            self._held.append(write)

    def take_over(self) -> None:
        """This will make the writes that were held, in their order; what they write themselves is made at once."""
        held, self._held = self._held or deque(), None
        while held:
            held.popleft()()

    def claim(self, rows: Iterable[models.Model]) -> None:
        """This will let the running act answer for rows that the deed inserts later, in bulk: an import
        says one entry a row and still writes thousands of rows in one statement."""
        for row in rows:
            self._claims[(type(row), row.pk)] = self.open_acts[-1]

    def let_go(self) -> None:
        """This will forget the rows of what was drafted: an import writes a million rows and need not hold them."""
        self.said = []
        self._owner = {}

    @property
    def is_unfinished(self) -> bool:
        """Whether an act is not done yet, or claimed rows that nobody wrote."""
        return bool(self._claims or self.open_acts)


def _keep(stood: Stood, model: type[models.Model], key: Any) -> None:
    """The gate asks before the statement runs: what stands in the row now is what stood before the act."""
    if (model, key) not in stood and (row := models.QuerySet(model).filter(pk=key).first()):
        stood[(model, key)] = row
