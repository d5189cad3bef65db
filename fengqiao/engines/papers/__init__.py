"""Papers: an official document said once, and set in the layout of GB/T 9704-2012 as Word, PDF, web page or text.

    paper = Paper(title="…年度报告", addressees=("市委", "市政府"), organ="…街道办事处", signed_on=day, blocks=(
        Heading(1, "主要举措和成效"),
        Heading(2, "化解纠纷", body=("共化解矛盾纠纷", Run("253件", figure="disputes.found@2024"), "。")),
        Paragraph("……"),
    ))
    written(paper, "docx")     # bytes; also pdf, html, txt
    warning(paper)             # signs that no font of this machine can print, in a sentence; else ""

docs/papers.md says how to build one. Knows no matter and no figure: a run carries what it is bound to.
"""

from .fonts import warning
from .formats import FORMATS, CannotWrite, written
from .model import Heading, Paper, Paragraph, Run, Table, WebRecord
from .one_page import TooLong, on_one_page

__all__ = [
    "FORMATS",
    "CannotWrite",
    "Heading",
    "Paper",
    "Paragraph",
    "Run",
    "Table",
    "TooLong",
    "WebRecord",
    "on_one_page",
    "warning",
    "written",
]
