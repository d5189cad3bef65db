"""Small files that went wrong once, kept as they came: `tests/data/faults`. Each test of one is named for it. And
the spellings in which any workbook may come: XML says the same in many ways."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
FOLDER = Path(__file__).parent / "data" / "faults"


def fault(name: str, instead: Mapping[str, str] = {}) -> bytes:
    """The bytes of the sample whose name begins so, with words of its cells replaced by others."""
    path = next(FOLDER.glob(f"{name}_*"))
    data = path.read_bytes()
    return (
        changed(data, lambda content: _replaced(content, instead))
        if path.suffix == ".xlsx"
        else _replaced(data, instead)
    )


def _replaced(data: bytes, instead: Mapping[str, str]) -> bytes:
    for old, new in instead.items():
        data = data.replace(old.encode(), new.encode())
    return data


def changed(data: bytes, change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """The same package with the content of one part changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return kept.getvalue()


def every_part(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The same package with each part's name and content changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            new.writestr(*change(entry.filename, old.read(entry)))
    return kept.getvalue()


def wide(content: bytes) -> bytes:
    text = content.decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    return text.encode("utf-16")


def blanks(content: bytes) -> bytes:
    return re.sub(rb'(\s[\w:]+)="', rb"\1 =\n '", content).replace(b'"', b"'")


def prefixed(content: bytes) -> bytes:
    text = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", content)
    return text.replace(b"xmlns=", b"xmlns:x=")


def strict(content: bytes) -> bytes:
    return content.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def moved(name: str, content: bytes) -> tuple[str, bytes]:
    """Parts under names of their own; only the relationships lead to them."""
    for old, new in (("worksheets/sheet1", "Pages/one"), ("styles", "Look"), ("workbook", "Book")):
        name = name.replace(old, new)
        content = content.replace(old.encode() + b".xml", new.encode() + b".xml")
    return name, content


SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it came": lambda data: data,
    "utf-16": lambda data: changed(data, wide),
    "blanks and quotes": lambda data: changed(data, blanks),
    "a prefix": lambda data: changed(data, prefixed),
    "strict": lambda data: every_part(data, lambda name, content: (name, strict(content))),
    "other names": lambda data: every_part(data, moved),
    "styles in utf-16": lambda data: changed(
        data, lambda c: c.decode().encode("utf-16"), "xl/styles.xml"
    ),
}
