"""Two people, one form over what stands: who comes second keeps her words, and overwrites nobody else's.

A form of a register's record has its own rule (engines/registers/edits.py), which merges tables and asks side by side.
Any other form over a standing row is a `StandingForm`: beside each field it carries a mark of what stood there when
it was shown. What she left as it was follows whoever changed it since; where both changed one field she is told what
the other wrote, keeps her own, and saves it once more if she means it. A press that asks nothing of what it changes
(take away, put back, move) carries one mark of all of it: `{% stands … %}` shows it, `expect` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fengqiao.ground import hashes

LENGTH = 16  # hex signs of a mark: it tells two values of one field apart, nothing more
CHANGED = "您填写的时候，别人把这一处改成了“{}”。您写的还在，没有保存；确实要用您写的，请再保存一次"
NOTHING = "（空着）"
STANDS = "stands"  # the mark of all that a press is about
OVERTAKEN = "您打开这一页以后，别人刚改过，没有办。请看过现在的再办一次"


class StandingForm(forms.Form):
    """A form over `standing`, what stands now: the same both when it is shown and when it is sent. What it begins with
    beside that (today) is `initial`, as of any form. Where a field says which row is meant (a day, a title),
    `standing` is empty when the form is shown, and when it is sent what stands of the row that was named."""

    changed = CHANGED

    def __init__(
        self, *args: Any, standing: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.standing = dict(standing or {})
        said = {name: value for name, value in self.standing.items() if not _is_blank(value)}
        super().__init__(*args, **kwargs | {"initial": {**(kwargs.get("initial") or {}), **said}})

    def full_clean(self) -> None:
        both = self._merged() if self.is_bound else []
        super().full_clean()
        for name, now in both:
            self.add_error(name, self.changed.format(now))

    def seen(self, bound: BoundField) -> SafeString:
        """The mark of a field, for the page that shows it; none for what stands nowhere."""
        if bound.name not in self.standing:
            return SafeString()
        now = _mark(bound.field, self.standing[bound.name])
        return _hidden(_name(bound), self.data.get(_name(bound), "") if self.is_bound else now)

    def _merged(self) -> list[tuple[str, str]]:
        """The fields that both changed, each with what stands there. What only the other changed is taken over; a
        field without a mark (no page had shown it) is as it was sent."""
        both: list[tuple[str, str]] = []
        if not isinstance(self.data, MultiValueDict):
            return both
        data = self.data = self.data.copy()
        for name, stands in self.standing.items():
            bound = self[name]
            seen = data.get(_name(bound))
            now, hers = _mark(bound.field, stands), _mark(bound.field, bound.data)
            if not seen or seen == now or hers == now:
                continue
            data[_name(bound)] = now
            if hers == seen:
                _take(data, bound, stands)
            else:
                both.append((name, _said(bound.field, stands)))
        return both


def typed(field: forms.Field, data: Mapping[str, Any] | None, name: str) -> Any:
    """What a field that says which row is meant was sent; None where that is nothing, or cannot be read."""
    try:
        return field.to_python(data.get(name)) if data else None
    except forms.ValidationError:
        return None


def stands(*held: Any) -> SafeString:
    """The mark of all that a press is about, for its form."""
    return _hidden(STANDS, _short([str(one) for one in held]))


class Overtaken(Exception):
    """A press that is not taken, because somebody was faster; the text says so."""

    def __init__(self, said: str = OVERTAKEN) -> None:
        super().__init__(said)


def expect(sent: Mapping[str, Any], *held: Any) -> None:
    """This will let a press through whose page showed what stands. Raises Overtaken."""
    if overtaken(sent, *held):
        raise Overtaken


def overtaken(sent: Mapping[str, Any], *held: Any) -> bool:
    """Whether what a press is about stands otherwise than on the page that it was sent from."""
    return sent.get(STANDS, "") not in ("", _short([str(one) for one in held]))


def _take(data: MultiValueDict, bound: BoundField, stands: Any) -> None:
    """This will put what stands now where she had left a field as it was."""
    now = bound.field.prepare_value(stands)
    data.pop(bound.html_name, None)
    if isinstance(now, list | tuple):
        data.setlist(bound.html_name, [str(one) for one in now])
    elif not _is_blank(now):
        data[bound.html_name] = "on" if now is True else str(now)


def _name(bound: BoundField) -> str:
    return f"seen-{bound.html_name}"


def _hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def _mark(field: forms.Field, value: Any) -> str:
    return _short(_plain(field, value))


def _short(held: list[str]) -> str:
    return hashes.sha256_hex(hashes.canonical(held))[:LENGTH]


def _plain(field: forms.Field, value: Any) -> list[str]:
    """What a field holds, the same as it stands in the row and as it was typed."""
    try:
        found = field.to_python(value)
    except forms.ValidationError:
        found = value
    if isinstance(found, list | tuple | set):
        return sorted(str(one) for one in found)
    return [] if _is_blank(found) else [str(found)]


def _is_blank(value: Any) -> bool:
    """Whether nothing is said; a nought is said."""
    return value is None or value is False or value == ""


def _said(field: forms.Field, value: Any) -> str:
    """What stands there, as the form would say it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    labels = dict(_flat(getattr(field, "choices", ())))
    chosen = value if isinstance(value, list | tuple) else [value]
    return (
        "、".join(str(labels.get(str(one), one)) for one in chosen if not _is_blank(one)) or NOTHING
    )


def _flat(choices: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for value, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return found
