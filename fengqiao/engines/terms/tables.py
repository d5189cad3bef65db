"""Lists of words that are tables of a matter's own: what a word counts as stands in columns that the matter reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.people.actors import Actor

from . import rules
from .bases import Word, next_code
from .lists import RollUp, Seed


@dataclass(frozen=True, kw_only=True, eq=False)
class Tabled:
    """A list whose words are the rows of a model on `Word`. Every office has rows of its own from its founding.

    `rolls`: what its words count as. `seeds(office)`: what the product brings along, as words made but not stored.
    `uses(word)`: why a word may not be retired, or None.
    """

    key: str
    label: str
    model: type[Any]
    seeds: Callable[[UUID], Sequence[Any]]
    rolls: tuple[RollUp, ...] = ()
    uses: Callable[[Any], str | None] = lambda word: None
    hint: str = ""
    power: str = "terms.arrange"
    later: frozenset[str] = frozenset()

    def all(self, office: UUID) -> list[Any]:
        return list(self._rows(office))

    def locked(self, office: UUID) -> list[Any]:
        return list(self._rows(office).select_for_update(of=("self",)))

    def _rows(self, office: UUID) -> Any:
        keys = [f.name for f in self.model._meta.fields if f.is_relation]
        return (
            self.model.objects.filter(office=office)
            .select_related(*keys)
            .order_by("position", "code")
        )

    def new(self, office: UUID, words: Sequence[Word]) -> Any:
        return self.model(office=office, code=next_code(words))

    def kept(self, word: Any) -> str | None:
        return None

    def needed_by(self, word: Any) -> str | None:
        return self.uses(word)

    def missing(self, office: UUID) -> list[Seed]:
        """The product's words whose code the office never had."""
        had = {one.code for one in self.all(office)}
        brought = [one for one in self.seeds(office) if one.code not in had]
        labels = {roll.key: roll.labels(office) for roll in self.rolls} if brought else {}
        return [Seed(one.code, one.label, self._counts_as(one, labels)) for one in brought]

    def _counts_as(self, word: Any, labels: Mapping[str, Mapping[str, str]]) -> str:
        """What a word counts as, in words."""
        held = ((roll, roll.held(word)) for roll in self.rolls)
        return "，".join(f"{roll.label}：{labels[roll.key].get(code, code)}" for roll, code in held)

    def enter(self, by: Actor, code: str) -> None:
        """This will write one of the product's words into the office's table. Raises NotSaid."""
        words = self.locked(by.office)
        word = next(one for one in self.seeds(by.office) if one.code == code)
        if why := rules.label_refused(words, word.label, word):
            raise rules.NotSaid(f"{why}。请先改名，或者不采纳")
        taken = {name for one in words for name in rules.names(one)}
        word.spellings = [one for one in word.spellings if rules.plain(one) not in taken]
        word.position = max((one.position for one in words), default=0) + 1
        with act("terms.add", on=word, by=by) as facts:
            word.save(force_insert=True)
            facts |= {"list": self.key, "code": word.code, "after": word.label}
