"""The page: the text as a document with its numbers marked, each with a note; nothing of it is kept."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.reports.reconcile.tests.test_issues import REPORT
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Entry
from tests.faults import fault

pytestmark = pytest.mark.django_db
URL = "/desk/reconcile/"
LONG = ("字" * 60_001).encode()


def ask(client, text="", **more):
    return client.post(URL, {"year": 2023, "pasted": text, **more})


def said(answer):
    return re.sub(r"<[^>]+>|\s", "", answer.content.decode())


def test_every_number_is_marked_and_opens_to_its_rows(cast, client_of, ledger):
    answer = ask(client_of(cast.li), REPORT.replace("12件，婚", "14件，婚"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert len(re.findall(r'<a class="mark mark--matched', page)) == 7
    assert re.search(r'<a class="mark mark--mismatch[^>]+href="#n3">14件', page)
    assert 'id="n3"' in page and 'href="#m3"' in page
    url = re.search(r'href="(/desk/figures/disputes.found/\?[^"]+property[^"]*)"', page)[1]
    rows = client_of(cast.li).get(url.replace("&amp;", "&"))
    assert rows.status_code == 200 and "12" in said(rows)
    assert "分项加起来不等于总数" in page and 'href="#i1"' in page and 'id="i1"' in page


def test_the_text_stands_as_it_was_and_is_escaped(cast, client_of, kept):
    text = '一、<script>alert("x")</script> & 情况\n共排查纠纷5件。'
    page = ask(client_of(cast.li), text).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 情况" in page


def test_nothing_of_the_text_is_kept(cast, client_of, kept, office):
    with scope.office(office.pk):
        before = File.objects.count(), Entry.objects.count()
        ask(client_of(cast.li), file=SimpleUploadedFile("报告.txt", REPORT.encode()))
        assert (File.objects.count(), Entry.objects.count()) == before


def test_a_sheet_of_the_result_is_there_to_keep(cast, client_of, ledger):
    answer = ask(client_of(cast.li), REPORT, sheet="1")
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [row for row in page.iter_rows(values_only=True) if row[1] == "相符"]
    assert [row[0] for row in rows][:2] == ["60件", "31件"] and rows[0][3] == 60


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "请粘贴要核对的文字"),
        ({"pasted": "字" * 60_001}, "请分几次"),
        ({"file": SimpleUploadedFile("a.txt", LONG)}, "请分几次"),
        ({"pasted": "共5件。", "last": SimpleUploadedFile("a.txt", LONG)}, "请分几次"),
        ({"year": "二三", "pasted": "共5件。"}, "年份请填四位数"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\x00")}, "只能核对"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04nothing")}, "已损坏"),
        ({"file": SimpleUploadedFile("F01.xlsx", fault("F01"))}, "已用区域过大"),
        ({"file": SimpleUploadedFile("F01b.xlsx", fault("F01b"))}, "已用区域过大"),
    ],
)
def test_what_cannot_be_checked_says_what_to_do_and_keeps_what_was_typed(
    cast, client_of, given, why
):
    answer = ask(client_of(cast.li), **given)
    assert answer.status_code == 422 and why in said(answer)
    if "year" in given:
        assert "共5件。" in answer.content.decode()


def test_who_may_not_read_figures_is_told_so(cast, client_of):
    assert client_of(cast.zhang).get(URL).status_code == 403
    assert client_of(cast.li).get(URL).status_code == 200


def test_the_same_claim_is_read_once(cast, client_of, ledger):
    client = client_of(cast.li)
    ask(client, "共排查纠纷60件。")
    with CaptureQueriesContext(
        connection,
    ) as once:
        ask(client, "共排查纠纷60件。")
    with CaptureQueriesContext(connection) as often:
        ask(client, "共排查纠纷60件。\n" * 30)
    assert len(often) == len(once)
