"""A form as a browser would send it: every control of a page with what stands in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from lxml import html


def filled(page: str, button: str = "", **changes: Any) -> dict[str, Any]:
    """What pressing the page's own form sends: the form with most controls, after `changes`."""
    forms = html.fromstring(page).forms
    main = max((one for one in forms if one.method == "POST"), key=lambda one: len(one.fields))
    return _held(main) | changes | ({button: "1"} if button else {})


def sent_to(page: str, address: str, here: str) -> dict[str, Any] | None:
    """What pressing the form that a page `here` sends to an address sends, or None where it has no such form."""
    forms = [one for one in html.fromstring(page).forms if one.method == "POST"]
    found = [one for one in forms if _way(one.action or here, here) == urlsplit(address).path]
    return _held(max(found, key=lambda one: len(one.fields))) if found else None


def posted_from(page: str, here: str) -> set[str]:
    """The addresses that the forms of a page send to."""
    forms = [one for one in html.fromstring(page).forms if one.method == "POST"]
    return {_way(one.action or here, here) for one in forms}


def written(page: str) -> set[str]:
    """The names of the controls in which a person writes words."""
    tree = html.fromstring(page)
    boxes = tree.xpath("//form//textarea/@name | //form//input[@type='text']/@name")
    return {str(name) for name in boxes}


def _way(action: str, here: str) -> str:
    return urlsplit(action).path or urlsplit(here).path


def _held(form: Any) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, value in form.form_values():
        given.setdefault(name, []).append(value.removeprefix("\n"))
    return {name: values if len(values) > 1 else values[0] for name, values in given.items()}
