"""The command line as scripts see it: a real process, exit codes, one JSON document, one sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt

from fengqiao.project import cli
from fengqiao.project.tests.conftest import DIVISIONS, HEAD, ROOT
from tests.faults import fault

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


ODD = ["序号", "哪天的事儿", "社区", "谁跟谁", "纠纷类型", "咋回事儿", "结果", "办结日期"]


def _bytes_of(rows) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _with(data: bytes, name: str) -> bytes:
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr(name, "x")
    return kept.getvalue()


def test_what_cannot_be_imported_is_one_sentence_and_changes_nothing(
    fengqiao, street, ledger, tmp_path
):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    good = ledger.read_bytes()
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(ledger).active]
    old = xlwt.Workbook()
    old.add_sheet("表").write(0, 0, "编号")
    kept = io.BytesIO()
    old.save(kept)
    files = {
        "空.xlsx": b"",
        "改名.xlsx": kept.getvalue(),
        "炸弹.xlsx": _bomb(),
        "文档.xlsx": b"%PDF-1.7",
        "无表头.xlsx": _bytes_of([["姓名", "电话"], ["甲", "1"]]),
        "十万行.csv": (",".join(HEAD) + "\n").encode() + b"1,2,3,4,5,6,7,8\n" * 100_000,
        "外链.xlsx": _bytes_of([*rows[:3], [*rows[3][:5], "=[1]旧表!A1", *rows[3][6:]]]),
        "宏.xlsx": _with(good, "xl/vbaProject.bin"),
        "要问.xlsx": _bytes_of([ODD, *rows[1:]]),
    }
    before = fengqiao("journal", "verify", "--json")["entries"]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for args, code, said in fengqiao.each(("import", tmp_path / name) for name in files):
        assert code == 2 and said.count("\n") == 1 and "请" in said, (args, said)
    assert fengqiao("journal", "verify", "--json")["entries"] == before


def _bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        for n in range(11):
            archive.writestr(f"xl/{n}", bytes(19 * 1024**2))
    return kept.getvalue()


@pytest.mark.parametrize("fengqiao", [False], indirect=True, ids=["nothing there"])
def test_from_an_empty_office_to_a_number(fengqiao, street, ledger):
    founded = fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"], "--json")
    assert founded["communities"] == len(street["communities"])
    assert founded["first_login"].startswith("/desk/first/")
    dry = fengqiao("import", ledger, "--dry-run", "--json")
    assert dry["accepted"] == 3
    assert fengqiao("figures", "--year", 2024, "--json")["figures"][0]["value"] == 0
    told = fengqiao("import", ledger, "--json")
    assert (told["read"], told["accepted"], told["by"]["report_class"]) == (3, 3, {"neighbor": 3})
    again = fengqiao("import", ledger, "--json")
    assert (again["accepted"], again["duplicates"]) == (0, 3)
    read = fengqiao("figures", "disputes.found", "--year", 2024, "--json")
    (figure,) = read["figures"]
    assert set(figure) == {"key", "label", "value", "unit", "breakdown"}
    assert (figure["value"], figure["breakdown"]["month"]) == (3, {"3": 3})
    (sheet,) = fengqiao("returns", "screening", "--year", 2024, "--month", 3, "--json")["returns"]
    assert sheet["lines"][0]["cells"]["小计"] == 3
    same = sheet["identity"]
    assert same["holds"] and same["open_start"] + same["accepted"] == 3
    verified = fengqiao("journal", "verify", "--json")
    assert verified["ok"] and verified["rows_changed_outside"] == []


def test_a_link_where_nobody_else_can_make_it(fengqiao, street):
    founded = fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"], "--json")
    told = fengqiao("people", "link", founded["login"], "--json")
    assert told["login"] == founded["login"] and told["link"].startswith("/desk/first/")
    assert told["link"] != founded["first_login"]
    assert "没有可用的账号 nobody" in fengqiao("people", "link", "nobody", code=2)
    verified = fengqiao("journal", "verify", "--json")
    assert verified["ok"] and verified["rows_changed_outside"] == []


def test_a_text_is_set_beside_the_ledgers(fengqiao, street, ledger, tmp_path):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    text = "2024年共排查化解矛盾纠纷3件，其中邻里纠纷类4件，其他类别1件。宣传《婚姻法》。"
    path = tmp_path / "报告.txt"
    path.write_bytes(text.encode("gbk"))
    told = fengqiao("reconcile", path, "--year", 2024, "--json")
    assert set(told) == {"numbers", "issues", "hints"}
    assert [(n["text"], n["status"], n["ledger_value"]) for n in told["numbers"]] == [
        *(("3件", "matched", 3), ("4件", "mismatch", 3), ("1件", "mismatch", 0)),
    ]
    assert set(told["numbers"][0]) == {
        *("text", "start", "value", "unit", "qualifier", "status", "figure", "ledger_value"),
        "reason",
    }
    for one in told["numbers"]:
        assert text[one["start"] :].startswith(one["text"])
    assert [i["kind"] for i in told["issues"]] == ["parts_do_not_sum", "repealed_law"]
    assert "相符 1，不符 2" in fengqiao("reconcile", path, "--year", 2024)
    unseen = "\ufeff2024年共排查\u200b化解矛盾纠纷3\u2060件，其中\x07邻里\u202e纠纷类4件。"
    path.write_bytes(unseen.encode())
    told = fengqiao("reconcile", path, "--year", 2024, "--json")["numbers"]
    assert [(n["text"], n["value"], n["status"]) for n in told] == [
        *(("3件", 3, "matched"), ("4件", 4, "mismatch")),
    ]
    text = unseen[1:]  # as UTF-8 with its mark is read
    assert [text[n["start"]] for n in told] == ["3", "4"]


def test_a_quarantined_row_gives_exit_code_3(fengqiao, street, ledger):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    made = openpyxl.load_workbook(ledger)
    made.active["C3"] = "哪里社区"
    made.save(ledger)
    told = fengqiao("import", ledger, "--json", code=3)
    assert told["accepted"] == 2
    assert told["quarantined"][0] | {"message": ""} == {
        "sheet": "Sheet",
        "row": 3,
        "record": "2",
        "reasons": ["unknown_community"],
        "message": "",
    }


FAULTS = {
    "A06": (0, "读到 8 条，可以导入 8 条"),
    "A12": (0, "读到 4 条，可以导入 4 条"),
    "F01": (2, "表格的已用区域过大"),
    "F01b": (2, "表格的已用区域过大"),
    "F02": (2, "第 3 行的引号"),
    "F04": (3, "读到 8 条，可以导入 6 条，重复 0 条，退回 2 条"),
    "F06": (3, "第 7 行（6）：“结案日期”（I7）是错误值 #N/A"),
    "F10": (0, "读到 6 条，可以导入 6 条"),
    "A07b": (3, "“工单号”（D4）是超过 15 位的数，文件里末几位已经丢失"),
}


def test_each_file_that_went_wrong_once_gives_its_right_value(fengqiao, street, tmp_path):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    place = street["communities"][0]["name"].removesuffix("居委会")
    places = dict.fromkeys(("河西社区", "文庙社区", "柳林社区", "河东社区"), place)
    for name in FAULTS:
        ending = "csv" if name in ("F02", "F10") else "xlsx"
        (tmp_path / f"{name}.{ending}").write_bytes(fault(name, places))
    paths = sorted(tmp_path.glob("*.*"))
    for args, code, said in fengqiao.each(("import", one, "--dry-run") for one in paths):
        right, words = FAULTS[Path(args[1]).stem]
        assert (code, words in said) == (right, True), (args, code, said)
        assert "Traceback" not in said and (right != 2 or said.count("\n") <= 1)


WRONG = (
    ("fly",),
    ("figures", "--year", "twenty"),
    ("figures", "--year", "3"),
    ("figures", "disputes.weather", "--year", "2024"),
    ("figures", "--street", "000"),
    ("returns", "weather"),
    ("returns", "screening", "--year", "2024", "--month", "13"),
    ("returns", "screening", "--year", "2024", "--part", "q9"),
    ("returns", "screening", "--year", "2024", "--month", "3", "--part", "q1"),
    ("returns", "screening", "--year", "3"),
    ("returns", "screening", "--year", "0"),
    ("figures", "--year", "0"),
    ("figures", "--year", "99999"),
    ("reconcile", ROOT / "README.md", "--year", "99999"),
    ("import", ROOT / "README.md", "--year", "0"),
    ("report", "annual", "--year", "0", "--out", "/tmp/nowhere.docx"),
    ("report", "annual", "--year", "2024", "--on", "0202-03-05", "--out", "/tmp/nowhere.docx"),
    ("report", "annual", "--year", "2024", "--on", "2024Q5", "--out", "/tmp/nowhere.docx"),
    ("import", "/nowhere.xlsx"),
    ("import", ROOT / "README.md"),
    ("import", ROOT / "docs" / "pictures" / "case.png"),
    ("import", ROOT / "pyproject.toml", "--matter", "weather"),
    ("init", "--divisions", "/nowhere.json", "--street", "1"),
    ("init", "--divisions", ROOT / "README.md", "--street", "1"),
    ("init", "--divisions", DIVISIONS, "--street", "000"),
    ("reconcile", "/nowhere.txt", "--year", "2024"),
    ("reconcile", ROOT / "docs" / "pictures" / "case.png", "--year", "2024"),
    ("reconcile", ROOT / "README.md"),
    ("reconcile", ROOT / "README.md", "--year", "24"),
    ("restore", "/nowhere.zip"),
    ("restore", ROOT / "README.md"),
    ("backup", "/nowhere/at/all.zip"),
    ("serve", "--host", "0.0.0.0"),
    ("laws", "import", ROOT / "README.md"),
)


def test_a_wrong_argument_gives_one_sentence_and_changes_nothing(fengqiao, street):
    """All of them in one installation, which stands at the end as it stood before."""
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    before = fengqiao("journal", "verify", "--json")
    assert len(fengqiao(*WRONG[0], code=2).strip().splitlines()) == 1
    for args, code, said in fengqiao.each(WRONG):
        assert (code, len(said.strip().splitlines())) == (2, 1), (args, said)
    assert fengqiao("journal", "verify", "--json") == before


def test_founding_the_same_street_twice_is_refused(fengqiao, street):
    init = ("init", "--divisions", DIVISIONS, "--street", street["code"])
    (_, code, _), (_, again, said) = fengqiao.each([init, init])
    assert (code, again) == (0, 2) and "已经建立过" in said


@pytest.mark.parametrize(
    "args, said",
    [
        ((), "还要写明 命令"),
        (("import",), "还要写明 文件"),
        (("figures", "--year", "twenty"), "--year 要填整数，不能是“twenty”"),
        (("figures", "--year"), "--year 后面要写一个值"),
        (("serve", "--mode", "moon"), "--mode 不能是“moon”，可以是 "),
        (("doctor", "--now"), "不认得 --now"),
        (("doctor", "--json=1"), "--json 后面不能写“1”"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else None,
)
def test_a_wrong_argument_is_said_in_chinese(args, said, capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(list(args))
    assert f"参数不对：{said}" in capsys.readouterr().err
