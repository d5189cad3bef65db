"""Addresses of the desk itself. What the desk cannot know is handed in by project/urls.py."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import path
from django.urls.resolvers import URLPattern

from . import (
    calendar,
    clocks,
    divisions,
    entering,
    journal,
    kit,
    me,
    people,
    searching,
    steps,
    today,
)

PERSON = "people/<uuid:pk>/"
DIVISION = "divisions/<uuid:pk>/"


def addresses(
    walks: Sequence[steps.Walk],
    sought: Sequence[searching.Sought],
    last_backup: today.LastBackup | None = None,
    ahead: Sequence[today.Ahead] = (),
) -> list[URLPattern]:
    """This will give the desk's addresses for the matters that are walked and the kinds that are found."""
    return [
        path(
            "",
            today.today,
            {"walks": walks, "last_backup": last_backup, "ahead": ahead},
            name="today",
        ),
        path("due/", today.due, {"walks": walks}, name="due"),
        path("login/", entering.login, name="login"),
        path("login/demo/", entering.enter_demo, name="enter_demo"),
        path("first/<str:token>/", entering.first, name="first"),
        path("logout/", entering.logout, name="logout"),
        path("me/", me.me, name="me"),
        path("search/", searching.search, {"sought": sought}, name="search"),
        path("records/<str:kind>/<uuid:pk>/", searching.record, {"sought": sought}, name="record"),
        path("people/", people.people, name="people"),
        path("people/new/", people.enter, name="person_new"),
        path(PERSON, people.person, name="person"),
        path(f"{PERSON}posts/<uuid:post>/relieve/", people.relieve, name="relieve"),
        path(f"{PERSON}account/", people.open_account, name="open_account"),
        path(f"{PERSON}invite/", people.invite, name="invite"),
        path(f"{PERSON}close/", people.close_account, name="close_account"),
        path("divisions/", divisions.divisions, name="divisions"),
        path(DIVISION, divisions.division, name="division"),
        path(f"{DIVISION}add/", divisions.add, name="division_new"),
        path(f"{DIVISION}end/", divisions.end, name="division_end"),
        path("calendar/", calendar.calendar, name="calendar"),
        path("clocks/", clocks.clocks, name="clocks"),
        path("calendar/remove/", calendar.remove_day, name="calendar_remove"),
        path("journal/", journal.journal, {"sought": sought}, name="journal"),
        path("journal/verify/", journal.verify, name="verify"),
        path("ui/", kit.kit, name="kit"),
        *(route for walk in walks for route in steps.routes(walk)),
    ]
