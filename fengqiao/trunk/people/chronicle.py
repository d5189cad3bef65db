"""What the journal says, in words, with who did it in which post: for `{% timeline %}` on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry

from .models import Person, Post

LATE_DAYS = 7
Lines = Callable[[Entry], Iterable[str]]
Names = dict[UUID | None, str]


@dataclass(frozen=True)
class Attached:
    """A file as a timeline names it."""

    name: str
    url: str
    size: str


@dataclass(frozen=True)
class Happening:
    """One thing that happened, for `{% timeline %}`. `place` is where it stands among those of its day; `late`
    by how many days it was written down late."""

    day: date
    sentence: str
    by: str
    place: int = 0
    post: str = ""
    reason: str = ""
    late: int = 0
    lines: tuple[str, ...] = ()
    audience: str = ""
    file: Attached | None = None

    @property
    def order(self) -> tuple[date, int]:
        return self.day, self.place


def told(
    entries: Iterable[Entry], lines: Lines = lambda entry: (), names: Names | None = None
) -> list[Happening]:
    """Each entry of one office, in the order given, in three questions however many they are. `lines(entry)`
    says in the matter's words what it shows beyond its verb; what is hidden stays hidden here. Late is what
    was written down long after its day, by the office's setting; an old ledger is not. `names` of those who did it,
    where the page has asked for them."""
    entries = list(entries)
    posts = _posts(entry.post for entry in entries)
    if names is None:
        names = names_of(entry.by for entry in entries)
    late = divisions.setting(entries[0].office, "journal.late_days", LATE_DAYS) if entries else 0
    return [_told(entry, names, posts, late, lines) for entry in entries]


def names_of(people: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """The names of people, by their ids."""
    keys = {key for key in people if key}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name"))


def _posts(posts: Iterable[UUID | None]) -> dict[UUID | None, str]:
    return {
        post.pk: str(post) for post in Post.objects.filter(pk__in={key for key in posts if key})
    }


def _told(
    entry: Entry,
    names: dict[UUID | None, str],
    posts: dict[UUID | None, str],
    late: int,
    lines: Lines,
) -> Happening:
    sheet = entry.facts.get("sheet")
    from_sheet = [f"来自工作表“{sheet}”第 {entry.facts.get('row')} 行"] if sheet else []
    return Happening(
        day=entry.happened_on,
        sentence=verbs.verb(entry.verb).said(),
        by=names.get(entry.by, ""),
        place=entry.seq,
        post=posts.get(entry.post, ""),
        reason=entry.reason,
        late=entry.days_late if entry.days_late > late and not sheet else 0,
        lines=(*lines(entry), *from_sheet),
    )
