"""Laws 2 and 3 against every road of Django that is known to pass by: each closed, on both engines."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django import forms
from django.db import IntegrityError, models, transaction
from django.db.models import Count, ProtectedError, Q
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from fengqiao.doors.desk.middleware import Scoped
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.models import Dispute, Note, Party, ReportClass
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.divisions.models import Division, Setting
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.gate import NoAct
from fengqiao.trunk.journal.models import Entry, Head, Secret
from fengqiao.trunk.people.models import Account, Person

DAY = date(2026, 3, 2)


@pytest.fixture
def case(cast, as_):
    """A case of the second community, read with everything that hangs on it; the scope is closed again."""
    with as_(cast.li):
        made = seeds.a_dispute(cast.li, places.communities(cast.office)[1], on=DAY)
        return Dispute.objects.select_related(None).get(pk=made.pk)


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


# --- reading without a scope -------------------------------------------------------------------------

READINGS = {
    "manager": lambda case: list(Dispute.objects.all()),
    "base manager": lambda case: list(Dispute._base_manager.all()),
    "bare queryset": lambda case: list(models.QuerySet(Dispute)),
    "bare values": lambda case: list(models.QuerySet(Dispute).values_list("pk")),
    "bare count": lambda case: models.QuerySet(Dispute).count(),
    "bare exists": lambda case: models.QuerySet(Dispute).exists(),
    "bare aggregate": lambda case: models.QuerySet(Dispute).aggregate(Count("pk")),
    "bare in_bulk": lambda case: models.QuerySet(Dispute).in_bulk([case.pk]),
    "bare iterator": lambda case: next(models.QuerySet(Dispute).iterator()),
    "bare union": lambda case: list(models.QuerySet(Party).union(models.QuerySet(Party))),
    "get": lambda case: Dispute.objects.get(pk=case.pk),
    "forward key": lambda case: case.community,
    "reverse manager": lambda case: list(case.parties.all()),
    "reverse manager's count": lambda case: case.parties.count(),
    "refresh": lambda case: case.refresh_from_db(),
    "deferred field": lambda case: Dispute(pk=case.pk).refresh_from_db(fields=["summary"]),
    "join": lambda case: list(models.QuerySet(Party).filter(dispute__number="x")),
    "entries": lambda case: list(Entry.objects.all()),
    "personal facts": lambda case: Secret.objects.exists(),
    "in a subquery of what is exempt": lambda case: list(
        Account.objects.filter(person__in=Person.objects.values("pk"))
    ),
    "prefetch": lambda case: models.prefetch_related_objects([case], "parties"),
    "constraint check": lambda case: case.validate_constraints(),
}


@pytest.mark.parametrize("how", READINGS)
def test_nothing_is_read_without_a_scope(case, how):
    with pytest.raises(scope.NoScope):
        READINGS[how](case)


def test_a_lazy_query_made_inside_a_scope_raises_outside_it(cast, as_):
    with as_(cast.li):
        lazy = Dispute.objects.all()
    with pytest.raises(scope.NoScope):
        list(lazy)


def test_without_a_scope_there_is_none_even_after_an_error(cast, as_):
    with pytest.raises(ZeroDivisionError), as_(cast.li):
        raise ZeroDivisionError
    with pytest.raises(scope.NoScope):
        scope.current()


# --- reading beyond the scope ------------------------------------------------------------------------


def test_the_stranger_reads_nothing_by_any_road(cast, as_, case):
    with as_(cast.zhao):
        assert not Dispute.objects.filter(pk=case.pk).exists()
        assert not Entry.objects.filter(subject=case.pk).exists()
        assert list(case.parties.all()) == []
        assert Dispute.objects.in_bulk([case.pk]) == {}
        assert Dispute.objects.aggregate(n=Count("pk"))["n"] == 0
        assert Person.objects.filter(office=cast.office).count() == 0
        with pytest.raises(Division.DoesNotExist):
            case.community  # noqa: B018
        with pytest.raises(Dispute.DoesNotExist):
            case.refresh_from_db()


def test_a_join_shows_no_row_of_another_street(cast, as_, case):
    with as_(cast.zhao):
        assert not Party.objects.filter(dispute=case.pk).exists()
        assert not Division.objects.filter(posts__person__name="小李").exists()


def test_who_has_one_community_sees_that_community(cast, as_, case):
    with as_(cast.li):
        own = seeds.a_dispute(cast.li, places.communities(cast.office)[0], on=DAY)
    for actor in (cast.chen, cast.li, cast.wang):
        with as_(actor):
            seen = set(Dispute.objects.values_list("pk", flat=True))
        assert own.pk in seen
        assert (case.pk in seen) is (actor is not cast.chen)
    with as_(cast.zhang):
        assert not Dispute.objects.exists(), "the case stands in the community, above the grid"


def test_a_branch_does_not_reach_its_neighbour_with_the_longer_label(cast):
    reach = scope.Reach(cast.office, "aaaa/01/")
    for path, inside in [
        ("aaaa/01/", True), ("aaaa/01/02/", True), ("aaaa/010/", False), ("aaaa/02/", False),
        ("aaaa/", False), ("aaaa/0", False), ("aaaa/01", False),
    ]:  # fmt: skip
        assert reach.covers(cast.office, path) is inside, path
    assert reach.covers(cast.office, "") and not reach.covers(uuid.uuid4(), "aaaa/01/")


def test_paths_are_compared_byte_by_byte_by_the_engine_as_well(cast, as_, li, case):
    """The engine's range and the Python rule agree on every path: a locale's order would not."""
    root = places.root(cast.office)
    names = ["01/", "010/", "01/02/", "0a/", "0A/", "0-/", "02/"]
    for name in names:
        with act("divisions.add", on=root, by=li):
            Division.objects.get_or_create(
                path=root.path + name,
                defaults={"office": cast.office, "parent": root, "level": "grid", "name": name,
                          "label": name[:-1]},
            )  # fmt: skip
    for name in names:
        path = root.path + name
        reach = scope.Reach(cast.office, path)
        found = set(
            Division.objects.filter(reach.condition(by_path=True)).values_list("path", flat=True)
        )
        every = Division.objects.filter(office=cast.office).values_list("path", flat=True)
        assert found == {p for p in every if reach.covers(cast.office, p)}


def test_an_empty_scope_sees_nothing(case):
    with scope.opened(scope.Scope()):
        assert not Dispute.objects.exists()


def test_everywhere_wants_a_reason():
    with pytest.raises(ValueError, match="理由"), scope.everywhere(because=" "):
        pass


# --- writing without an act --------------------------------------------------------------------------

WRITINGS = {
    "save": lambda case: case.save(),
    "save fields": lambda case: case.save(update_fields=["summary"]),
    "save base": lambda case: case.save_base(),
    "create": lambda case: Note.objects.create(
        office=case.office, path=case.path, dispute=case, text="x", written_by=case.pk, written_on=DAY
    ),
    "get_or_create": lambda case: Setting.objects.get_or_create(
        office=case.office, key="new", defaults={"value": 1}
    ),
    "update_or_create": lambda case: Setting.objects.update_or_create(
        office=case.office, key="new", defaults={"value": 1}
    ),
    "bulk_create": lambda case: Setting.objects.bulk_create(
        [Setting(office=case.office, key="new", value=1)]
    ),
    "insert_made": lambda case: Setting.objects.insert_made(
        [Setting(office=case.office, key="new", value=1)]
    ),
    "bulk_update": lambda case: Dispute.objects.bulk_update([case], ["summary"]),
    "update": lambda case: Dispute.objects.filter(pk=case.pk).update(summary="x"),
    "update all": lambda case: Dispute.objects.update(summary="x"),
    "base manager's update": lambda case: Dispute._base_manager.filter(pk=case.pk).update(summary="x"),
    "bare update": lambda case: models.QuerySet(Dispute).filter(pk=case.pk).update(summary="x"),
    "delete": lambda case: case.notes.first().delete(),
    "queryset delete": lambda case: Note.objects.filter(dispute=case).delete(),
    "raw delete": lambda case: Note.objects.filter(dispute=case)._raw_delete("default"),
    "related create": lambda case: case.parties.create(
        office=case.office, path=case.path, side=1, name="x"
    ),
    "related add": lambda case: case.parties.add(Party.objects.exclude(dispute=case.pk)[0], bulk=False),
    "related add in bulk": lambda case: case.parties.add(Party.objects.exclude(dispute=case.pk)[0]),
    "related set": lambda case: case.notes.set(Note.objects.exclude(dispute=case.pk), bulk=True),
    "entry": lambda case: Entry.objects.filter(subject=case.pk).update(reason="x"),
    "entry saved": lambda case: Entry.objects.filter(subject=case.pk)[0].save(),
    "entry deleted": lambda case: Entry.objects.filter(subject=case.pk).delete(),
    "entry forged": lambda case: Entry.objects.bulk_create([Entry.objects.filter(subject=case.pk)[0]]),
    "entry forged whole": lambda case: Entry.objects.insert_made(
        [Entry.objects.filter(subject=case.pk)[0]]
    ),
    "head": lambda case: Head.objects.update(seq=0),
    "personal fact": lambda case: Secret.objects.all().delete(),
}  # fmt: skip


@pytest.fixture
def full(cast, as_, case):
    """The case with a note, and another case with a note, in an open scope and no act."""
    with as_(cast.li):
        other = seeds.a_dispute(cast.li, places.communities(cast.office)[0], on=DAY)
        for one in (case, other):
            with act("disputes.note", on=one, by=cast.li):
                Note(
                    office=one.office, path=one.path, dispute=one, text="记一笔",
                    written_by=cast.li.person, written_on=DAY,
                ).save()  # fmt: skip
        yield case


@pytest.mark.parametrize("how", WRITINGS)
def test_nothing_is_written_without_an_act(full, how):
    with pytest.raises(NoAct), transaction.atomic():
        WRITINGS[how](full)
    assert chain.verify()["ok"]


@pytest.mark.parametrize(
    "how", ["entry", "entry saved", "entry forged", "entry forged whole", "head", "personal fact"]
)
def test_not_even_an_act_writes_the_journals_own_tables(full, cast, how):
    with pytest.raises(NoAct), act("disputes.note", on=full, by=cast.li):
        WRITINGS[how](full)


def test_a_deed_without_an_act_writes_nothing(full):
    with pytest.raises(NoAct), deed():
        full.save()


BY_CONDITION = {
    "update": lambda case: Dispute.objects.filter(stage="registered").update(summary="x"),
    "update all": lambda case: Dispute.objects.update(summary="x"),
    "update by a joined key": lambda case: Dispute.objects.filter(parties__pk=case.pk).update(summary="x"),
    "update by key or condition": lambda case: Dispute.objects.filter(
        Q(pk=case.pk) | Q(stage="registered")
    ).update(summary="x"),
    "update all but a key": lambda case: Dispute.objects.exclude(pk=case.pk).update(summary="x"),
    "raw delete": lambda case: Note.objects.filter(dispute=case)._raw_delete("default"),
    "upsert": lambda case: Setting.objects.bulk_create(
        [Setting(office=case.office, key="a", value=1)],
        update_conflicts=True, unique_fields=["office", "key"], update_fields=["value"],
    ),
    "insert or ignore": lambda case: Setting.objects.bulk_create(
        [Setting(office=case.office, key="a", value=1)], ignore_conflicts=True
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", BY_CONDITION)
def test_rows_are_changed_by_key_so_that_the_entry_can_name_them(full, cast, how):
    with pytest.raises(NoAct), act("disputes.note", on=full, by=cast.li):
        BY_CONDITION[how](full)
    assert chain.verify()["ok"]


def test_what_is_written_by_key_is_named_however_it_is_written(full, cast):
    full.summary = "另说"
    with act("disputes.amend", on=full, by=cast.li):
        Dispute.objects.bulk_update([full], ["summary"])
        Note.objects.filter(pk__in=[n.pk for n in full.notes.all()]).update(text="改")
        Setting.objects.bulk_create([Setting(office=full.office, key="new", value=1)])
    entry = Entry.objects.order_by("-seq")[0]
    assert sorted(row[0] for row in entry.rows) == [
        "disputes.dispute", "disputes.note", "divisions.setting",
    ]  # fmt: skip
    assert chain.verify()["ok"]


def test_no_delete_cascades(full, cast):
    with pytest.raises(ProtectedError), act("disputes.note", on=full, by=cast.li):
        full.delete()
    with pytest.raises(ProtectedError), act("disputes.note", on=full, by=cast.li):
        ReportClass.objects.filter(pk=full.report_class_id).delete()


# --- writing beyond the scope ------------------------------------------------------------------------


def test_a_row_held_in_memory_is_not_written_from_another_scope(cast, as_, full, next_office):
    note = full.notes.first()
    for how in (full.save, note.delete):
        with pytest.raises(scope.OutOfScope), as_(cast.zhao):
            with act("divisions.set", on=next_office, by=cast.zhao):
                how()
    with pytest.raises(Exception, match="did not affect any rows"), as_(cast.zhao):
        with act("divisions.set", on=next_office, by=cast.zhao):
            full.save(update_fields=["summary"])
    with pytest.raises(scope.OutOfScope), as_(cast.zhao):
        with act("divisions.set", on=next_office, by=cast.zhao):
            Note.objects.filter(pk=note.pk).delete()
    assert Note.objects.filter(pk=note.pk).exists()


def test_a_row_is_not_put_into_or_moved_to_another_street(cast, as_, full):
    beyond = Setting(office=cast.next_office, key="k", value=1)
    with pytest.raises(scope.OutOfScope), act("disputes.note", on=full, by=cast.li):
        beyond.save()
    full.office = cast.next_office
    with pytest.raises(scope.OutOfScope), act("disputes.note", on=full, by=cast.li):
        full.save()


def test_a_community_does_not_write_into_another(cast, as_, full):
    with as_(cast.chen), pytest.raises(scope.OutOfScope):
        with act("disputes.note", on=full, by=cast.chen):
            pass
    own = places.communities(cast.office)[0]
    with (
        as_(cast.chen),
        pytest.raises(scope.OutOfScope),
        act("disputes.note", on=own, by=cast.chen),
    ):
        Note(
            office=full.office, path=full.path, dispute=full, text="x",
            written_by=cast.chen.person, written_on=DAY,
        ).save()  # fmt: skip


# --- forms, unique checks, streams -------------------------------------------------------------------


def test_a_model_form_with_a_scoped_key_refuses_to_be_made_at_import():
    """Django would keep the queryset of the moment when the module was read: it must be given in __init__."""
    with pytest.raises(scope.NoScope):

        class Made(forms.ModelForm):
            class Meta:
                model = Dispute
                fields = ("type",)


def test_no_form_of_the_product_holds_a_scoped_queryset_on_its_class():
    for form in _below(forms.BaseForm):
        if not form.__module__.startswith("fengqiao."):
            continue
        for name, field in form.base_fields.items():
            queryset = getattr(field, "queryset", None)
            scoped = queryset is not None and hasattr(queryset.model, "scoped_by")
            assert not scoped, f"{form.__qualname__}.{name}"


def test_a_unique_check_sees_only_the_scope_so_the_database_decides(cast, as_, next_office):
    """A taken login is refused in another street as well, and the answer shows nothing of its owner."""
    with as_(cast.zhao):
        person = Person.objects.get(pk=cast.zhao.person)
        twin = Account(login=f"{_code(cast)}-clerk", office=cast.next_office, person=uuid.uuid4())
        with pytest.raises(IntegrityError), transaction.atomic():
            with act("people.open_account", on=person, by=cast.zhao):
                twin.save()


def test_each_street_has_its_own_settings_of_the_same_key(cast, as_):
    for actor in (cast.li, cast.zhao):
        with as_(actor):
            divisions.set_setting(actor.office, "same", actor.name, by=actor)
    with as_(cast.zhao):
        assert places.setting(cast.zhao.office, "same") == "赵生"
        assert places.setting(cast.office, "same") is None


def test_a_streamed_answer_is_made_inside_the_scope_and_leaves_none_open(cast, rf_user, case):
    def view(request):
        return StreamingHttpResponse(str(d.pk).encode() for d in Dispute.objects.order_by("pk"))

    response = Scoped(view)(rf_user(cast.li))
    with pytest.raises(scope.NoScope):
        scope.current()
    pieces = iter(response.streaming_content)
    assert str(case.pk).encode() in [next(pieces), *pieces]
    with pytest.raises(scope.NoScope):
        scope.current()
    assert b"".join(Scoped(view)(rf_user(cast.zhao)).streaming_content) == b""


@pytest.fixture
def rf_user(db):
    def request(actor):
        asked = RequestFactory().get("/")
        asked.user = Account.objects.get(person=actor.person)
        asked.session = {}
        return asked

    return request


def _code(cast) -> str:
    with scope.office(cast.office):
        return places.the_office().code


def _below(kind: type):
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
