"""Rows written many at a time: the parameters are those that Django would bind, one by one, for every field
of every noun; a row that is made fast is the row that Django makes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import Value
from django.db.models.sql import InsertQuery

from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal import chain, gate
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.bulk import columns as written
from fengqiao.trunk.journal.bulk.maker import maker
from fengqiao.trunk.journal.digests import digest
from fengqiao.trunk.journal.models import Entry

DAY, ID = dt.date(2024, 3, 5), uuid7()
NOW = dt.datetime(2024, 3, 5, 8, 30, tzinfo=dt.UTC)


def some(field, n):
    """The n-th value that a field may hold: none, what others hold too, its own."""
    target = field.target_field if field.is_relation else field
    if n == 0 and field.null:
        return None
    for kind, shared, own in (
        (models.UUIDField, ID, uuid7()),
        (models.DateTimeField, NOW, NOW + dt.timedelta(seconds=n)),
        (models.DateField, DAY, DAY + dt.timedelta(days=n)),
        (models.BooleanField, True, n % 2 == 0),
        (models.DecimalField, Decimal("1.5"), Decimal(n)),
        (models.JSONField, {"甲": [1, None]}, [n, {"b": "乙"}]),
        (models.IntegerField, 7, n),
        (models.CharField, "同", f"字{n}"),
        (models.TextField, "同", f"长{n}\n“'%s"),
    ):
        if isinstance(target, kind):
            return shared if n < 4 and not field.primary_key else own
    return target.get_default()


def plainly(value):
    """A parameter as it can be compared: psycopg wraps what it binds."""
    return type(value).__name__, repr(getattr(value, "obj", value))


@pytest.mark.django_db
def test_many_rows_are_bound_as_django_binds_each(inside):
    seen = 0
    for model in apps.get_models():
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        rows = [model(**{f.attname: some(f, n) for f in fields}) for n in range(7)]
        query = InsertQuery(model)
        query.insert_values(fields, rows)
        compiler = query.get_compiler(connection=connection)
        found = written.columns(fields, rows, connection)
        for field, column in zip(fields, found, strict=True):
            if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
                continue  # the time of asking
            each = [compiler.prepare_value(field, compiler.pre_save_val(field, r)) for r in rows]
            assert list(map(plainly, column)) == list(map(plainly, each)), field
            seen += 1
    assert seen > 300


def test_a_row_with_an_expression_goes_djangos_own_way(setting):
    rows = [setting(Value("甲")), setting("乙")]
    assert written.columns(rows[0]._meta.concrete_fields, rows, connection) is None


def test_a_row_that_is_made_fast_is_the_row_that_django_makes(inside, office):
    for model in apps.get_models():
        if not hasattr(model, "gate"):
            continue
        given = {
            field.attname: some(field, 5)
            for field in model._meta.concrete_fields
            if field.attname in ("id", "office", "salt", "path") or not field.has_default()
        }
        if "salt" in given:
            given["salt"] = "5a" * 16
        fast, plain = maker(model)(**given), model(**given)
        names = [field.attname for field in model._meta.concrete_fields]
        fresh = [n for n in names if n not in given and getattr(plain, n) != getattr(fast, n)]
        assert set(fresh) <= {"slot"}, (model, fresh)
        assert fast._state.adding and fast._state.db is None
        if getattr(fast, "salt", None):
            assert digest(fast) == digest(plain)
    with pytest.raises(TypeError):
        maker(Entry)(type="no such column")


def test_many_rows_meet_the_same_gate_and_the_same_constraints(inside, office, setting, last):
    rows = [setting(f"many.{n}", {"n": n}) for n in range(6)]
    manager = type(rows[0]).objects
    with act("journal.try", on=office, by=inside):
        manager.bulk_create(rows)
    (entry,) = last()
    named = [["divisions.setting", str(row.pk), digest(row), 1] for row in rows]
    assert entry.rows == named
    read = manager.filter(key__startswith="many.").order_by("key")
    assert [digest(row) for row in read] == [digest(row) for row in rows]
    broken = [setting("many.0")]
    if connection.vendor == "postgresql":  # SQLite keeps no lengths; forms and sheets do
        broken.append(setting("长" * 500))
    for one in broken:
        again = [*(setting(f"more.{n}") for n in range(5)), one]
        with (
            pytest.raises((IntegrityError, DataError)),
            transaction.atomic(),
            act("journal.try", on=office, by=inside),
        ):
            manager.bulk_create(again)
    assert not manager.filter(key__startswith="more.").exists()
    with pytest.raises(gate.NoAct):
        manager.bulk_create([setting(f"more.{n}") for n in range(5)])


def test_a_long_stream_is_there_for_what_is_asked_next(inside, office, setting):
    manager = type(setting("a")).objects
    with act("journal.try", on=office, by=inside):
        manager.bulk_create([setting(f"long.{n:03}") for n in range(600)])
        assert manager.filter(key__startswith="long.").count() == 600
        manager.bulk_create([setting(f"longer.{n:03}") for n in range(600)])
    assert manager.filter(key__startswith="longer.").count() == 600
    assert chain.verify([office.pk])["ok"]


def test_a_long_stream_that_is_refused_fails_its_deed_where_it_was_handed_over(
    inside, office, setting
):
    manager = type(setting("a")).objects
    twice = [*(setting(f"long.{n:03}") for n in range(600)), setting("long.599")]
    with pytest.raises(IntegrityError), act("journal.try", on=office, by=inside):
        manager.bulk_create(twice)
        raise AssertionError("it was not refused where it was handed over")
    assert not manager.filter(key__startswith="long.").exists()
    with act("journal.try", on=office, by=inside):
        manager.bulk_create(twice[:-1])
    assert manager.filter(key__startswith="long.").count() == 600


def test_a_deed_that_fails_leaves_nothing_of_its_stream(inside, office, setting):
    manager = type(setting("a")).objects
    with pytest.raises(KeyError), act("journal.try", on=office, by=inside):
        manager.bulk_create([setting(f"long.{n:03}") for n in range(600)])
        raise KeyError
    assert not manager.filter(key__startswith="long.").exists()
