"""Which signs a font has a shape for: the table `cmap` of TrueType and OpenType files, and of collections of them."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import BinaryIO

Span = tuple[int, int]  # code points from the first to the last, both counted
WHOLE, BASIC = (
    12,
    4,
)  # the formats of the table that today's fonts have: all of Unicode, its first plane


class Covered:
    """The signs that some fonts have between them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        for first, last in sorted(spans):
            if self.lasts and first <= self.lasts[-1] + 1:
                self.lasts[-1] = max(self.lasts[-1], last)
            else:
                self.firsts.append(first)
                self.lasts.append(last)

    def __contains__(self, sign: str) -> bool:
        at = bisect_right(self.firsts, ord(sign)) - 1
        return at >= 0 and ord(sign) <= self.lasts[at]


def spans_of(path: str, index: int = 0) -> list[Span]:
    """The signs of a font, the `index`th of a collection; none where the file cannot be read as one."""
    try:
        with open(path, "rb") as file:
            return list(_spans(file, index))
    except (OSError, struct.error, ValueError):
        return []


def _spans(file: BinaryIO, index: int) -> Iterator[Span]:
    begins = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        begins = _numbers(file, ">I")[0]
    file.seek(begins + 4)
    tables = _numbers(file, ">H6x")[0]
    for _ in range(tables):
        tag, _sum, offset, _length = struct.unpack(">4sIII", file.read(16))
        if tag == b"cmap":
            yield from _of_table(file, offset)
            return


def _of_table(file: BinaryIO, at: int) -> Iterator[Span]:
    file.seek(at)
    found = {}
    for _ in range(_numbers(file, ">2xH")[0]):
        platform, encoding, offset = _numbers(file, ">HHI")
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            here = file.tell()
            file.seek(at + offset)
            found[_numbers(file, ">H")[0]] = at + offset
            file.seek(here)
    if WHOLE in found:
        file.seek(found[WHOLE] + 12)
        for first, last, _glyph in struct.iter_unpack(
            ">III", file.read(12 * _numbers(file, ">I")[0])
        ):
            yield first, last
    elif BASIC in found:
        yield from _basic(file, found[BASIC])


def _basic(file: BinaryIO, at: int) -> Iterator[Span]:
    """Segments of the first plane. One without a shift of its own names a glyph for each sign, 0 for none."""
    file.seek(at + 6)
    many = _numbers(file, ">H6x")[0] // 2
    lasts, firsts = _numbers(file, f">{many}H2x"), _numbers(file, f">{many}H")
    file.seek(2 * many, 1)  # how far each segment's glyphs are shifted
    here, offsets = file.tell(), _numbers(file, f">{many}H")
    for n, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if first == last == 0xFFFF:
            continue
        if not offsets[n]:
            yield first, last
            continue
        file.seek(here + 2 * n + offsets[n])
        glyphs = _numbers(file, f">{last - first + 1}H")
        yield from ((first + k, first + k) for k, glyph in enumerate(glyphs) if glyph)


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))
