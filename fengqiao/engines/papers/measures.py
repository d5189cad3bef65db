"""The measures of GB/T 9704-2012, in points unless said otherwise. Each format takes them from here.

A page is A4; 天头 37 mm, 订口 28 mm, the type area 156 × 225 mm (5.2.1, 5.2.2). Body text is 3号, 16 pt; a line is
the height of its signs and 7/8 of it: 30 pt (3.3). The grid holds 22 lines of 28 signs (5.2.3). 22 lines of 30 pt
are 660 pt where the type area has 638: decision 0017 says what is done about it.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
TOP, LEFT = 37 * MM, 28 * MM
TYPE_WIDTH, TYPE_HEIGHT = 156 * MM, 225 * MM
RIGHT = PAGE_WIDTH - LEFT - TYPE_WIDTH
BOTTOM = PAGE_HEIGHT - TOP - TYPE_HEIGHT
LINES, SIGNS = 22, 28
NUMBER_BELOW = 7 * MM  # the page number under the type area (7.5)

THREE, TWO, FOUR, SMALL_FOUR = 16.0, 22.0, 14.0, 12.0  # 3号, 2号, 4号, 小四
LINE = 30.0
TITLE_LINE = 36.0
THICK, THIN = 0.35 * MM, 0.25 * MM  # the lines of 版记 (7.4.1)

SIGN_PITCH = TYPE_WIDTH / SIGNS
GRID_PITCH = TYPE_HEIGHT / LINES


@dataclass(frozen=True)
class Sizes:
    """How large a paper is set, in points: signs, the pitch of their lines, what stays white above and below."""

    body: float = THREE
    line: float = LINE
    title: float = TWO
    title_line: float = TITLE_LINE
    table: float = SMALL_FOUR
    table_line: float = 22.0
    top: float = TOP
    bottom: float = BOTTOM

    @property
    def is_gridded(self) -> bool:
        """Whether lines stand in the grid of 22: what is set closer has lines of its own."""
        return self.line == LINE

    @property
    def sign(self) -> float:
        """The width of a sign: 28 of the standard's size fill the line."""
        return SIGN_PITCH if self.body == THREE else self.body


OFFICIAL = Sizes()
# From the standard's sizes down to what can still be read on paper: for what must stand on one page.
CLOSER = (
    OFFICIAL,
    Sizes(15, 26, 22, 34, 12, 20),
    Sizes(14, 23, 20, 30, 12, 18, top=30 * MM, bottom=28 * MM),
    Sizes(12, 19, 18, 26, 10.5, 15, top=28 * MM, bottom=25 * MM),
    Sizes(10.5, 15, 16, 22, 9, 12.5, top=25 * MM, bottom=25 * MM),
)


@dataclass(frozen=True)
class Face:
    """A type face: the name that offices' documents bear, and what stands in for it where it is missing."""

    name: str
    stand_ins: tuple[str, ...]


BODY = Face(
    "仿宋_GB2312",
    (
        "FangSong_GB2312",
        "FangSong",
        "仿宋",
        "STFangsong",
        "FandolFang R",
        "Noto Serif CJK SC",
        "Noto Serif SC",
    ),
)
TITLE = Face(
    "方正小标宋简体",
    (
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "STZhongsong",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "SimSun",
    ),
)
BLACK = Face("黑体", ("SimHei", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC"))
KAI = Face(
    "楷体_GB2312",
    (
        "KaiTi_GB2312",
        "KaiTi",
        "楷体",
        "STKaiti",
        "FandolKai",
        "AR PL UKai CN",
        "AR PL UKai",
        "Noto Serif CJK SC",
        "Noto Serif SC",
    ),
)
SONG = Face("宋体", ("SimSun", "STSong", "Noto Serif CJK SC", "Noto Serif SC"))
# By the level of a heading (7.3.3).
OF_LEVEL = {1: BLACK, 2: KAI, 3: BODY, 4: BODY}


def signs(text: str) -> float:
    """How wide a line is, in signs: a digit or a letter is half of one."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


@dataclass(frozen=True)
class Signature:
    """How far the organ and the date stand from the right edge, in signs."""

    organ: float
    date: float


def signature(organ: str, date: str, sealed: bool) -> Signature:
    """Where signature and date stand (7.3.5.1 with a seal, 7.3.5.2 without).

    Sealed: the date four signs in, the organ centred over it. Unsealed: the organ two signs in, the date
    beginning two signs to the right of the organ; where it is too long for that, it stands two signs in and
    the organ moves left.
    """
    wide, long = signs(organ), signs(date)
    if sealed:
        return Signature(max(0.0, 4 + (long - wide) / 2), 4.0)
    behind = 2 + wide - 2 - long
    return Signature(2.0, behind) if behind >= 2 else Signature(2 + long + 2 - wide, 2.0)
