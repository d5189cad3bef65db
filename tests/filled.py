"""A form as a browser would send it: every control of a page with what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    found = _sent_to(page, address, here)
    return _held(found) if found is not None else None


@dataclass(frozen=True)
class Control:
    """What a person can see and change in a form: `offered` the values it offers with their labels, () where she
    writes; `many` where she may choose several."""

    name: str
    kind: str  # "text", "day", "choice", "box"
    offered: tuple[tuple[str, str], ...] = ()
    many: bool = False


def controls(page: str, address: str, here: str) -> list[Control]:
    """What can be changed in the form that a page `here` sends to an address."""
    form = _sent_to(page, address, here)
    return list({one.name: one for one in _controls(form)}.values()) if form is not None else []


def posted_from(page: str, here: str) -> set[str]:
    """The addresses that the forms of a page send to."""
    forms = [one for one in html.fromstring(page).forms if one.method == "POST"]
    return {_way(one.action or here, here) for one in forms}


def written(page: str) -> set[str]:
    """The names of the controls in which a person writes words."""
    tree = html.fromstring(page)
    boxes = tree.xpath("//form//textarea/@name | //form//input[@type='text']/@name")
    return {str(name) for name in boxes}


def _sent_to(page: str, address: str, here: str) -> Any:
    forms = [one for one in html.fromstring(page).forms if one.method == "POST"]
    found = [one for one in forms if _way(one.action or here, here) == urlsplit(address).path]
    return max(found, key=lambda one: len(one.fields)) if found else None


def _controls(form: Any) -> Iterator[Control]:
    for one in form.xpath(".//textarea | .//select | .//input"):
        name, kind = one.get("name"), one.get("type", "text")
        if (
            not name
            or one.get("readonly") is not None
            or kind in ("hidden", "submit", "file", "password")
        ):
            continue
        if one.tag == "select":
            offered = [(o.get("value", o.text), (o.text or "").strip()) for o in one.iter("option")]
            yield Control(name, "choice", tuple(offered), one.get("multiple") is not None)
        elif kind in ("radio", "checkbox"):
            alike = form.xpath(f".//input[@name='{name}' and @type='{kind}']")
            offered = [(o.get("value", "on"), _label(o)) for o in alike]
            many = kind == "checkbox"
            single = many and len(offered) == 1
            yield Control(name, "box" if single else "choice", tuple(offered), many)
        else:
            yield Control(name, "day" if one.get("data-day") is not None else "text")


def _label(box: Any) -> str:
    return " ".join(box.getparent().text_content().split())


def _way(action: str, here: str) -> str:
    return urlsplit(action).path or urlsplit(here).path


def _held(form: Any) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, value in form.form_values():
        given.setdefault(name, []).append(value.removeprefix("\n"))
    return {name: values if len(values) > 1 else values[0] for name, values in given.items()}
