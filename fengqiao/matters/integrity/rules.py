"""How far the evidence for “未发生” goes in a span of days, what it lacks by name, and the sentence it bears.

自查: all on the roster of leaders declared. 未收到通报: and someone looked, and none had come. 已函询: and
others were asked. A leader without a declaration stops the sentence, and is named. (governance.md, Decision 2)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from fengqiao.ground.spans import say_span
from fengqiao.trunk.people.models import Post
from fengqiao.trunk.people.roster import Chosen, Roster

from .models import Declaration, Inquiry, NoticeCheck
from .words import Check, Level, Reply, Said

DAY = timedelta(days=1)
DEED = "违规干预司法活动、插手具体案件处理的情形"
Days = tuple[date, date]


@dataclass(frozen=True)
class Leader:
    """Someone on the roster: the days for which a declaration is due, and those that it lacks."""

    person: UUID
    name: str
    title: str
    lacks: tuple[Days, ...]

    @property
    def lacks_in_words(self) -> str:
        return "、".join(say_span(*days) for days in self.lacks)


@dataclass(frozen=True)
class Evidence:
    """What stands for “未发生” in the days from `first` to `last`.

    `stops` are the reasons, by name, for which the sentence may not be said; `level` is the level reached,
    None where it is stopped or nobody is on the roster; `sentence` says exactly what is known.
    """

    first: date
    last: date
    roster: tuple[Leader, ...]
    declared: tuple[Declaration, ...]
    others: tuple[str, ...]
    unchecked: tuple[Days, ...]
    came: bool
    inquiries: tuple[Inquiry, ...]

    @property
    def period(self) -> str:
        said = say_span(self.first, self.last)
        return f"{said}度" if said == f"{self.first.year}年" else said

    @property
    def missing(self) -> tuple[Leader, ...]:
        return tuple(one for one in self.roster if one.lacks)

    @property
    def stops(self) -> list[str]:
        return [*self._missing_in_words(), *self._against()]

    def _missing_in_words(self) -> Iterator[str]:
        for one in self.missing:
            title = f"（{one.title}）" if one.title else ""
            yield f"{one.name}{title}没有{one.lacks_in_words}的声明"

    def _against(self) -> Iterator[str]:
        for one in self.declared:
            if one.said == Said.OTHERWISE:
                yield f"{one.person_text}声明有情况另行报告"
            if one.check_result == Check.DIFFERS:
                yield f"{one.person_text}的声明经纪工委核对不一致"
        if self.came:
            yield "收到过有关机关的通报"
        for inquiry in self.inquiries:
            if inquiry.reply == Reply.FOUND:
                yield f"{inquiry}回复有情况"

    @property
    def level(self) -> Level | None:
        if not self.roster or self.stops:
            return None
        if self.unchecked:
            return Level.SELF
        return Level.ASKED if self.inquiries else Level.NOT_TOLD

    @property
    def next_steps(self) -> list[str]:
        """What would carry the evidence one level further, where nothing stops it."""
        if not self.roster:
            return ["没有登记领导干部的岗位，不知道哪些人应当声明"]
        steps = []
        if self.unchecked:
            days = "、".join(say_span(*days) for days in self.unchecked)
            steps.append(f"没有人核查过{days}有没有收到通报")
        if not self.inquiries:
            steps.append("没有向有关机关函询（不是必须）")
        return steps

    @property
    def sentence(self) -> str:
        """The sentence that the evidence bears, "" where something stops it."""
        return self.worded(f"{len(self.roster)}人", f"{len(self.others)}人的")

    def worded(self, leaders: str, declared: str) -> str:
        """The sentence with its two numbers said in these words: how many lead, how many declared."""
        if self.stops:
            return ""
        if not self.roster:
            return self._without_roster(declared)
        told = f"{self.period}，全体领导干部{leaders}均已书面声明，未发生{DEED}（自查）"
        if self.level in (Level.NOT_TOLD, Level.ASKED):
            told += "；经核查收文，未收到有关机关的通报"
        if self.level is Level.ASKED:
            told += f"；{self._asked_in_words()}"
        return f"{told}。"

    def _asked_in_words(self) -> str:
        replied = [str(one) for one in self.inquiries if one.reply == Reply.NIL]
        silent = [str(one) for one in self.inquiries if one.reply == Reply.NONE_YET]
        parts = [f"已函询{'、'.join(replied)}，回复没有发现"] if replied else []
        parts += [f"已函询{'、'.join(silent)}，未回复"] if silent else []
        return "；".join(parts)

    def _without_roster(self, declared: str) -> str:
        """Nobody knows who must declare: it is said who did, and nothing of 全体."""
        if not self.others:
            return ""
        return (
            f"{self.period}，收到{declared}书面声明，均声明没有{DEED}；"
            "领导干部名册没有登记，是否人人都已声明，不能说明。"
        )


def weigh(
    first: date,
    last: date,
    *,
    posts: Sequence[Post],
    declared: Sequence[Declaration],
    checks: Iterable[NoticeCheck],
    came: bool,
    inquiries: Iterable[Inquiry],
    roster: Roster,
) -> Evidence:
    """This will weigh what stands for the days from `first` to `last`: whose posts led, what was declared,
    who looked for notices, whether one came, who was asked; `roster` knows whose a written name is."""
    theirs, others = _by_leader(posts, declared, roster)
    looked = [(one.starts_on, one.ends_on) for one in checks]
    return Evidence(
        first=first,
        last=last,
        roster=tuple(_roster(posts, theirs, first, last)),
        declared=tuple(declared),
        others=others,
        unchecked=tuple(_left((first, last), looked)),
        came=came,
        inquiries=tuple(inquiries),
    )


def _by_leader(
    posts: Sequence[Post], declared: Iterable[Declaration], roster: Roster
) -> tuple[dict[UUID, list[Days]], tuple[str, ...]]:
    """Each leader's nil declarations, and the names of those who declared without being on the roster.

    A name that is written only means a leader when nobody else of the staff bears it."""
    persons = {post.person_id for post in posts}
    theirs: dict[UUID, list[Days]] = defaultdict(list)
    others: dict[str, None] = {}
    for one in declared:
        key = one.person_id or _key(roster.taken(one.person_text))
        if key is None or key not in persons:
            others[one.person_text] = None
        elif one.said == Said.NIL:
            theirs[key].append((one.starts_on, one.ends_on))
    return theirs, tuple(others)


def _key(chosen: Chosen) -> UUID | None:
    return chosen.person.pk if chosen.person else None


def _roster(
    posts: Sequence[Post], theirs: dict[UUID, list[Days]], first: date, last: date
) -> Iterator[Leader]:
    """Each leader once, with what is due of the days on which any of their posts held."""
    held: dict[UUID, list[Post]] = defaultdict(list)
    for post in posts:
        held[post.person_id].append(post)
    for person, several in held.items():
        due = _joined(_days_of(post, first, last) for post in several)
        lacks = tuple(left for days in due for left in _left(days, theirs[person]))
        yield Leader(person, several[-1].person.name, several[-1].title, lacks)


def _days_of(post: Post, first: date, last: date) -> Days:
    """The days of a span on which a post held; its own end is the first day on which it did not."""
    until = post.ends_on - DAY if post.ends_on else last
    return max(first, post.starts_on), min(last, until)


def _joined(spans: Iterable[Days]) -> list[Days]:
    """Spans that touch or overlap as one, in order."""
    joined: list[Days] = []
    for begins, ends in sorted(one for one in spans if one[0] <= one[1]):
        if joined and begins <= joined[-1][1] + DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((begins, ends))
    return joined


def _left(whole: Days, covered: Iterable[Days]) -> Iterator[Days]:
    """The days of a span that no other covers."""
    begins = whole[0]
    for first, last in _joined(covered):
        if first > whole[1]:
            break
        if begins < first:
            yield begins, first - DAY
        begins = max(begins, last + DAY)
    if begins <= whole[1]:
        yield begins, whole[1]
