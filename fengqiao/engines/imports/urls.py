"""Addresses of the import pages. Which registers and jobs there are is handed in by project/urls.py."""

from typing import Any

from django.urls import path
from django.urls.resolvers import URLPattern

from fengqiao.engines.registers.register import Register

from . import desk
from .desk.jobs import Jobs


def addresses(registers: tuple[Register, ...], jobs: Jobs) -> list[URLPattern]:
    known: dict[str, Any] = {"registers": registers}
    work = known | {"jobs": jobs}
    return [
        path("", desk.imports, work, name="imports"),
        path("words/", desk.meanings, known, name="meanings"),
        path("words/<uuid:pk>/", desk.meaning, known, name="meaning"),
        path("suggestions/", desk.suggestions, known, name="suggestions"),
        path("<uuid:pk>/check/", desk.check, known, name="check"),
        path("<uuid:pk>/answer/", desk.answer, work, name="answer"),
        path("<uuid:pk>/start/", desk.start, work, name="start"),
        path("<uuid:pk>/check/returned/", desk.returned_of_file, known, name="returned_of_file"),
        path("<uuid:pk>/", desk.batch, known, name="batch"),
        path("<uuid:pk>/returned/", desk.returned_of_batch, known, name="returned_of_batch"),
        path("<uuid:pk>/undo/", desk.undo, known, name="undo"),
    ]
