"""A file as text: .txt in UTF-8 or GBK, .docx with its tables, .xlsx with headings before every number."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from fengqiao.ground.sheets import UnusableFile, apart, read_here

from . import tables

LARGEST = 20 * 1024**2
LONGEST = 400_000
_TOO_LARGE = "文件太大，请只保留要核对的正文，不超过 20 MB。"
_TOO_LONG = "文字太长，一次最多核对 40 万字，请分成几份。"
_EMPTY = "文件里没有文字，请核对是不是选错了文件。"
_BROKEN = "文件已损坏或不完整，请用 WPS 或 Word 打开另存一次再来。"
_UNKNOWN = "只能核对 .txt、.docx、.xlsx 文件；其他格式请另存为其中一种再来。"


def text_of(data: bytes, name: str) -> str:
    """This will give the text of a file, offsets counted in it. Raises UnusableFile with one sentence."""
    if len(data) > LARGEST:
        raise UnusableFile(_TOO_LARGE)
    return apart(text_here, data, name)


def text_here(data: bytes, name: str) -> str:
    """The same in this very process, which a wicked file may end."""
    text = _text(data, name.lower())
    if not text.strip():
        raise UnusableFile(_EMPTY)
    if len(text) > LONGEST:
        raise UnusableFile(_TOO_LONG)
    return text


def _text(data: bytes, name: str) -> str:
    if data[:4] == b"PK\x03\x04":
        return _of_docx(data) if "word/document.xml" in _members(data) else _of_table(data, name)
    if name.endswith((".xls", ".csv", ".ods")):
        return _of_table(data, name)
    if name.endswith((".docx", ".xlsx", ".doc", ".wps", ".pdf", ".rtf")) or b"\x00" in data[:4096]:
        raise UnusableFile(_BROKEN if name.endswith((".docx", ".xlsx")) else _UNKNOWN)
    return decoded(data)


def decoded(data: bytes) -> str:
    """UTF-8, with or without its mark, or GBK. Raises UnusableFile."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFile("文字的编码认不出，请另存为 UTF-8 或 GBK 的文本文件再来。")


def _members(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            if sum(one.file_size for one in opened.infolist()) > 10 * LARGEST:
                raise UnusableFile(_TOO_LARGE)
            return set(opened.namelist())
    except zipfile.BadZipFile:
        raise UnusableFile(_BROKEN) from None


def _of_docx(data: bytes) -> str:
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError):
        raise UnusableFile(_BROKEN) from None
    return "\n".join(_blocks(document))


def _blocks(document: Document) -> Iterator[str]:
    """Paragraphs and tables in the order of the page; a table is read like a sheet."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            rows: list[list[Any]] = [
                [cell.text.strip() for cell in row.cells] for row in block.rows
            ]
            yield from tables.lines(rows)


def _of_table(data: bytes, name: str) -> str:
    book = read_here(data, name)
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    return "\n".join(line for sheet in shown for line in tables.lines(sheet.rows))
