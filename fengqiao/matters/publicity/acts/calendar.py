"""The calendar that an office begins with: days of practice (governance.md §8.2), a table it then changes.

None of it is printed as law: which days there are, and how long before they are prepared, is the office's own.
"""

from __future__ import annotations

from uuid import UUID

from fengqiao.trunk.journal.acts import Acting, Subject, act
from fengqiao.trunk.journal.verbs import Verb

from ..models import Node
from ..words import Weekday

VERBS = (Verb("publicity.found_calendar", "装入常用普法节点", shows=("nodes",)),)

# Days that follow a weekday: name → which one, of which day of the week.
_BY_WEEKDAY = {"国防教育日": (3, Weekday.SATURDAY)}
# name, month, day, last month, last day, days of lead, laws, other names
_NODES = (
    ("根治欠薪冬季行动", 1, None, 2, None, 14, "保障农民工工资支付条例", "根治欠薪"),
    ("妇女节、维权周", 3, 8, None, None, 14, "妇女权益保障法、反家庭暴力法", "三八妇女节、国际妇女节、妇女节、维权周"),
    ("综治宣传月", 3, None, None, None, 14, "", "平安建设宣传月、学雷锋日"),
    ("消费者权益日", 3, 15, None, None, 14, "消费者权益保护法", "三一五、3·15、消费者权益保护日"),
    ("国家安全教育日", 4, 15, None, None, 14, "国家安全法、反间谍法", "全民国家安全教育日"),
    ("知识产权日", 4, 26, None, None, 14, "著作权法、商标法、专利法", "世界知识产权日、知识产权宣传周"),
    ("职业病防治、劳动节", 4, 30, 5, 1, 14, "劳动法、职业病防治法", "劳动节、五一、职业病防治周"),
    ("民法典宣传月", 5, None, None, None, 21, "民法典", "民法典"),
    ("防灾减灾日", 5, 12, None, None, 14, "防震减灾法", "全国防灾减灾日"),
    ("打击经济犯罪日", 5, 15, None, None, 14, "刑法、反洗钱法", "打击和防范经济犯罪宣传日"),
    ("儿童节", 6, 1, None, None, 14, "未成年人保护法", "六一儿童节、六一"),
    ("环境日", 6, 5, None, None, 14, "环境保护法、噪声污染防治法", "世界环境日、六五环境日"),
    ("安全生产月", 6, None, None, None, 14, "安全生产法", "安全生产宣传咨询日"),
    ("防范非法集资宣传月", 6, None, None, None, 14, "防范和处置非法集资条例", "防范非法集资"),
    ("国际禁毒日", 6, 26, None, None, 14, "禁毒法", "禁毒日、全民禁毒宣传月"),
    ("生态日", 8, 15, None, None, 14, "", "全国生态日"),
    ("网络安全宣传周", 9, None, None, None, 14, "网络安全法、反电信网络诈骗法", "国家网络安全宣传周"),
    ("国防教育日", 9, None, None, None, 14, "国防教育法", "全民国防教育日"),
    ("重阳节", 10, None, None, None, 14, "老年人权益保障法", "敬老月、老年节"),
    ("消防日", 11, 9, None, None, 14, "消防法", "消防宣传日、消防安全宣传日、全国消防日、119消防日、消防宣传月"),
    ("法治宣传教育月", 11, None, None, None, 21, "法治宣传教育法", "法治宣传月"),
    ("交通安全日", 12, 2, None, None, 14, "道路交通安全法", "全国交通安全日"),
    ("国家宪法日、宪法宣传周", 12, 1, 12, 7, 21, "宪法", "国家宪法日、宪法日、宪法宣传周"),
)  # fmt: skip


def found_calendar(office: Subject, *, by: Acting) -> int:
    """This will give an office the usual days; one that has any keeps its own. Returns how many it got."""
    if Node.objects.filter(office=office.pk).exists():
        return 0
    with act("publicity.found_calendar", on=office, by=by) as facts:
        made = Node.objects.bulk_create(usual_nodes(office.pk))
        facts["nodes"] = len(made)
    return len(made)


def usual_nodes(office: UUID) -> list[Node]:
    """The days that the product knows, made but not stored."""
    return [
        Node(
            office=office,
            name=name,
            month=month,
            day=day,
            ends_month=ends_month,
            ends_day=ends_day,
            lead_days=lead,
            nth=_BY_WEEKDAY.get(name, (None, ""))[0],
            weekday=_BY_WEEKDAY.get(name, (None, ""))[1],
            norms="\n".join(part for part in laws.split("、") if part),
            spellings=names,
        )
        for name, month, day, ends_month, ends_day, lead, laws, names in _NODES
    ]
