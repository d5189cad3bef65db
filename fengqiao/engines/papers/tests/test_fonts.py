"""What no font of the machine can print is named with its place before anything is printed; what is printed is there."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from fengqiao.engines.papers import CannotWrite, Heading, Paragraph, Table, fonts, warning, written
from fengqiao.ground.fonts import Covered, spans_of

from .examples import a_paper

OWN, NEW = "\ue000", "\U000323ad"  # an office's own sign, one of 2022's: no font here has them
has_rare = pytest.mark.skipif(
    not all(map(fonts.prints, fonts.OF_NAMES)),
    reason="LEFT OUT: no font with the signs of GB 18030-2022 is installed",
)
has_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="LEFT OUT: no poppler")
needs_fonts = pytest.mark.skipif(not fonts.has_chinese(), reason="LEFT OUT: no Chinese font")


def test_a_font_says_which_signs_it_has():
    for one in fonts.installed()[:8]:
        covered = Covered(spans_of(one.path, one.index))
        assert "A" in covered or "一" in covered, one.path
        assert OWN not in covered or "Noto" not in one.family
    assert spans_of(__file__) == [] and spans_of("/nowhere.ttf") == []


def test_spans_are_joined():
    covered = Covered([(20, 30), (10, 15), (16, 18), (30, 31)])
    assert (covered.firsts, covered.lasts) == ([10, 20], [18, 31])
    assert chr(17) in covered and chr(19) not in covered and chr(9) not in covered


PLACES = (
    ({"title": f"关于{NEW}的报告"}, f"标题“关于{NEW}的报告”"),
    ({"addressees": f"区{NEW}局"}, f"主送“区{NEW}局”"),
    ({"annexes": (f"名单{NEW}",)}, f"附件“名单{NEW}”"),
    (
        {"blocks": (Heading(1, "调解"), Paragraph(f"由张{NEW}三调解"))},
        f"“调解”一节“由张{NEW}三调解”",
    ),
    ({"blocks": (Table(("姓名", "件数"), ((f"张{NEW}三", "3"),)),)}, f"“姓名”一栏“张{NEW}三”"),
)


@needs_fonts
@pytest.mark.parametrize(("given", "said"), PLACES)
def test_a_sign_that_nothing_prints_is_named_with_its_place(given, said):
    paper = a_paper(**given)
    assert f"{said}里的“{NEW}”（U+323AD）" in warning(paper)
    with pytest.raises(CannotWrite, match="fonts-hanazono"):
        written(paper, "pdf")
    assert written(paper, "docx") and written(paper, "txt")  # printed elsewhere


def test_what_has_no_ink_needs_no_font():
    assert warning(a_paper(title="葛\U000e0101城\u3000的\n报告", annexes=("一\t二",))) == ""


@needs_fonts
def test_the_guard_taken_out_a_box_comes_out(monkeypatch):
    monkeypatch.setattr(fonts, "warning", lambda paper: "")
    assert written(a_paper(title=f"张{NEW}三"), "pdf").startswith(b"%PDF")


@needs_fonts
@has_rare
@has_poppler
def test_names_with_rare_signs_are_printed_and_embedded():
    names = "、".join(f"张{sign}" for sign in fonts.OF_NAMES)
    paper = a_paper(blocks=(Paragraph(f"调解员：{names}。"), Table(("姓名",), ((names,),))))
    assert warning(paper) == ""
    data = written(paper, "pdf")
    text = _asked("pdftotext", data, "-", "-")
    assert text.count("张") >= 2 * len(fonts.OF_NAMES)
    assert [sign for sign in fonts.OF_NAMES if text.count(sign) < 2] == []
    rows = _asked("pdffonts", data, "-").splitlines()[2:]
    assert rows and all(
        re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row) for row in rows
    )


def _asked(program, data, *args):
    done = subprocess.run([program, *args], input=data, capture_output=True, check=True)
    return done.stdout.decode()
