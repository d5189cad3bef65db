"""The kit's components. Each renders one small template of templates/ui/kit/.

{% icon "name" %}                         an inline drawing, hidden from readers
{% once %}                                a form's key, beside its csrf_token
{% by_enter %}                            what Enter presses, where the first button of a form is not its own
{% stands x y %}                          what a press without words is about, beside its csrf_token
{% field form.x %}                        label, hint, error between label and input, input; `asked` where
                                          a field may stay empty but is not to be called optional
{% error_summary form %}                  what is wrong, each line a link to its field
{% panel "标题" %}…{% endpanel %}          a titled part of a page
{% banner "info|done|warn|bad" %}…{% endbanner %}
{% step_bar steps %}                      [{label, state: done|now|next|blocked, note}]
{% step_button step %}                    {label, url, allowed, reason, primary}
{% side side %}                           kit.Side; two of them in .facing
{% outcome ending %}                      kit.Ending: how it ended, between the two sides
{% timeline entries %}                    what happened, as trunk/people/chronicle.py tells it
{% clock_card clock %}                    {label, due_on, days_left, state, url, basis}
{% stat figure %}                         {label, value, unit, url, note}
{% empty title text url label %}          nothing here, and what to do next
{% tag text kind %}                       open|done|paused|closed|warn|bad|plain: a word and a shape
{% pager page %}                          {previous_url, next_url, shown_text}
{% sort_header label url direction %}     ascending|descending|""
{% facts pairs %}                         [(label, value)]
{% progress done total %}
{% bar value max %}
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BoundField, CheckboxSelectMultiple, RadioSelect
from django.forms.widgets import CheckboxInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from fengqiao.ui import icons

from .. import asks, clash, ownership
from ..kit import Ending, Side

register = template.Library()

TAG_MARKS = {
    "open": "◐",
    "done": "●",
    "paused": "❙❙",
    "closed": "○",
    "warn": "▲",
    "bad": "■",
    "plain": "",
}
CLOCK_STATES = {
    "running": ("计算中", "plain"),
    "due_soon": ("快到期", "warn"),
    "overdue": ("已超期", "bad"),
    "paused": ("已中止", "paused"),
    "stopped": ("已停止", "done"),
    "stopped_late": ("超期后办结", "warn"),
}


ONCE = "once"  # the field that bears a form's key


@register.simple_tag(takes_context=True)
def once(context: Any, key: str = "") -> SafeString:
    """The key of a form, made when it is shown: sent again, it is not done again. `key`: of a form that was sent and
    not taken, shown once more. Beside it whose form it is."""
    request = context.get("request")
    answered = request.POST.getlist(asks.AS_WRITTEN) if request is not None else []
    held = [(asks.AS_WRITTEN, one) for one in dict.fromkeys(answered)]
    held += [(ONCE, str(key or uuid4())), (ownership.FORM_OF, ownership.mark_of(request))]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', held)


@register.simple_tag
def by_enter(presses: bool = True) -> SafeString:
    """What the Enter key presses in a form whose first visible button does something else: the first submit button of
    a form is the one that Enter means, and this one says nothing of its own. Nobody sees or reaches it. Where no
    button is the form's own, `presses` is false and Enter does nothing."""
    return format_html(
        '<button class="by-enter" type="submit" tabindex="-1" aria-hidden="true"{}></button>',
        "" if presses else mark_safe(" disabled"),
    )


@register.simple_tag
def stands(*held: Any) -> SafeString:
    """The mark of what a press is about, as its page shows it (ui/clash.py)."""
    return clash.stands(*held)


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.drawing(name)


