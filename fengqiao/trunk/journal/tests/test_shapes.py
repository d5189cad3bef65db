"""A digest holds in every later version: fields added, renamed, told otherwise, a noun moved to another room."""

from __future__ import annotations

import pytest

from tests import databases

from .library import NAMED, NAMING, Library

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CHANGED = "这一行在系统之外被改动"
UNPROVEN = "写入这一行时的“mark”后来取消了，不能核对"
BOOK = """
    class Book(OfficeRecord):
        name = models.CharField(max_length=20)
        summary = models.TextField(blank=True)
        price = models.DecimalField(max_digits=9, decimal_places=2, null=True)
        mark = models.CharField(max_length=20, blank=True)
"""
READER = """
    class Reader(OfficeRecord):
        name = models.CharField(max_length=20)
        book = models.ForeignKey(Book, models.PROTECT, null=True)
"""
LATER_BOOK = """
    class Book(OfficeRecord):
        name = models.CharField(max_length=20)
        content = models.TextField(blank=True)
        price = models.DecimalField(max_digits=9, decimal_places=4, null=True)
        is_new = models.BooleanField(default=True)
"""
LATER = """
    from django.db import migrations, models

    class Migration(migrations.Migration):
        dependencies = [("shelf", "0001_initial")]
        operations = [
            migrations.RenameField("book", "summary", "content"),
            migrations.AlterField("book", "price", models.DecimalField(max_digits=9, decimal_places=4, null=True)),
            migrations.AddField("book", "is_new", models.BooleanField(default=True)),
            migrations.RemoveField("book", "mark"),
            migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Reader")]),
        ]
"""
MOVED_READER = """
    from shelf.models import Book

    class Reader(OfficeRecord):
        former: ClassVar[tuple[str, ...]] = ("shelf.reader",)

        name = models.CharField(max_length=20)
        holds = models.ForeignKey(Book, models.PROTECT, null=True)

        class Meta(OfficeRecord.Meta):
            db_table = "shelf_reader"
"""
MOVED = """
    import fengqiao.ground.ids
    import fengqiao.trunk.journal.bases
    from django.db import migrations, models

    class Migration(migrations.Migration):
        dependencies = [("shelf", "0002_later")]
        operations = [
            migrations.SeparateDatabaseAndState(state_operations=[
                migrations.CreateModel(
                    name="Reader",
                    fields=[
                        ("id", models.UUIDField(default=fengqiao.ground.ids.uuid7, editable=False, primary_key=True, serialize=False, verbose_name="编号")),
                        ("office", models.UUIDField(editable=False, verbose_name="所属街道")),
                        ("salt", models.CharField(default=fengqiao.trunk.journal.bases.new_salt, editable=False, max_length=32)),
                        ("name", models.CharField(max_length=20)),
                        ("book", models.ForeignKey(null=True, on_delete=models.PROTECT, to="shelf.book")),
                    ],
                    options={"abstract": False, "db_table": "shelf_reader", "base_manager_name": "objects", "default_manager_name": "objects"},
                ),
            ]),
            migrations.RenameField("reader", "book", "holds"),
        ]
"""


@pytest.fixture
def library(tmp_path):
    """A library of the first version, with rows of the time before shapes were named and of the time after."""
    with databases.fresh(tmp_path, migrated=False) as env:
        one = Library(tmp_path, env)
        one.app("shelf")
        one.models("shelf", BOOK + READER)
        one.makes_migrations()
        one.does("""
            from shelf.models import Book, Reader
            before_shapes_were_named()
            old = Book(office=OFFICE, name="旧书", summary="旧的", price="1.5")
            write(old, Book(office=OFFICE, name="旧书二"), Reader(office=OFFICE, name="旧读者", book=old))
        """)
        one.does("""
            from shelf.models import Book, Reader
            book = Book(office=OFFICE, name="新书", summary="新的", price="2.25")
            write(book, Book(office=OFFICE, name="有签的书", mark="甲1"), Reader(office=OFFICE, name="新读者", book=book))
        """)
        assert one.does("told = wrong()") == []
        yield one


