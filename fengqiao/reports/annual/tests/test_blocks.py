"""Writing: kept from the first word, never lost between two writers; a bare number gets its source."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fengqiao.engines.figures import queries as figures
from fengqiao.engines.papers import written
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.reports.annual import acts, document, queries
from fengqiao.reports.annual import desk as annual
from fengqiao.trunk.journal.acts import act
from fengqiao.ui.templatetags.ui import ONCE
from tests.filled import filled

from .conftest import YEAR

pytestmark = pytest.mark.django_db
URL = f"/desk/annual/{YEAR}/"


@pytest.fixture
def desk(client_of, cast):
    return client_of(cast.li)


def held(cast, as_, key="talent"):
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        return queries.blocks(report).get(key=key) if report else None


def block_of(read, key="talent"):
    return next(one for one in read().texts if one.key == key)


def test_the_first_word_begins_the_report_and_the_journal_keeps_what_was(desk, read, cast, as_):
    was = block_of(read)
    said = {"heading": "带好队伍", "text": "队伍稳定。"}
    answer = desk.post(f"{URL}{was.at}/", said)
    assert answer.status_code == 302
    block = held(cast, as_)
    assert (block.heading, block.text, block.version) == ("带好队伍", "队伍稳定。", 2)
    with as_(cast.li):
        (entry,) = queries.history(block.pk, cast.office)
    assert (entry.verb, entry.facts["before"]) == ("reports.write", was.text)
    assert "带好队伍。队伍稳定。" in document.text_of(read())
    page = desk.get(f"{URL}{block.pk}/").content.decode()
    assert "改正文" in page
    assert "原来：" in page


def test_looking_keeps_nothing(desk, read, cast, as_):
    was = block_of(read)
    said = {"heading": "", "text": "共{{disputes.found}}", "look": "1"}
    assert "0件" in desk.post(f"{URL}{was.at}/", said).content.decode()
    assert held(cast, as_) is None


def test_of_two_writers_neither_loses_a_word(desk, read, cast, as_, client_of):
    at = f"{URL}{block_of(read).at}/"
    shown = filled(desk.get(at).content.decode())
    del shown[ONCE]
    assert desk.post(at, shown | {"text": "一个人写的。"}).status_code == 302
    answer = desk.post(at, shown | {"text": "另一个人写的。"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "一个人写的。" in page
    assert "另一个人写的。" in page
    assert held(cast, as_).text == "一个人写的。"
    assert desk.post(at, filled(page)).status_code == 302
    assert held(cast, as_).text == "另一个人写的。"


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "请写正文"), ("共{{disputes.found}", "没有成对"), ("{{disputes.found|很多}}", "看不懂")],
)
def test_what_cannot_be_kept_stays_in_the_form(desk, read, text, why):
    was = block_of(read)
    said = {"heading": "这个小标题", "text": text}
    answer = desk.post(f"{URL}{was.at}/", said)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert "这个小标题" in answer.content.decode()


def test_a_block_is_added_and_taken_out(desk, read, cast, as_):
    said = {"section": "other", "heading": "创新做法", "text": "试行夜间说事。"}
    assert desk.post(f"{URL}add/", said).status_code == 302
    assert "创新做法。试行夜间说事。" in document.text_of(read())
    added = next(one for one in read().texts if one.heading == "创新做法")
    assert desk.get(f"{URL}{added.at}/remove/").status_code == 200
    assert desk.post(f"{URL}{added.at}/remove/").status_code == 302
    assert "创新做法" not in document.text_of(read())


def test_a_bare_number_stops_with_its_place_and_one_form_gives_it_a_source(desk, read, cast, as_):
    was = block_of(read, "other")
    text = "共{{disputes.found}}。全年接待来访群众137人次，慰问80余户。"
    desk.post(f"{URL}{was.at}/", {"heading": "", "text": text})
    draft = read()
    first, second = draft.unbound
    assert (first.text, second.text) == ("137人次", "80余户")
    assert text[first.in_block :].startswith("137人次")
    whole = document.text_of(draft)
    assert [whole[one.at :][: len(one.text)] for one in document.placed(draft, whole)] == [
        "137人次",
        "80余户",
    ]
    place = f"{URL}{first.block.at}/bind/?start={first.in_block}"
    assert place.replace("&", "&amp;") in desk.get(URL).content.decode()
    page = desk.get(place).content.decode()
    assert 'value="接待来访群众"' in page
    assert 'value="137"' in page
    given = {
        "label": "接待来访群众",
        "value": "137",
        "unit": "人次",
        "source": "信访窗口登记簿",
        "as_of": "2025-12-31",
        "version": first.block.version,
    }
    assert desk.post(place, given | {"source": ""}).status_code == 422
    assert desk.post(place, given).status_code == 302
    with as_(cast.li):
        (row,) = figures.external(cast.office)
    assert (row.value, row.source) == (137, "信访窗口登记簿")
    assert held(cast, as_, "other").text == text.replace("137人次", "{{external.1}}")
    assert "接待来访群众137人次" in document.text_of(read())
    (left,) = read().unbound
    place = f"{URL}{left.block.at}/bind/?start={left.in_block}"
    rounded = given | {"label": "慰问", "value": "86", "unit": "户", "version": left.block.version}
    assert desk.post(place, rounded | {"value": "80余"}).status_code == 422
    assert desk.post(place, rounded).status_code == 302
    assert "慰问80余户" in document.text_of(read())
    assert not read().unbound


def test_a_digit_before_a_chip_makes_another_number_of_it(desk, read, cases):
    was = block_of(read, "other")
    said = {"heading": "", "text": "共1{{disputes.found}}。"}
    desk.post(f"{URL}{was.at}/", said)
    assert [one.text for one in read().unbound] == ["13件"]


def test_the_settings_are_a_page_and_are_kept(desk, read, cast, as_, cases):
    page = desk.get(f"{URL}settings/").content.decode()
    assert "督察工作规定" in page
    shown = desk.get(f"{URL}settings/").context["form"]
    given = {name: shown[name].value() for name in shown.fields}
    given = {name: value for name, value in given.items() if value not in (None, False)}
    given |= {
        "addressees": "某市委、某市政府",
        "number": "某街发〔{年}〕1号",
        "style_disputes.found": "余",
        "topic": "法治",
        "index": "DH-{年}-00012",
        "publisher": "某某区司法局",
        "openness": "依申请公开",
        "validity": "失效",
    }
    assert desk.post(f"{URL}settings/", given | {"openness": "随便"}).status_code == 422
    assert desk.post(f"{URL}settings/", given | {"order_plan": "1"}).status_code == 422
    given |= {"order_duty": "1", "order_measures": "3", "submit_by": "2026-01-20"}
    assert desk.post(f"{URL}settings/", given).status_code == 302
    text = document.text_of(read())
    assert text.startswith("某街发〔2025〕1号")
    assert "某市委、某市政府：" in text
    assert text.index("第一责任人职责") < text.index("主要举措和成效")
    assert "2026-01-20" in desk.get(URL).content.decode()
    page = written(document.paper(read()), "html").decode()
    tags = dict(re.findall(r'<meta name="(.*?)" content="(.*?)">', page))
    for name, said in (
        ("索引号", "DH-2025-00012"),
        ("主题分类", "法治"),
        ("体裁分类", "报告"),
        ("发布机构", "某某区司法局"),
        ("成文日期", "2026年2月10日"),
        ("发文字号", "某街发〔2025〕1号"),
        ("公开方式", "依申请公开"),
        ("有效性", "失效"),
    ):
        assert tags[name] == said
        assert f'<th scope="row">{name}</th><td>{said}</td>' in page


def test_today_reminds_of_the_days_that_press(desk, cast, as_, office):
    def reminded(on):
        with as_(cast.li):
            return [(one.label, one.on) for one in annual.ahead(cast.li, on)]

    on = date(YEAR + 1, 1, 10)
    assert reminded(on) == []
    with as_(cast.li):
        own = {"draft_by": f"{YEAR + 1}-01-15", "submit_by": f"{YEAR + 1}-02-05"}
        acts.set_out(office, YEAR, {}, own, by=cast.li)
    draft = (f"{YEAR}年年度报告成稿期限，还有 5 天", date(YEAR + 1, 1, 15))
    sent = (f"{YEAR}年年度报告报送期限，还有 26 天", date(YEAR + 1, 2, 5))
    assert reminded(on) == [draft, sent]
    with as_(cast.li):
        assert annual.ahead(cast.wang, on) == []  # she does not write it
        report = acts.begin(office, YEAR, by=cast.li)
        assert report.draft_by == date(YEAR + 1, 1, 15)
        clocks = {one.clock: one.due_on for one in deadlines.of(report.pk)}
        acts.set_out(office, YEAR, {}, own | {"draft_by": f"{YEAR + 1}-01-20"}, by=cast.li)
        moved = {one.clock: one.due_on for one in deadlines.of(report.pk)}
        report.refresh_from_db()
        assert (set(clocks), report.draft_by) == (
            {"draft", "submit", "publish"},
            date(YEAR + 1, 1, 20),
        )
        assert moved["draft"] == max(date(YEAR + 1, 1, 20), report.registered_on)
    assert f"{YEAR}年年度报告成稿期限，已过 1 天" in dict(reminded(date(YEAR + 1, 1, 21)))


def test_who_only_reads_writes_nothing(client_of, cast, read):
    leader = client_of(cast.wang)
    at = block_of(read).at
    assert leader.get(URL).status_code == 200
    assert leader.get(f"{URL}{at}/").status_code == 403
    assert leader.get(f"{URL}settings/").status_code == 403
    assert "改<span" not in leader.get(URL).content.decode()


def test_next_year_begins_with_this_years_words(desk, read, cast, as_, office):
    was = block_of(read)
    desk.post(f"{URL}{was.at}/", {"heading": "带好队伍", "text": "{{年}}年稳定。"})
    with as_(cast.li):
        later = acts.begin(office, YEAR + 1, by=cast.li)
        assert "{{年}}年稳定。" in {block.text for block in queries.blocks(later)}
    assert f"{YEAR + 1}年稳定。" in desk.get(f"/desk/annual/{YEAR + 1}/").content.decode()


def test_a_sign_that_nothing_prints_is_named_on_the_page_before_it_is_printed(desk):
    """The PDF is refused with the same sentence; the Word may be printed elsewhere."""
    sign = "\U000323ad"
    add = {"heading": "调解之星", "text": f"由张{sign}三调解的事", "section": "other"}
    assert desk.post(f"{URL}add/", add).status_code == 302
    said = f"“由张{sign}三调解的”里的“{sign}”（U+323AD）"
    page = desk.get(URL).content.decode()
    assert "这台电脑的字体打不出" in page and said in page
    answer = desk.get(f"{URL}paper.pdf")
    assert answer.status_code == 422 and said in answer.content.decode()
    assert desk.get(f"{URL}paper.docx").status_code == 200
    assert "打不出" not in desk.get(f"{URL}brief/").content.decode()


@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
def test_a_control_sign_of_an_older_row_stops_no_file(desk, cast, as_, kind):
    desk.post(f"{URL}add/", {"heading": "调解之星", "text": "这一年很好", "section": "other"})
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        block = queries.blocks(report).get(heading="调解之星")
        block.text = "这一年\x07很\ufffe好"
        with act("reports.write", on=report, by=cast.li):
            block.save()
    assert desk.get(f"{URL}paper.{kind}").status_code == 200
    assert desk.get(URL).status_code == 200
