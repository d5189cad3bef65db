"""Fitting a paper on one page: set as the standard says where it fits, closer step by step where it does not."""

from __future__ import annotations

from dataclasses import replace

from . import measures
from .model import Paper
from .pdf import CannotWrite, pages


class TooLong(CannotWrite):
    """Not even the closest setting holds it on one page; the text says what to do."""


def on_one_page(paper: Paper) -> Paper:
    """This will set a paper so that it stands on one page, in Word as in PDF, with a line to spare: word
    processors break lines each in its own way. Without Chinese fonts nothing can be tried, and it is set
    closest. Raises TooLong."""
    for sizes in measures.CLOSER:
        closer = replace(paper, sizes=sizes)
        try:
            if pages(closer, spare=sizes.line) == 1:
                return closer
        except CannotWrite:
            return replace(paper, sizes=measures.CLOSER[-1])
    raise TooLong("内容太长，一页放不下，请少选几个指标或者写短一些")