@pytest.fixture
def later(library):
    """The same library under its second version."""
    kind = "ContentType.objects.get(model='reader')"
    ask = "from django.contrib.contenttypes.models import ContentType\n"
    library.kind = library.does(f"{ask}told = {kind}.pk")
    library.app("desk")
    library.models("shelf", LATER_BOOK)
    library.models("desk", MOVED_READER)
    library.migration("shelf", "0002_later", LATER)
    library.migration("desk", "0001_initial", MOVED)
    assert library.does(f"{ask}told = [{kind}.pk, {kind}.app_label]") == [library.kind, "desk"]
    return library


def test_added_renamed_altered_and_moved_the_older_digests_hold(later):
    # What stood in a field that is gone cannot be proven, and is not taken for proven.
    assert later.does("told = wrong()") == [["有签的书", UNPROVEN]]


def test_a_change_behind_the_journal_is_named_whatever_the_row_was_called(later):
    later.does("""
        sql("UPDATE shelf_book SET content = 'x' WHERE name = '旧书'")
        sql("UPDATE shelf_book SET price = 2.2501 WHERE name = '新书'")
        sql("UPDATE shelf_reader SET holds_id = NULL WHERE name = '旧读者'")
    """)
    told = {name for name, _ in later.does("told = wrong()")}
    assert told == {"新书", "旧书", "旧读者", "有签的书"}


def test_a_field_of_a_later_day_is_outside_until_the_row_is_written_again(later):
    told = later.does("""
        from shelf.models import Book
        book = Book.objects.get(name="旧书")
        book.content = "改了"
        write(book)
        sql("UPDATE shelf_book SET is_new = NOT is_new WHERE name IN ('旧书', '旧书二')")
        told = wrong()
    """)
    assert sorted(told) == sorted([["旧书", CHANGED], ["有签的书", UNPROVEN]])


def test_an_entry_names_label_and_version_of_each_row(later):
    told = later.does("""
        from desk.models import Reader
        from fengqiao.trunk.journal.models import Entry
        reader = Reader.objects.get(name="新读者")
        write(reader)
        write(Reader(office=OFFICE, name="第三个"))
        told = [[row[0], row[3]] for entry in Entry.objects.order_by("seq")
                for row in entry.rows if row[1] == str(reader.pk)]
        told.append(sorted({entry.kind for entry in Entry.objects.all()}))
    """)
    assert told == [["shelf.reader", 1], ["desk.reader", 1], ["desk.reader", "shelf.book"]]


@pytest.mark.parametrize(
    ("taken_out", "named"),
    [
        ("digests.digest(row, shape)", "digests.digest(row)"),
        ("labels.today(label), key", "label, key"),
    ],
)
def test_without_shapes_or_labels_the_upgrade_would_cry_tampering(later, taken_out, named):
    """The guard of the guard: rows.py without its mending."""
    told = later.does(f"""
        import inspect
        from fengqiao.trunk.journal import rows
        text = inspect.getsource(rows)
        assert {taken_out!r} in text
        exec(compile(text.replace({taken_out!r}, {named!r}), "rows", "exec"), vars(rows))
        told = len(wrong())
    """)
    assert told > 1


def test_what_was_renamed_before_shapes_were_named_is_mended_by_an_act(library):
    """The same second version, but shapes are named after it only: its renames read as tampering."""
    library.app("desk")
    library.models("shelf", LATER_BOOK)
    library.models("desk", MOVED_READER)
    library.migration("shelf", "0002_later", LATER)
    library.migration("desk", "0001_initial", MOVED)
    first, second = '("shelf", "0001_initial")', '("library", "0001_shapes_are_named")'
    library.migration(*NAMING, NAMED.replace("shapes_are_named", "nothing"))
    named = NAMED.replace(first, f'{second}, ("desk", "0001_initial")')
    library.migration("library", "0002_shapes_are_named", named)
    books = [["旧书", CHANGED], ["旧书二", CHANGED], ["有签的书", UNPROVEN]]
    assert sorted(library.does("told = wrong()")) == books
    told = library.does("""
        from fengqiao.trunk.journal import repairs
        from shelf.models import Book
        verbs.declare(repairs.VERBS)
        found = repairs.look()
        told = [[one.row.name, one.renamed, one.later] for one in found.explained]
        told.append(repairs.mend(Book.objects.first(), found.explained, by=BY))
        told.append(wrong())
    """)
    renamed = [["summary", "content"]]
    assert told == [
        ["旧书", renamed, ["is_new"]],
        ["旧书二", renamed, ["is_new"]],
        2,
        [["有签的书", UNPROVEN]],
    ]
