"""The health of an installation, row by row: name, state (ok, warn, bad), what is so, how to mend it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from fengqiao.engines.jobs import queries as jobs
from fengqiao.engines.papers import fonts
from fengqiao.project.backups import latest
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.files import store
from fengqiao.trunk.journal import chain, scope, triggers

MODES = {
    "local": "只在本机使用",
    "lan": "内部网络，http 传输未加密",
    "https": "https 加密传输",
}
BACKUP_WARN, BACKUP_BAD = 7, 30
STATES = ("ok", "warn", "bad")
MAKE_ONE = "运行 fengqiao backup 文件名"


def examine() -> list[dict[str, str]]:
    """This will look at everything; each row {"name","state","said","mend"}."""
    with scope.everywhere(because="检查系统"):
        return [*_rows()]


def _rows() -> Iterator[dict[str, str]]:
    yield _row("运行方式", "warn" if settings.MODE == "lan" else "ok", MODES[settings.MODE])
    yield _engine()
    missing = triggers.missing(connection)
    yield _row(
        "防改触发器",
        "bad" if missing else "ok",
        f"缺 {'、'.join(missing)}" if missing else "都在",
        "重新运行 fengqiao serve 或任一命令会自动装回，并请核验办理记录" if missing else "",
    )
    told = chain.verify()
    yield _row(
        "办理记录",
        "ok" if told["ok"] else "bad",
        f"{told['entries']} 条，全部相符" if told["ok"] else "有不相符的地方",
        "" if told["ok"] else "运行 fengqiao journal verify 看是哪一条，并保留现场",
    )
    yield _files()
    yield from _calendars(timezone.localdate())
    yield _backup()
    failed = jobs.failed().count()
    yield _row("作业", "warn" if failed else "ok", f"{failed} 个失败" if failed else "没有失败的")
    yield _row("病毒扫描", "warn", "没有配置扫描程序；文件按内容检查类型，一律作为下载", "")
    yield _fonts()
    yield from _disk()


def _files() -> dict[str, str]:
    """Whether the bytes of every kept file are those that were kept."""
    lost = list(store.differing())
    if not lost:
        return _row("文件", "ok", "都在，和存入时一样")
    said = f"{len(lost)} 个文件找不到了，或者和存入时不一样"
    return _row("文件", "bad", said, "运行 fengqiao journal verify 看是哪几个，从备份里取回")


def _fonts() -> dict[str, str]:
    """Whether papers can be printed with the names that people have: GB 18030-2022."""
    if not fonts.has_chinese():
        return _row(
            "字体", "bad", "没有中文字体，排不了 PDF", "请安装 fonts-noto-cjk，或者仿宋、黑体、宋体"
        )
    lacking = [sign for sign in fonts.OF_NAMES if not fonts.prints(sign)]
    if not lacking:
        return _row("字体", "ok", "人名用字（GB 18030-2022）打得出")
    said = f"有的人名用字打不出，例如 {'、'.join(lacking[:5])}"
    return _row("字体", "warn", said, f"请安装 {fonts.INSTALL}")


def _engine() -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            full = cursor.fetchone()[0] >= 2
            said = "SQLite，断电不丢已确认的记录" if full else "SQLite，断电可能丢最近的记录"
            return _row("数据库", "ok" if full else "bad", said)
        cursor.execute("SHOW synchronous_commit")
        on = cursor.fetchone()[0] != "off"
    return _row(
        "数据库", "ok" if on else "bad", "PostgreSQL" + ("" if on else "，synchronous_commit 关闭")
    )


def _calendars(today: date) -> Iterator[dict[str, str]]:
    """This year's days off must be entered; next year's are asked for from 1 November."""
    for office in Office.objects.order_by("code"):
        calendar = divisions.calendar(office.pk)
        years = [today.year] + ([today.year + 1] if today.month >= 11 else [])
        lacking = [year for year in years if not calendar.covers(year)]
        late = today.year in lacking or (today.month, today.day) >= (12, 15)
        state = "ok" if not lacking else "bad" if late else "warn"
        said = (
            "都已录入" if not lacking else f"{'、'.join(map(str, lacking))} 年的放假安排还没有录全"
        )
        yield _row(
            f"节假日（{office.name}）", state, said, "在“节假日与调休”里录入" if lacking else ""
        )


def _backup() -> dict[str, str]:
    last = latest.last()
    if last is None:
        return _row("备份", "warn", "还没有备份过", MAKE_ONE)
    days = (timezone.now() - last.at).days
    state = "ok" if days <= BACKUP_WARN else "warn" if days <= BACKUP_BAD else "bad"
    said = f"上次在 {days} 天前"
    if last.faults or (last.trial is not None and last.trial.ok is False):
        return _row("备份", "bad", f"{said}，恢复不回来", "照“备份”页上说的处理，再备份一次")
    if last.trial is None or last.trial.ok is None:
        state, said = max(state, "warn", key=STATES.index), f"{said}，没有试恢复过"
    return _row("备份", state, said, "" if state == "ok" else MAKE_ONE)


def _disk() -> Iterator[dict[str, str]]:
    free = shutil.disk_usage(settings.HOME).free / 2**30
    yield _row(
        "磁盘", "ok" if free > 2 else "bad", f"还剩 {free:.1f} GB", "" if free > 2 else "请清理磁盘"
    )
    yield _kept_close()


def _kept_close() -> dict[str, str]:
    """Whether only the product's own user may read what it keeps. Windows says this by other means."""
    if os.name == "nt":
        return _row(
            "文件权限", "warn", "Windows 上请在文件夹属性里核对：只有运行本系统的用户能打开"
        )
    paths = [settings.HOME, *settings.HOME.rglob("*")]
    open_to_others = [one for one in paths if one.lstat().st_mode & 0o077 and not one.is_symlink()]
    if not open_to_others:
        return _row("文件权限", "ok", "只有本用户能读")
    first = open_to_others[0].name
    return _row(
        "文件权限",
        "bad",
        f"{first} 等 {len(open_to_others)} 个文件别的用户能读",
        f"停下服务，运行 chmod -R go-rwx {settings.HOME}",
    )


def _row(name: str, state: str, said: str, mend: str = "") -> dict[str, Any]:
    return {"name": name, "state": state, "said": said, "mend": mend}
