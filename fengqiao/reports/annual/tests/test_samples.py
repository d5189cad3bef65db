"""From the workbooks of a year to its report, by the command line, in an office of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests import databases
from tests.commands import Commands

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
COMMAND = Path(sys.executable).with_name("fengqiao")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(
        not SAMPLES.exists(), reason="LEFT OUT: the samples do not stand beside the project"
    ),
]
STREET = "220183002"


def test_the_report_says_what_the_ledgers_hold(tmp_path):
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    year, expected = truth["year"], truth["expected_report"]
    with databases.fresh(tmp_path / "home") as env, closing(Commands(env)) as commands:
        given = set()

        def run(*args, ok=(0,)):
            """Each command is started once as an office starts it."""
            if args[0] in given:
                done = commands.run(*map(str, args))
            else:
                done = subprocess.run([COMMAND, *args], env=env, capture_output=True, text=True)
            given.add(args[0])
            assert done.returncode in ok, done.stderr
            return done.stdout

        run("init", "--divisions", SAMPLES / "divisions_dehui.json", "--street", STREET)
        for book in sorted(SAMPLES.glob(f"*{year}*.xlsx")):
            run("import", book, "--year", str(year), ok=(0, 3))
        out = tmp_path / "report.txt"
        asked = ("report", "annual", "--year", str(year), "--on", f"{year + 1}-02-24", "--json")
        told = json.loads(run(*asked, "--out", out))
        text = out.read_text(encoding="utf-8")
        checked = json.loads(run("reconcile", out, "--year", str(year), "--json"))
        for ending, opening in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!")):
            run(*asked, "--out", tmp_path / f"report.{ending}")
            assert (tmp_path / f"report.{ending}").read_bytes().lstrip().startswith(opening)
        assert "没有代码" in _refused(env, *asked, "--out", out, "--street", "1")

        more = tmp_path / "more.csv"
        place = next(iter(truth["street"]["communities"]))
        more.write_text(
            "序号,登记日期,社区,当事人,纠纷类型,简要情况,结果,结案日期\n"
            f"1,{year}-03-05,{place},甲某；乙某,邻里纠纷,阳台滴水又起争执,达成口头协议,{year}-03-06\n",
            encoding="utf-8",
        )
        run("import", more, "--year", str(year))
        run("import", _one_more(tmp_path / "more.xlsx", year, place), "--year", str(year))
        run(*asked, "--out", out)
        followed = out.read_text(encoding="utf-8")
        assert "缺" in _refused(env, *asked, "--out", out, "--issue")

    classes = {k: v for k, v in expected.items() if k.endswith(("类", "类别"))}
    assert f"共排查化解矛盾纠纷{expected['disputes_total']}件" in text
    assert all(f"{name}{many}件" in text for name, many in classes.items())
    assert f"普法宣传活动、讲座{expected['activities']}次，发放宣传材料500余份" in text
    assert "法律法规宣传及培训10余次" in text
    assert f"共排查化解矛盾纠纷{expected['disputes_total'] + 1}件" in followed
    assert f"邻里纠纷类{expected['邻里纠纷类'] + 1}件" in followed
    materials = truth["files"][f"普法活动台账_{year}.xlsx"]["materials_total"]
    for counted, was, now in (
        ("普法宣传活动、讲座{}次", expected["activities"], expected["activities"] + 1),
        ("发放宣传材料{}余份", materials // 100 * 100, (materials + 110) // 100 * 100),
        ("法律法规宣传及培训{}次", "10余", 20),
        ("研究法治工作的会议{}次", *_one_up(text, r"研究法治工作的会议(\d+)次")),
        ("法律明白人{}人", *_one_up(text, r"法律明白人(\d+)人")),
    ):
        assert counted.format(was) in text
        assert counted.format(now) in followed
    assert "没有违规干预司法活动" in text
    street = f"{truth['street']['name']}办事处"
    assert street in text.rstrip().split("\n")[-2]
    assert text.rstrip().endswith(f"{year + 1}年2月24日")
    assert set(told) == {"sections", "figures_bound", "unbound", "missing"}
    assert (told["sections"], told["unbound"]) == (5, [])
    assert len(checked["numbers"]) == told["figures_bound"]
    assert {one["status"] for one in checked["numbers"]} == {"matched"}
    assert checked["issues"] == []


def _one_more(path, year, place):
    """A workbook with something more for each ledger of the year."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    trainings = [
        (date(year, 7, n), f"新增专题{n}", "街道干部", "集中培训", 20, 20) for n in range(1, 7)
    ]
    for title, head, *rows in (
        (
            "普法活动",
            ("日期", "活动名称", "形式", "社区", "参加人数", "宣传单（份）", "发放合计（份）"),
            (date(year, 8, 9), "河边纳凉说法", "专题宣传", place, 30, 110, 110),
        ),
        ("干部学法培训", ("日期", "主题", "对象", "形式", "应到", "实到"), *trainings),
        (
            "党工委会议",
            (
                "会议日期",
                "届次",
                "主持人",
                "应到",
                "实到",
                "议题序",
                "议题",
                "议题性质",
                "决定事项",
            ),
            (date(year, 9, 3), "第九十次", "党工委书记", 9, 9, 1, "研究物业治理", "部署", "通过"),
        ),
        (
            "法律明白人",
            ("社区（村）", "姓名", "身份", "职业"),
            (place, "尚某", "法律明白人", "退休教师"),
        ),
    ):
        page = book.create_sheet(title)
        for row in (head, *rows):
            page.append(row)
    book.save(path)
    return path


def _one_up(text, pattern):
    was = int(re.search(pattern, text)[1])
    return was, was + 1


def _refused(env, *args):
    done = subprocess.run([COMMAND, *args], env=env, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr
