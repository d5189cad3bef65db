"""Addresses of the pages of figures. What else is made of a period is handed in by project/urls.py."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from . import external, own
from .catalogue import Beside, catalogue
from .figure import export, figure
from .reading import reading


def addresses(beside: Beside) -> list[URLPattern]:
    """`beside`: (label, name of a page) that the catalogue leads to with its period."""
    return [
        path("", catalogue, {"beside": beside}, name="catalogue"),
        path("own/", own.own, name="own"),
        path("own/<uuid:pk>/rename/", own.rename, name="rename"),
        path("own/<uuid:pk>/retire/", own.retire, name="retire"),
        path("external/", external.external, name="external"),
        path("external/record/", external.record, name="record"),
        path("external/<uuid:pk>/correct/", external.correct, name="correct"),
        path("external/<uuid:pk>/retire/", external.retire, name="retire_external"),
        path("external/<uuid:pk>/take-back/", external.take_back, name="take_back_external"),
        path("readings/<uuid:pk>/", reading, name="reading"),
        path("<str:key>/", figure, name="figure"),
        path("<str:key>/export/", export, name="export"),
        path("<str:key>/save/", own.save, name="save"),
        path("<str:key>/words/", own.word, name="words"),
    ]
