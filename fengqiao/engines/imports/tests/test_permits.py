"""Who may import: each ledger's own power, by every way in; and who lacks it is told so."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse

from fengqiao.ground.sheets import read
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.people import powers
from fengqiao.trunk.people.actors import Denied

from .. import acts, stages, tasks
from ..models import Batch, Meaning
from .clerk import GOOD, OTHER, Clerk, changed, workbook

pytestmark = pytest.mark.django_db
DISPUTES = f"没有“{powers.label('disputes.import')}”的权限"


def declarations() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "年度声明"
    for row in (
        ["2024年廉洁司法年度声明"],
        ["声明人", "职务", "声明期间", "声明内容", "签署日期"],
        ["甲某", "副主任", "2024年", "没有干预过司法", "2024-12-30"],
    ):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_every_ledger_names_a_power_of_its_own():
    for one in REGISTERS:
        assert one.sheet.power in powers.POWERS, one.key
        assert one.sheet.power.startswith(one.matter), one.key


def test_who_may_import_another_ledger_is_told_so_by_every_way_in(cast, client_of, clerk, scoped):
    clerk.give(workbook(GOOD, changed(OTHER, 社区="哪里社区")))
    clerk.do("answer", v0="东门社区")
    waiting = clerk.page.strip("/").split("/")[2]
    clerk.do("start")
    batch, word = Batch.objects.get(), Meaning.objects.get()
    sun = client_of(cast.sun)
    ways = (
        sun.get(reverse("imports:check", args=[waiting])),
        sun.post(reverse("imports:answer", args=[waiting]), {"v0": "钟楼社区"}),
        sun.post(reverse("imports:start", args=[waiting])),
        sun.get(reverse("imports:returned_of_file", args=[waiting])),
        sun.get(reverse("imports:batch", args=[batch.pk])),
        sun.get(reverse("imports:returned_of_batch", args=[batch.pk])),
        sun.get(reverse("imports:undo", args=[batch.pk])),
        sun.post(reverse("imports:undo", args=[batch.pk])),
        sun.get(reverse("imports:meaning", args=[word.pk])),
        sun.post(reverse("imports:meaning", args=[word.pk]), {"forget": "1"}),
    )
    for answer in ways:
        assert answer.status_code == 403 and DISPUTES in answer.content.decode(), answer.request
    assert Batch.objects.get().state == "committed" and Meaning.objects.get() == word
    listed = sun.get(reverse("imports:imports")).content.decode()
    assert "台账2024" not in listed and "记住的写法（0）" in listed
    assert "哪里社区" not in sun.get(reverse("imports:meanings")).content.decode()
    with pytest.raises(Denied):
        tasks.commit(REGISTERS, waiting, None, str(cast.sun.person))


def test_the_discipline_secretary_imports_her_own_ledger_and_no_other(cast, client_of, as_):
    with as_(cast.sun):
        sun = Clerk(client_of(cast.sun))
        assert "导入这 1 条" in sun.give(declarations(), "声明2024.xlsx")
        sun.do("start")
        assert Batch.objects.get().accepted == 1
        assert "声明2024" in sun.client.get(reverse("imports:imports")).content.decode()
        given = sun.client.post(reverse("imports:imports"), {"file": io.BytesIO(b"x")})
        assert given.status_code in (302, 422)


def test_a_post_in_one_community_does_not_import_the_streets_ledger(cast, client_of):
    chen = client_of(cast.chen)
    assert chen.get(reverse("imports:imports")).status_code == 403


def test_a_file_with_one_foreign_sheet_is_not_brought_in_by_half(cast, as_):
    """A workbook of two registers, of which a person may import one: nothing of it enters."""
    book = openpyxl.load_workbook(io.BytesIO(declarations()))
    page = book.create_sheet("纠纷")
    for row in openpyxl.load_workbook(io.BytesIO(workbook(GOOD))).active.iter_rows(
        values_only=True
    ):
        page.append(row)
    kept = io.BytesIO()
    book.save(kept)
    with as_(cast.sun):
        staged = stages.stage(read(kept.getvalue(), "两种.xlsx"), REGISTERS, cast.office, 2024)
        assert len(staged.ledgers) == 2
        with pytest.raises(Denied):
            acts.commit(staged, kept.getvalue(), "两种.xlsx", by=cast.sun)
        assert not Batch.objects.exists()
