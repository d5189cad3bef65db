"""A table kept as text: its encoding, what parts its columns, its quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from .kinds import MAX_ROWS, RESAVE, TOO_LONG, UnusableFile

DELIMITERS = (",", "\t", ";", "|", "，", "；")
LOOKED_AT = 100  # records whose shape says what parts the columns
UNPAIRED = '文本表格第 {line} 行的引号（"）没有成对，后面的行会被当成它的一部分，请改好这一行的引号后再重新上传。'
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def rows_of(data: bytes) -> Iterator[list[str]]:
    """The records of a .csv as texts. Raises UnusableFile, where a quote swallows lines too."""
    text = decoded(data)
    if said := _SEP.match(text):  # how Excel is told by the file itself
        yield []
        delimiter, text = said[1], text[said.end() :]
    else:
        delimiter = _delimiter(text)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun, records = 1, []
    try:
        for row in table:
            records.append((begun, row))
            if (
                len(records) > MAX_ROWS
                and sum(any(map(str.strip, one)) for _, one in records) > MAX_ROWS
            ):
                raise UnusableFile(TOO_LONG)
            begun = table.line_num + 1
    except csv.Error:
        raise UnusableFile(UNPAIRED.format(line=begun + bool(said))) from None
    width = Counter(len(row) for _, row in records if len(row) > 1).most_common(1)
    for begun, row in records:
        if width and _swallows(row, delimiter, width[0][0]):
            raise UnusableFile(UNPAIRED.format(line=begun + bool(said)))
        yield row


def _swallows(row: list[str], delimiter: str, width: int) -> bool:
    """Whether a cell holds the end of one record and the beginning of another: each of its lines has as many
    delimiters as the columns need that stand there."""
    for at, cell in enumerate(row):
        first, *between = re.split(r"\r\n|\r|\n", cell.rstrip("\r\n"))
        if not between:
            continue
        last = between.pop()
        needed = width - 1 - (len(row) - 1 - at)
        if (
            first.count(delimiter) >= max(width - 1 - at, 1)
            and all(one.count(delimiter) >= width - 1 for one in between)
            and last.count(delimiter) >= max(needed, 1)
        ):
            return True
    return False


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or GB 18030. Raises UnusableFile."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnusableFile(f"文件不是表格，或文字编码无法识别，{RESAVE}")


def _delimiter(text: str) -> str:
    """What parts most records into the same number of columns, and then into most: commas within the texts are
    now this many, now that."""
    head = list(islice(io.StringIO(text, newline=""), LOOKED_AT))
    return max(DELIMITERS, key=lambda one: _evenness(head, one))


def _evenness(head: list[str], delimiter: str) -> tuple[float, int]:
    """Which share of the rows has the commonest number of columns, and that number. Quotes are believed or not,
    whichever makes the rows more alike: one that is alone swallows rows."""
    return max(_share(head, delimiter, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))


def _share(head: list[str], delimiter: str, quoting: Literal[0, 3]) -> tuple[float, int]:
    try:
        rows = list(csv.reader(head, delimiter=delimiter, quoting=quoting))
    except csv.Error:  # a text longer than any cell
        return 0, 0
    shapes = [len(row) for row in rows if any(map(str.strip, row))]
    counted = Counter(one for one in shapes if one > 1)
    if not counted:
        return 0, 0
    most = max(counted, key=lambda shape: (counted[shape], shape))
    return counted[most] / len(shapes), most
