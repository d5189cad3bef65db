"""Saved views: a person keeps a list's filters, sort and columns under a name, and lets them go again."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .models import View
from .register import Register

VERBS = (
    Verb("ledgers.save_view", "保存常用筛选", shows=("ledger",), hides=("name", "query")),
    Verb("ledgers.drop_view", "删除常用筛选", shows=("ledger",)),
)


def views(register: Register, actor: Actor) -> QuerySet[View]:
    """A person's own views of a register."""
    assert actor.person is not None, "only a person has views"
    mine = View.objects.filter(office=actor.office, person=actor.person, ledger=register.key)
    return mine.order_by("name")


def save(register: Register, name: str, query: str, *, by: Actor) -> View:
    """This will keep a list's query under a name; the same name again is the newer one."""
    assert by.person is not None, "only a person has views"
    with deed():
        view = views(register, by).filter(name=name).first() or View(
            office=by.office, person=by.person, ledger=register.key, name=name
        )
        view.query = query
        with act("ledgers.save_view", on=view, by=by) as facts:
            view.save()
            facts |= {"ledger": register.key, "name": name, "query": query}
    return view


def drop(view: View, *, by: Actor) -> None:
    with act("ledgers.drop_view", on=view, by=by) as facts:
        facts["ledger"] = view.ledger
        View.objects.filter(
            pk=view.pk
        ).delete()  # deleted itself it would lose the key that its entry names
