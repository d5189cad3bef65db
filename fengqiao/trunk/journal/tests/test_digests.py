"""The digest of a row is the same in memory and read back, on both engines, and says nothing by itself."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection, models

from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal import chain, digests
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.bases import OfficeRecord

BEIJING = dt.timezone(dt.timedelta(hours=8))

# field, what is given in memory: as clean values, and as forms and imports may give them.
GIVEN = {
    "char": (models.CharField(max_length=20, blank=True), ["字", "", " 前后 ", "𠮷", 12]),
    "text": (models.TextField(null=True), ["一\n二\r\n三", None, ""]),
    "whole": (models.BigIntegerField(null=True), [0, -1, 2**60, "7", True, None]),
    "small": (models.PositiveSmallIntegerField(null=True), [3, "3", None]),
    "money": (
        models.DecimalField(max_digits=14, decimal_places=2, null=True),
        [Decimal("1.5"), "2.50", 3, Decimal("0.00"), 0.1, Decimal("1E+3"), None],
    ),
    "yes": (models.BooleanField(null=True), [True, False, None, 1, "True"]),
    "day": (models.DateField(null=True), [dt.date(2026, 3, 2), "2026-03-02", None]),
    "time": (models.TimeField(null=True), [dt.time(8, 30), "08:30", dt.time(1, 2, 3, 4), None]),
    "moment": (
        models.DateTimeField(null=True),
        [
            dt.datetime(2026, 3, 2, 8, 0, 0, 123456, dt.UTC),
            dt.datetime(2026, 3, 2, tzinfo=BEIJING),
            None,
        ],
    ),
    "key": (models.UUIDField(null=True), [uuid7(), str(uuid7()), None]),
    "json": (
        models.JSONField(default=dict),
        [{}, [], {"b": [1, None, True], "a": {"字": "值"}}, [[1, 2], (3,)], "text", 5, {1: 2}],
    ),
}
CASES = [(name, n) for name, (_, values) in GIVEN.items() for n in range(len(values))]


@pytest.fixture(scope="session")
def Sample(django_db_setup, django_db_blocker):
    """A recorded noun with every kind of field that the product's nouns use, for these tests alone."""
    body = {name: field for name, (field, _) in GIVEN.items()}
    meta = type(
        "Meta", (OfficeRecord.Meta,), {"app_label": "journal", "db_table": "sample_of_digests"}
    )
    made = type("Sample", (OfficeRecord,), {**body, "Meta": meta, "__module__": __name__})
    apps.all_models["journal"].pop("sample")  # nobody but this file may meet it
    apps.clear_cache()
    return made


@pytest.fixture
def sample(Sample, inside):
    """This will make a row in memory; the test's own transaction takes the table away again."""
    with connection.cursor() as cursor:
        cursor.execute(connection.schema_editor(atomic=False).table_sql(Sample)[0])
    return lambda **values: Sample(office=inside.office, **values)


@pytest.mark.parametrize("name, nth", CASES)
def test_in_memory_and_read_back_agree(sample, office, inside, name, nth):
    row = sample(**{name: GIVEN[name][1][nth]})
    before = digests.digest(row)
    with act("journal.try", on=office, by=inside):
        row.save()
    read = type(row).objects.get(pk=row.pk)
    assert digests.digest(read) == before
    with act("journal.try", on=office, by=inside):
        read.save()
    assert digests.digest(type(row).objects.get(pk=row.pk)) == before


def test_an_empty_column_added_later_changes_no_digest(sample):
    row = sample(char="字")
    before = digests.digest(row)
    row.text, row.whole, row.json = "", None, {}
    assert digests.digest(row) == before
    row.yes, row.whole = False, 0
    assert digests.digest(row) != before, "no and nought are said, not left out"


def test_every_field_but_the_salt_counts(sample):
    row = sample()
    seen = {digests.digest(row)}
    for name, (_, values) in GIVEN.items():
        setattr(row, name, values[0] or values[2])
        seen.add(digests.digest(row))
    assert len(seen) == len(GIVEN) + 1


def test_the_salt_keeps_the_digest_from_being_guessed(sample):
    one, other = sample(char="周某"), sample(char="周某")
    other.pk = one.pk
    assert digests.digest(one) != digests.digest(other)
    other.salt = one.salt
    assert digests.digest(one) == digests.digest(other)


def test_a_value_without_one_text_is_refused(sample):
    with pytest.raises(TypeError, match="float"):
        digests.digest(sample(json={"rate": 0.1}))


def test_the_same_entry_hashes_alike_when_it_is_read_back(inside, office, last):
    with act("journal.try", on=office, by=inside, reason="一\r\n二 \u2028 𠮷") as facts:
        facts |= {"said": {"日": dt.date(2026, 3, 2), "额": Decimal("1.50"), "们": (uuid7(), None)}}
    (entry,) = last()
    assert entry.hash == chain.entry_hash(entry)
    assert chain.verify()["ok"]
