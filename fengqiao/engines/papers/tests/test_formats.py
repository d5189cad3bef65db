"""PDF, web page and text of the same paper."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser

import pytest

from fengqiao.engines.papers import suite, written
from fengqiao.engines.papers.fonts import families
from fengqiao.ground import signs

from .examples import BODY, TITLE, a_paper, spoilt

POPPLER = shutil.which("pdffonts") and shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(not POPPLER, reason="LEFT OUT: poppler-utils is not installed")
needs_suite = pytest.mark.skipif(
    not suite.program(), reason="LEFT OUT: LibreOffice is not installed"
)
needs_fonts = pytest.mark.skipif(
    not any("CJK" in name or "Song" in name for name in families()),
    reason="LEFT OUT: no Chinese font is installed",
)


def asked(program, data, *args):
    done = subprocess.run(
        [program, *args, "-", *(["-"] if program == "pdftotext" else [])],
        input=data,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@needs_fonts
def test_the_pdf_is_tagged_and_knows_its_title():
    data = written(a_paper(), "pdf")
    assert data.startswith(b"%PDF-1.") and b"/StructTreeRoot" in data and b"/Lang" in data
    assert written(a_paper(), "pdf") == data


@needs_fonts
@needs_poppler
def test_the_pdf_embeds_its_fonts_and_says_the_same():
    data = written(a_paper(copies="区司法局", is_demo=True), "pdf")
    rows = asked("pdffonts", data).splitlines()[2:]
    assert rows and all(
        re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row) for row in rows
    )
    text = re.sub(r"\s", "", asked("pdftotext", data))
    for said in (
        "（一）化解矛盾纠纷。",
        "60件",
        "1．网格排查",
        "其他<类>",
        "—1—",
        "抄送：区司法局。",
        "演示",
    ):
        assert said in text


def _pages(data):
    return asked("pdftotext", data, "-layout").split("\f")[:-1]


@needs_fonts
@needs_poppler
@needs_suite
@pytest.mark.slow
def test_word_is_laid_out_as_the_standard_says():
    """LibreOffice sets the Word document: full lines hold 28 signs, the signature is never alone on a page."""
    data = suite.pdf_of(written(a_paper(), "docx"))
    lines = [line.strip().replace(" ", "") for page in _pages(data) for line in page.splitlines()]
    full = [line for line in lines if set(line) <= set(BODY) and len(line) >= 20]
    assert full and max(map(len, full)) in (28, 29)  # 29: a stop may hang
    last = [line for line in _pages(data)[-1].splitlines() if line.strip()]
    assert len(last) > 3 and "河湾街道办事处" in "".join(last).replace(" ", "")
    fonts = asked("pdffonts", data).splitlines()[2:]
    assert fonts and all(" yes " in row for row in fonts)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attrs = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attrs.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_web_page_stands_alone_and_is_whole():
    page = written(a_paper(), "html").decode()
    tags = _Tags()
    tags.feed(page)
    assert tags.open == [] and tags.seen.count("h1") == 1 and tags.seen.count("h2") == 3
    assert not re.search(r"(?:src|href)=", page)  # no request to anywhere
    assert ("data", {"class": "figure", "value": "disputes.resolved@2023"}) in tags.attrs
    assert "其他 &lt;类&gt;" in page
    meta = {a["name"]: a["content"] for tag, a in tags.attrs if tag == "meta" and "name" in a}
    assert (meta["ArticleTitle"], meta["PubDate"]) == (TITLE, "2024-03-05")


def test_the_web_page_has_the_record_of_a_government_site():
    page = written(a_paper(number="河街发〔2024〕3号"), "html").decode()
    told = dict(re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', page))
    assert told == {
        "索引号": "011-2024-0003",
        "主题分类": "法治",
        "体裁分类": "报告",
        "发布机构": "河湾街道办事处",
        "成文日期": "2024年2月4日",
        "发布日期": "2024年3月5日",
        "发文字号": "河街发〔2024〕3号",
        "公开方式": "主动公开",
        "有效性": "有效",
        "标题": TITLE,
    }
    tags = dict(re.findall(r'<meta name="(.*?)" content="(.*?)">', page))
    assert told.items() <= tags.items()
    assert tags["PubDate"] == "2024-03-05"


def test_the_text_is_as_offices_send_it():
    lines = written(a_paper(), "txt").decode().splitlines()
    assert lines[0] == TITLE and lines[2] == "区委、区政府："
    assert "　　（一）化解矛盾纠纷。全年共化解矛盾纠纷60件。" + BODY in lines
    organ, on = (
        next(x for x in lines if x.strip("　") == said)
        for said in ("河湾街道办事处", "2024年2月4日")
    )
    left = [len(one) - len(one.lstrip("　")) for one in (organ, on)]
    assert left[1] - left[0] == 2


def test_the_demo_is_marked_in_every_format():
    for kind in ("html", "txt"):
        assert "演示" in written(a_paper(is_demo=True), kind).decode()
        assert "演示" not in written(a_paper(), kind).decode()


def test_a_paper_without_a_day_is_a_draft():
    text = written(a_paper(signed_on=None), "txt").decode()
    assert text.rstrip().endswith("河湾街道办事处")
    assert written(a_paper(signed_on=None), "docx")


BAD = "\x00\x07\x0b\x0c\x1b\x85\ud800\ufffe\uffff"


@needs_fonts
@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
def test_no_control_sign_reaches_a_paper_by_any_of_its_texts(kind):
    """Texts of before the door for text was there: each of a paper's fields, in each format."""
    whole = written(
        spoilt(a_paper(signer="甲", copies="乙", printed_by="丙", annexes=("丁",)), BAD), kind
    )
    if kind == "docx":
        parts = zipfile.ZipFile(io.BytesIO(whole))
        whole = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    if kind != "pdf":
        assert not set(whole.decode()) & set(BAD)


def test_the_guard_taken_out_the_word_cannot_be_written(monkeypatch):
    monkeypatch.setattr(signs, "fit_for_files", lambda text: text)
    with pytest.raises(ValueError):
        written(spoilt(a_paper(), "\x07"), "docx")


def test_a_very_long_title_is_written():
    assert written(a_paper(title="长" * 300, organ="长" * 300), "docx")