@register.inclusion_tag("ui/kit/field.html")
def field(bound: BoundField, asked: bool = False) -> dict[str, Any]:
    """A field with its label, hint and error; the input says which of them describe it."""
    widget = bound.field.widget
    grouped = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    single = isinstance(widget, CheckboxInput)
    described = [f"{bound.id_for_label or bound.auto_id}-hint"] if bound.help_text else []
    if bound.errors:
        described.append(f"{bound.id_for_label or bound.auto_id}-error")
    attrs: dict[str, Any] = {}
    if described and not grouped:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors and not grouped:
        attrs["aria-invalid"] = "true"
    return {
        "bound": bound,
        "input": bound.as_widget(attrs=attrs),
        "id": bound.id_for_label or bound.auto_id,
        "grouped": grouped,
        "single": single,
        "described": " ".join(described),
        "optional": not (bound.field.required or single or asked),
        "hidden": bound.is_hidden,
        "asked": [one.mark for one in bound.errors.as_data() if isinstance(one, asks.Asked)],
        "seen": bound.form.seen(bound) if isinstance(bound.form, clash.StandingForm) else "",
    }


@register.inclusion_tag("ui/kit/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    if not form or not form.is_bound:
        return {"errors": []}
    errors = [("", said) for said in form.non_field_errors()]
    for bound in form:
        for said in bound.errors:
            target = (
                bound.auto_id
                if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
                else bound.id_for_label
            )
            errors.append((target, said))
    return {"errors": errors}


@register.simple_block_tag
def panel(content: str, title: str = "") -> SafeString:
    head = format_html('<h2 class="panel__title">{}</h2>', title) if title else ""
    return format_html('<section class="panel">{}{}</section>', head, content)


@register.simple_block_tag
def banner(content: str, kind: str = "info") -> SafeString:
    kind = {"warning": "warn", "error": "bad", "success": "done"}.get(kind, kind)
    role = "alert" if kind in ("bad", "warn") else "status"
    return format_html('<div class="banner banner--{}" role="{}">{}</div>', kind, role, content)


@register.inclusion_tag("ui/kit/step_bar.html")
def step_bar(steps: Iterable[Any]) -> dict[str, Any]:
    return {"steps": steps}


@register.inclusion_tag("ui/kit/step_button.html")
def step_button(step: Any) -> dict[str, Any]:
    return {"step": step}


@register.inclusion_tag("ui/kit/side.html")
def side(side: Side) -> dict[str, Any]:
    return {"side": side}


@register.inclusion_tag("ui/kit/outcome.html")
def outcome(ending: Ending) -> dict[str, Any]:
    return {"ending": ending}


@register.inclusion_tag("ui/kit/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    return {"entries": entries}


@register.inclusion_tag("ui/kit/clock_card.html")
def clock_card(clock: Any) -> dict[str, Any]:
    label, kind = CLOCK_STATES[clock.state]
    left = clock.days_left
    return {
        "clock": clock,
        "state": label,
        "kind": kind,
        "over": -left if left and left < 0 else None,
    }


@register.inclusion_tag("ui/kit/stat.html")
def stat(figure: Any) -> dict[str, Any]:
    return {"figure": figure}


@register.inclusion_tag("ui/kit/empty.html")
def empty(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, Any]:
    return {"title": title, "text": text, "url": url, "label": label}


@register.simple_tag
def tag(text: str, kind: str = "plain") -> SafeString:
    mark = TAG_MARKS.get(kind, "")
    shape = (
        format_html('<span class="tag__mark" aria-hidden="true">{}</span>', mark) if mark else ""
    )
    return format_html('<span class="tag tag--{}">{}{}</span>', kind, shape, text)


@register.inclusion_tag("ui/kit/pager.html")
def pager(page: Any) -> dict[str, Any]:
    return {"page": page}


@register.inclusion_tag("ui/kit/sort_header.html")
def sort_header(label: str, url: str, direction: str = "") -> dict[str, Any]:
    return {"label": label, "url": url, "direction": direction}


@register.inclusion_tag("ui/kit/facts.html")
def facts(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {"pairs": pairs}


@register.inclusion_tag("ui/kit/progress.html")
def progress(done: int, total: int) -> dict[str, Any]:
    return {"done": done, "total": total, "percent": round(100 * done / total) if total else 0}


@register.inclusion_tag("ui/kit/bar.html")
def bar(value: int, max: int) -> dict[str, Any]:
    """A bar for a table cell: the number stands beside it, so readers do not hear it twice."""
    width = round(100 * value / max, 1) if max else 0
    return {"width": width}
