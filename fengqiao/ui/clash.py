"""Two people, one form over what stands: who comes second keeps her words, and overwrites nobody else's.

A form of a register's record has its own rule (engines/registers/edits.py), which merges tables and asks side by side.
Any other form over a standing row is a `StandingForm`: beside each field it carries a mark of what stood there when
it was shown. What she left as it was follows whoever changed it since; where both changed one field she is told what
the other wrote, keeps her own, and saves it once more if she means it.
"""

from __future__ import annotations

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


class StandingForm(forms.Form):
    """A form made with `initial`, what stands now: both when it is shown and when it is sent."""

    def full_clean(self) -> None:
        both = self._merged() if self.is_bound else []
        super().full_clean()
        for name, now in both:
            self.add_error(name, CHANGED.format(now))

    def seen(self, bound: BoundField) -> SafeString:
        """The mark of a field, for the page that shows it."""
        said = self.data.get(_name(bound)) if self.is_bound else _mark(bound.field, bound.initial)
        return format_html('<input type="hidden" name="{}" value="{}">', _name(bound), said or "")

    def _merged(self) -> list[tuple[str, str]]:
        """The fields that both changed, each with what stands there. What only the other changed is taken over; a
        field without a mark (no page had shown it) is as it was sent."""
        both: list[tuple[str, str]] = []
        if not isinstance(self.data, MultiValueDict):
            return both
        data = self.data = self.data.copy()
        for name, bound in ((name, self[name]) for name in self.fields):
            seen = data.get(_name(bound))
            now, hers = _mark(bound.field, bound.initial), _mark(bound.field, bound.data)
            if not seen or seen == now or hers == now:
                continue
            data[_name(bound)] = now
            if hers == seen:
                _take(data, bound)
            else:
                both.append((name, _said(bound)))
        return both


def _take(data: MultiValueDict, bound: BoundField) -> None:
    """This will put what stands now where she had left a field as it was."""
    now = bound.field.prepare_value(bound.initial)
    data.pop(bound.html_name, None)
    if isinstance(now, list | tuple):
        data.setlist(bound.html_name, [str(one) for one in now])
    elif now not in (None, "", False):
        data[bound.html_name] = "on" if now is True else str(now)


def _name(bound: BoundField) -> str:
    return f"seen-{bound.html_name}"


def _mark(field: forms.Field, value: Any) -> str:
    return hashes.sha256_hex(hashes.canonical(_plain(field, value)))[:LENGTH]


def _plain(field: forms.Field, value: Any) -> list[str]:
    """What a field holds, the same as it stands in the row and as it was typed."""
    try:
        found = field.to_python(value)
    except forms.ValidationError:
        found = value
    if isinstance(found, list | tuple | set):
        return sorted(str(one) for one in found)
    return [] if found in (None, "", False) else [str(found)]


def _said(bound: BoundField) -> str:
    """What stands there, as the form would say it."""
    value = bound.initial
    if isinstance(value, bool):
        return "是" if value else "否"
    labels = dict(_flat(getattr(bound.field, "choices", ())))
    chosen = value if isinstance(value, list | tuple) else [value]
    return "、".join(str(labels.get(str(one), one)) for one in chosen if one) or NOTHING


def _flat(choices: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for value, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return found
