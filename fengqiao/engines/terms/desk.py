"""The pages of the office's words: every list, one list with its words, one word with how it came to be so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.access import DeskRequest, needs, signed_in
from fengqiao.trunk.people.actors import Actor, Denied

from . import acts, lists, page
from .forms import (
    AddForm,
    LabelForm,
    PlaceForm,
    RecountForm,
    RestoreForm,
    RetireForm,
    SpellingsForm,
    asking,
)
from .lists import Given, Listed
from .models import Said
from .page import Line, WordPage
from .rules import NotSaid


class Change(NamedTuple):
    """What may be done with a word: the form that asks, the act, what is said when it was done."""

    asks: type[Form]
    act: Callable[[Listed, str, Any, Actor], Any]
    done: str


CHANGES = {
    "rename": Change(
        LabelForm,
        lambda listed, code, form, by: acts.rename(listed, code, form.cleaned_data["label"], by=by),
        "已改名，旧记录上也显示新名称；原来的叫法留作其他写法",
    ),
    "spell": Change(
        SpellingsForm,
        lambda listed, code, form, by: acts.spell(
            listed, code, form.cleaned_data["spellings"], by=by
        ),
        "已保存，以后导入按这些写法认",
    ),
    "count": Change(
        RecountForm,
        lambda listed, code, form, by: acts.count(
            listed, code, form.counts_as(), since=form.cleaned_data["since"], by=by
        ),
        "已保存，从那天起登记的按新的算",
    ),
    "retire": Change(
        RetireForm,
        lambda listed, code, form, by: acts.retire(listed, code, on=form.cleaned_data["on"], by=by),
        "已停用；已经登记的照旧",
    ),
    "restore": Change(
        RestoreForm,
        lambda listed, code, form, by: acts.restore(listed, code, by=by),
        "已恢复使用",
    ),
    "move": Change(
        PlaceForm,
        lambda listed, code, form, by: acts.move(listed, code, form.cleaned_data["to"], by=by),
        "次序已调整",
    ),
}


@signed_in
def front(request: DeskRequest) -> HttpResponse:
    """Every list of words to who arranges them, and what later versions suggest to who may answer it."""
    actor = request.actor
    arranges = actor.may("terms.arrange")
    if not arranges and not page.answered_by(actor):
        raise Denied("terms.arrange")
    suggestions = page.suggestions(actor)
    listed = list(page.fronts(actor.office, suggestions)) if arranges else []
    return render(request, "terms/front.html", {"lists": listed, "suggestions": suggestions})


@needs("terms.arrange")
def words(request: DeskRequest, key: str) -> HttpResponse:
    """GET shows a list, POST adds a word."""
    listed, office = _listed(key), request.actor.office
    form = AddForm(listed, office, request.POST or None)
    if request.method == "POST" and _done(form, lambda: _add(listed, form, request.actor)):
        messages.success(request, f"已添“{form.cleaned_data['label']}”")
        return redirect("terms:words", key=key)
    shown = {"form": form, "has_errors": bool(form.errors), "listed": listed}
    shown |= {"lines": page.lines(listed, office)}
    return render(request, "terms/words.html", shown, status=422 if form.errors else 200)


@needs("terms.arrange")
def word(request: DeskRequest, key: str, code: str) -> HttpResponse:
    """One word: what it is called, written like and counts as, and each change of it."""
    listed = _listed(key)
    line = _line(listed, request.actor, code)
    return _shown(request, page.of_word(listed, line, _forms(listed, line)))


@require_POST
@needs("terms.arrange")
def change(request: DeskRequest, key: str, code: str, do: str) -> HttpResponse:
    """This will change one thing of a word."""
    listed, wanted = _listed(key), _change(do)
    line = _line(listed, request.actor, code)
    form = asking(wanted.asks, listed, line.word, request.POST)
    if _done(form, lambda: wanted.act(listed, code, form, request.actor)):
        messages.success(request, wanted.done)
        if do == "move":
            return redirect("terms:words", key=key)
        return redirect("terms:word", key=key, code=code)
    shown = page.of_word(listed, line, _forms(listed, line) | {do: form}, form)
    return _shown(request, shown, status=422)


@require_POST
@signed_in
def answer(request: DeskRequest, key: str) -> HttpResponse:
    """This will take over what is ticked of the suggestions, or decline it."""
    said = Said.TAKEN if request.POST.get("said") == Said.TAKEN else Said.DECLINED
    try:
        count = acts.answer(_given(key), request.POST.getlist("code"), said, by=request.actor)
        messages.success(request, f"{said.label} {count} 条" if count else "没有勾选")
    except NotSaid as why:
        messages.error(request, str(why))
    return redirect("terms:front")


def _add(listed: Listed, form: AddForm, by: Actor) -> None:
    said = form.cleaned_data
    acts.add(
        listed,
        said["label"],
        counts_as=form.counts_as(),
        spellings=said["spellings"],
        begins_on=said["begins_on"],
        by=by,
    )


def _shown(request: DeskRequest, shown: WordPage, status: int = 200) -> HttpResponse:
    word = shown.line.word
    told = chronicle.told(page.entries(word), page.changes(shown.listed, word.office))
    return render(request, "terms/word.html", {"page": shown, "timeline": told}, status=status)


def _done(form: Form, change: Callable[[], Any]) -> bool:
    """Whether it was done; why not, at the form."""
    if not form.is_valid():
        return False
    try:
        change()
    except NotSaid as why:
        form.add_error(None, str(why))
    return not form.errors


def _forms(listed: Listed, line: Line) -> dict[str, Form]:
    return {do: asking(one.asks, listed, line.word) for do, one in CHANGES.items()}


def _change(do: str) -> Change:
    if do not in CHANGES:
        raise Http404
    return CHANGES[do]


def _listed(key: str) -> Listed:
    try:
        return lists.of_key(key)
    except KeyError:
        raise Http404 from None


def _given(key: str) -> Given:
    for given in lists.given():
        if given.key == key:
            return given
    raise Http404


def _line(listed: Listed, actor: Actor, code: str) -> Line:
    for line in page.lines(listed, actor.office):
        if line.word.code == code:
            return line
    raise Http404
