"""A form as a browser would send it: every control of a page with what stands in it."""

from __future__ import annotations

from typing import Any

from lxml import html


def filled(page: str, button: str = "", **changes: Any) -> dict[str, Any]:
    """What pressing the page's own form sends: the form with most controls, after `changes`."""
    forms = html.fromstring(page).forms
    main = max((one for one in forms if one.method == "POST"), key=lambda one: len(one.fields))
    given: dict[str, Any] = {}
    for name, value in main.form_values():
        given.setdefault(name, []).append(value.removeprefix("\n"))
    given = {name: values if len(values) > 1 else values[0] for name, values in given.items()}
    return given | changes | ({button: "1"} if button else {})
