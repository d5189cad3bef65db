"""Addresses of the desk itself. What the desk cannot know is handed in from project/walks.py."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import path
from django.urls.resolvers import URLPattern

from . import (
    accesses,
    backups,
    calendar,
    clocks,
    divisions,
    entrance,
    forms_kept,
    journal,
    kit,
    me,
    people,
    search,
    sessions,
    steps,
    today,
)

PERSON = "people/<uuid:pk>/"
DIVISION = "divisions/<uuid:pk>/"


def addresses(board: today.Board, sought: Sequence[search.Sought]) -> list[URLPattern]:
    """This will give the desk's addresses, with what the first page shows and the kinds that are found."""
    return [
        path("", today.today, {"board": board}, name="today"),
        path("due/", today.due, {"board": board}, name="due"),
        path("login/", entrance.login, name="login"),
        path("login/demo/", entrance.enter_demo, name="enter_demo"),
        path("first/<str:token>/", entrance.first, name="first"),
        path("session/", sessions.state, name="session"),
        path("session/enter/", sessions.enter, name="enter_in_place"),
        path("session/taken/", sessions.taken, name="forms_taken"),
        path("waiting/", forms_kept.waiting, name="waiting"),
        path("logout/", entrance.logout, name="logout"),
        path("me/", me.me, name="me"),
        path("me/links/", me.know_links, name="know_links"),
        path("search/", search.search, {"sought": sought}, name="search"),
        path("records/<str:kind>/<uuid:pk>/", search.record, {"sought": sought}, name="record"),
        path("people/", people.people, name="people"),
        path("people/new/", people.enter, name="person_new"),
        path(PERSON, people.person, name="person"),
        path(f"{PERSON}posts/<uuid:post>/relieve/", people.relieve, name="relieve"),
        path(f"{PERSON}account/", people.open_account, name="open_account"),
        path(f"{PERSON}invite/", people.invite, name="invite"),
        path(f"{PERSON}ask-link/", people.ask_link, name="ask_link"),
        path(f"{PERSON}close/", people.close_account, name="close_account"),
        path("divisions/", divisions.divisions, name="divisions"),
        path(DIVISION, divisions.division, name="division"),
        path(f"{DIVISION}add/", divisions.add, name="division_new"),
        path(f"{DIVISION}end/", divisions.end, name="division_end"),
        path("backups/", backups.backups, {"keeper": board.keeper}, name="backups"),
        path("calendar/", calendar.calendar, name="calendar"),
        path("clocks/", clocks.clocks, name="clocks"),
        path("calendar/remove/", calendar.remove_day, name="calendar_remove"),
        path("journal/", journal.journal, {"sought": sought}, name="journal"),
        path("journal/accesses/", accesses.log, {"sought": sought}, name="accesses"),
        path("journal/verify/", journal.verify, name="verify"),
        path("ui/", kit.kit, name="kit"),
        *(route for walk in board.walks for route in steps.routes(walk)),
    ]
