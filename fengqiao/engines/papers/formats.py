"""The formats of a paper by the end of a file's name."""

from __future__ import annotations

from collections.abc import Callable

from . import plain, web, word
from .model import Paper
from .pdf import CannotWrite, pdf

FORMATS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.docx),
    "pdf": ("application/pdf", pdf),
    "html": ("text/html; charset=utf-8", web.html),
    "txt": ("text/plain; charset=utf-8", plain.text),
}

__all__ = ["FORMATS", "CannotWrite", "written"]


def written(paper: Paper, kind: str) -> bytes:
    """This will give the bytes of a paper as docx, pdf, html or txt. Raises CannotWrite with what to do."""
    try:
        write = FORMATS[kind][1]
    except KeyError:
        raise CannotWrite(f"不能写成 {kind}；能写成：{'、'.join(FORMATS)}") from None
    return write(paper.fitted)
