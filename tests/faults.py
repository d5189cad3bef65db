"""Small files that went wrong once, kept as they came: `tests/data/faults`. Each test of one is named for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "faults"


def fault(name: str, instead: Mapping[str, str] = {}) -> bytes:
    """The bytes of the sample whose name begins so, with words of its cells replaced by others."""
    path = next(FOLDER.glob(f"{name}_*"))
    data = path.read_bytes()
    return _changed(data, instead) if path.suffix == ".xlsx" else _replaced(data, instead)


def _replaced(data: bytes, instead: Mapping[str, str]) -> bytes:
    for old, new in instead.items():
        data = data.replace(old.encode(), new.encode())
    return data


def _changed(data: bytes, instead: Mapping[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            is_sheet = "worksheets/" in entry.filename
            new.writestr(entry.filename, _replaced(content, instead) if is_sheet else content)
    return kept.getvalue()
