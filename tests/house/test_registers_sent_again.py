"""Sent again, register by register: the pages that the kit gives each of them, pressed as test_sent_again.py does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from fengqiao.engines.registers import acts, saved_views
from fengqiao.engines.registers.pages.alike import known
from fengqiao.project.catalogue import REGISTERS, SHELVES
from fengqiao.trunk.divisions import queries as places
from fengqiao.ui.templatetags.ui import ONCE
from tests.filled import sent_to, written
from tests.house.presses import WHY, Press, a_file
from tests.house.test_ledger_doors import ALL, keeper
from tests.house.test_sent_again import Sent, faults_of, taken_back
from tests.specimens import one_of_each

pytestmark = pytest.mark.django_db
KEYS = [one.key for one in REGISTERS]
REGISTERS = {one.key: one for one in REGISTERS}
ONLY_READ = {"list", "export", "prose", "blank", "show", "file"}
REFUSED = {
    "decisions.register:several": "a decision goes by its steps and is corrected on its own page"
}
OF_ITS_OWN = ("id", "seen", "reason", ONCE)


class Forms:
    """The forms of a register, with a real record of it."""

    def __init__(self, key: str, cast, as_, client_of) -> None:
        self.register, self.cast, self.as_, self.client_of = REGISTERS[key], cast, as_, client_of
        with as_(cast.li):
            place = places.communities(cast.office)[1]
            self.record = one_of_each([self.register], cast.li, place)[key]

    def __iter__(self):
        for one in ALL:
            named = one.name.partition(":")[2]
            walked = named not in ONLY_READ and one.name not in REFUSED
            if walked and one.register == self.register.key:
                yield one

    def page(self, client: Any, name: str) -> str:
        args = [] if name in ("add", "list") else [self.record.pk]
        return client.get(reverse(self.register.page(name), args=args)).content.decode()

    def faults(self, one: Any) -> list[str]:
        name, actor = one.name.partition(":")[2], keeper(one, self.cast)
        with taken_back():
            client = self.client_of(actor)
            with self.as_(actor):
                sent = getattr(self, name)(client, actor)
            found = list(faults_of(sent, Press(), actor, self.client_of))
        return [f"{one.name} {fault}" for fault in found]

    def sent(self, client: Any, page: str, name: str, args: list[Any], **given: Any) -> Sent:
        here = reverse(self.register.page(page), args=[] if page == "list" else args)
        address = reverse(self.register.page(name), args=args)
        shown = client.get(here).content.decode()
        held = sent_to(shown, address, here)
        assert held is not None and ONCE in held, f"{here} has no form with a key for {name}"
        return Sent(address, client, held | given, written(shown), here, shown)

    def add(self, client: Any, actor: Any) -> Sent:
        """What a correction of the record holds, entered as another record."""
        stands = self.amend(client, actor).given
        sent = self.sent(client, "add", "add", [])
        same = {k: v for k, v in stands.items() if k not in OF_ITS_OWN and not k.endswith("-row")}
        sent.given |= same | {k: "0" for k in same if k.endswith("-INITIAL_FORMS")}
        return sent

    def amend(self, client: Any, actor: Any) -> Sent:
        sent = self.sent(client, "amend", "amend", [self.record.pk], reason=WHY)
        return replace(sent, given=sent.given | sent.otherwise)

    def void(self, client: Any, actor: Any) -> Sent:
        return self.sent(client, "void", "void", [self.record.pk], reason=WHY)

    def restore(self, client: Any, actor: Any) -> Sent:
        acts.void(self.register, self.record, by=actor, reason=WHY)
        return self.sent(client, "restore", "restore", [self.record.pk], reason=WHY)

    def take_back(self, client: Any, actor: Any) -> Sent:
        """Of a record that was registered just now, from its own page."""
        return self.sent(client, "show", "take_back", [self.record.pk])

    def attach(self, client: Any, actor: Any) -> Sent:
        return self.sent(client, "attach", "attach", [self.record.pk], file=a_file())

    def several(self, client: Any, actor: Any) -> Sent:
        """Ticked in the list, looked at, said yes to."""
        pick = str(self.record.pk)
        ticked = self.sent(client, "list", "several", [], pick=pick, do=self.alike())
        asked = ticked.press().content.decode()
        given = (sent_to(asked, ticked.address, ticked.address) or {}) | {
            "pick": pick,
            "reason": WHY,
        }
        if not self.register.voids:
            given["to"] = html.fromstring(asked).xpath("//select[@name='to']//option/@value")[-1]
            looked = client.post(ticked.address, given | {"look": "1"}).content.decode()
            given |= sent_to(looked, ticked.address, ticked.address) or {}
            asked = looked
        return Sent(
            ticked.address, client, given | {"yes": "1"}, written(asked), ticked.here, asked
        )

    def alike(self) -> str:
        """What is done to several: the one that takes them out of the count, else one value for a column."""
        if self.register.voids:
            return "void"
        shelf = next(one for one in SHELVES if self.register in one.registers)
        offered = known(self.register, shelf)
        return next(one.key for one in self.register.typed if one.key in offered)

    def save_view(self, client: Any, actor: Any) -> Sent:
        address = reverse(self.register.page("save_view"))
        here = reverse(self.register.page("list")) + "?text=%E6%9D%8E"
        shown = client.get(here).content.decode()
        given = (sent_to(shown, address, here) or {}) | {"name": "李某的"}
        return Sent(address, client, given, written(shown), here, shown)

    def drop_view(self, client: Any, actor: Any) -> Sent:
        """Dropped from the list that it shows."""
        view = saved_views.save(self.register, "李某的", "text=1", by=actor)
        address = reverse(self.register.page("drop_view"), args=[view.pk])
        here = f"{reverse(self.register.page('list'))}?{view.query}"
        shown = client.get(here).content.decode()
        return Sent(address, client, sent_to(shown, address, here) or {}, set(), here, shown)


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_a_form_of_a_register_sent_again(cast, as_, client_of, key):
    forms = Forms(key, cast, as_, client_of)
    told = [fault for one in forms for fault in forms.faults(one)]
    assert told == [], "\n".join(told)
