"""What the office's people said headings, spellings, codes and rows mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fengqiao.ground.sheets import Cell

from .marks import plain, text_of

UNUSED = "-"  # a column that a person said is not needed
Legend = Mapping[str, str]


@dataclass(frozen=True)
class Memory:
    """`columns`: (register, plain heading) → key, or UNUSED. `values`: (register, key, plain text) → text that
    the reader understands. `codes`: (register, key) → code → (the legend's words, that text). `pairs`: two
    records' marks, joined → whether they are the same matter (staging/twins). `hidden`: a file's digest → whether
    its hidden rows come in."""

    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    values: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    pairs: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, register: str, key: str, value: Cell) -> Cell:
        """The confirmed text for a cell, or the cell as it is."""
        if not self.values or value is None:
            return value
        return self.values.get((register, key, plain(value)), value)

    def instead(
        self, register: str, cells: Mapping[str, Cell], unknown: Mapping[str, str]
    ) -> dict[str, str]:
        """The cells of which a part was unknown, with what a person said that it means put in its place."""
        meant: dict[str, str] = {}
        for key, text in unknown.items():
            means = self.values.get((register, key, plain(text)))
            if means is not None:
                cell = text_of(cells.get(key))
                meant[key] = (
                    cell.replace(text, means) if text in cell else f"{means} {cell}".strip()
                )
        return meant

    def legends(self, register: str, stated: Mapping[str, Legend]) -> dict[str, dict[str, str]]:
        """What codes mean in a file that states these legends. A legend of the file's own speaks for the
        file, in the words that a person gave it; without one, those hold that were confirmed before."""
        meant = {key: dict(legend) for key, legend in stated.items()}
        for (of, key), codes in self.codes.items():
            if of != register:
                continue
            legend = meant.setdefault(key, {code: words for code, (words, _) in codes.items()})
            for code, (words, means) in codes.items():
                if plain(legend.get(code, "")) == plain(words):
                    legend[code] = means
        return meant

    def confirms(self, register: str, key: str, legend: Legend) -> bool:
        """Whether a person has said of each of these codes what it means."""
        codes = self.codes.get((register, key), {})
        return all(plain(codes.get(code, ("",))[0]) == plain(said) for code, said in legend.items())


NOTHING_SAID = Memory()
