"""The command line as scripts see it: a real process, exit codes, one JSON document, one sentence."""

from __future__ import annotations

import getpass
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import psycopg
import pytest
import xlwt
from django.db import connection

from fengqiao.project import cli
from fengqiao.trunk.journal import triggers
from tests import databases
from tests.faults import fault

ROOT = Path(__file__).parents[3]
DIVISIONS = ROOT / "tests" / "data" / "divisions.json"
HEAD = ["序号", "登记日期", "社区", "当事人", "纠纷类型", "简要情况", "结果", "办结日期"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


EACH = """
import contextlib, io, json, sys
from fengqiao.project import cli
told = []
for args in json.loads(sys.argv[1]):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = cli.main(args)
        except SystemExit as ended:
            code = ended.code
    told.append([args, code, said.getvalue()])
print(json.dumps(told))
"""


@pytest.fixture
def fengqiao(tmp_path, request):
    """This will run the command in an installation of its own; `fengqiao.env` is its environment. Its tables
    are there already, as after any first command, unless the test asks for a machine where none was given."""
    home = tmp_path / "home"
    home.mkdir()
    with databases.fresh(home, migrated=getattr(request, "param", True)) as env:

        def run(*args, code=0, **more):
            done = subprocess.run(
                [sys.executable, "-m", "fengqiao.project.cli", *map(str, args)],
                cwd=ROOT,
                env=env | more,
                capture_output=True,
                text=True,
                timeout=120,
            )
            assert done.returncode == code, (args, done.stdout, done.stderr)
            assert "Traceback" not in done.stderr
            return json.loads(done.stdout) if "--json" in args else done.stdout or done.stderr

        def each(commands):
            """Many commands in one process: what each of them says, and with which code it ends."""
            given = json.dumps([[*map(str, args)] for args in commands])
            done = subprocess.run(
                [sys.executable, "-c", EACH, given],
                cwd=ROOT,
                env=env,
                capture_output=True,
                text=True,
                timeout=120,
            )
            assert done.returncode == 0, done.stderr
            return json.loads(done.stdout)

        run.env, run.home, run.each = env, home, each
        yield run


@pytest.fixture
def street():
    return json.loads(DIVISIONS.read_text(encoding="utf-8"))["streets"][0]


@pytest.fixture
def ledger(tmp_path, street):
    place = street["communities"][0]["name"].removesuffix("居委会")
    made = openpyxl.Workbook()
    made.active.append(HEAD)
    for n in range(3):
        made.active.append(
            [
                n + 1,
                f"2024-03-0{n + 1}",
                place,
                "甲某；乙某",
                "邻里纠纷",
                f"第 {n} 件",
                "达成口头协议",
                f"2024-03-0{n + 1}",
            ]
        )
    path = tmp_path / "台账2024.xlsx"
    made.save(path)
    return path


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


def test_a_backup_comes_back_whole_and_only_into_an_empty_installation(
    fengqiao, street, ledger, tmp_path
):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    head = fengqiao("journal", "verify", "--json")["heads"]
    numbers = fengqiao("figures", "--year", 2024, "--json")
    copy = tmp_path / "copy.zip"
    assert fengqiao("backup", copy, "--json")["files"] == 1
    assert "空的系统" in fengqiao("restore", copy, code=2)
    other = tmp_path / "other"
    other.mkdir()
    with databases.fresh(other) as env:
        elsewhere = {k: env[k] for k in ("FENGQIAO_HOME", "DATABASE_URL") if k in env}
        assert fengqiao("restore", copy, "--json", **elsewhere)["ok"]
        assert fengqiao("journal", "verify", "--json", **elsewhere)["heads"] == head
        assert fengqiao("figures", "--year", 2024, "--json", **elsewhere) == numbers


def test_a_damaged_backup_is_refused_and_nothing_is_kept(fengqiao, street, tmp_path):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    copy, bad = tmp_path / "copy.zip", tmp_path / "bad.zip"
    fengqiao("backup", copy)
    with zipfile.ZipFile(copy) as whole, zipfile.ZipFile(bad, "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "rows/people.person.jsonl":
                data = data.replace("管理员".encode(), "别的人".encode())
            broken.writestr(name, data)
    other = tmp_path / "other"
    other.mkdir()
    with databases.fresh(other) as env:
        elsewhere = {k: env[k] for k in ("FENGQIAO_HOME", "DATABASE_URL") if k in env}
        assert "已损坏" in fengqiao("restore", bad, code=2, **elsewhere)
        assert fengqiao("journal", "verify", "--json", **elsewhere)["entries"] == 0


def test_doctor_names_what_is_wrong(fengqiao, street):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    # The suite's own PostgreSQL is told not to wait for the disk; a real one waits, and doctor asks.
    safe = {"PGOPTIONS": "-c synchronous_commit=on"}
    rows = {row["name"]: row for row in fengqiao("doctor", "--json", **safe)["rows"]}
    assert (
        rows["办理记录"]["state"] == rows["防改触发器"]["state"] == rows["数据库"]["state"] == "ok"
    )
    assert rows["备份"]["state"] == "warn" and "fengqiao backup" in rows["备份"]["mend"]


def raw(fengqiao):
    """The database in the office's own hand: sqlite3 or psql, without the product."""
    if connection.vendor == "sqlite":
        return sqlite3.connect(fengqiao.home / "fengqiao.sqlite3")
    return psycopg.connect(fengqiao.env["DATABASE_URL"].replace("postgres://", "postgresql://", 1))


DROP_TRIGGERS = {
    "sqlite": [f"DROP TRIGGER {name}" for name in triggers.NAMES],
    "postgresql": ["DROP TRIGGER journal_entry_no_change ON journal_entry"],
}


def test_what_was_changed_outside_is_named(fengqiao, street, ledger):
    """An UPDATE on an entry is refused, one on a case is named, and a forged entry as well."""
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    forge = "UPDATE journal_entry SET reason = 'x' WHERE seq = 4"
    with (
        pytest.raises((sqlite3.IntegrityError, psycopg.Error), match="只能追加"),
        raw(fengqiao) as hand,
    ):
        hand.execute(forge)
    with raw(fengqiao) as hand:
        hand.execute("UPDATE disputes_dispute SET summary = '改过' WHERE number = '2024-0002'")
    told = fengqiao("journal", "verify", "--json", code=1)
    assert [row["model"] for row in told["rows_changed_outside"]] == ["disputes.dispute"]
    assert told["first_bad"] is None
    with raw(fengqiao) as hand:
        for statement in (*DROP_TRIGGERS[connection.vendor], forge):
            hand.execute(statement)
    told = fengqiao("journal", "verify", "--json", code=1)
    assert told["first_bad"]["seq"] == 4 and "被改动" in told["first_bad"]["why"]


def test_the_journal_knows_whose_hands_gave_the_command(fengqiao, street, ledger):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    with raw(fengqiao) as hand:
        facts = [row[0] for row in hand.execute("SELECT facts FROM journal_entry").fetchall()]
    said = [json.loads(one) if isinstance(one, str) else one for one in facts]
    assert {one.get("system_user") for one in said} == {getpass.getuser()}


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
