"""The words in which the generator writes: the trade's own, written down here, not taken from the product."""

from __future__ import annotations

YEAR = 2023
UNKNOWN_OUTCOMES = ("圆满画了句号", "大伙都说行", "按老规矩来")
COMMUNITIES = ("钟楼社区", "东门社区", "织布巷社区")
FOREIGN = "南塔社区"
CLASSES = {
    "neighbor": ("邻里纠纷类", "邻里", "邻里纠纷", "邻里类"),
    "property": ("物业管理类", "物业", "物业管理", "物业类"),
    "family": ("婚恋家庭类", "婚恋家庭", "婚姻家庭"),
    "other": ("其他类别", "其他", "其它类"),
}
TYPES = {
    "contract": ("合同纠纷", "合同"),
    "labor": ("劳动人事争议", "劳动争议"),
    "neighbor": ("邻里纠纷", "邻里关系"),
    "consumer": ("消费纠纷", "消费"),
    "house_site": ("房屋宅基地纠纷", "宅基地"),
}
CLASS_OF = {"neighbor": "neighbor"}
OUTCOMES = {
    "oral": ("达成口头协议", "口头协议"),
    "written": ("达成书面协议", "签订协议书"),
    "on_the_spot": ("当场化解", "已化解"),
    "failed": ("调解不成", "调解不成，引导起诉"),
    "performed": ("已履行", "履行完毕"),
}
SURNAMES = "冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
THINGS = (
    "漏水",
    "占道",
    "欠款",
    "噪声",
    "退费",
    "停车",
    "堆物",
    "借钱",
    "装修",
    "围墙",
    "树枝",
    "管道",
)
HEADINGS = {
    "number": ("序号", "编号", "案件编号"),
    "registered": ("登记日期", "受理时间", "排查时间", "登记时间", "纠纷受理日期", "发现时间"),
    "community": ("社区", "所属社区", "社区（村）", "村（社区）", "所在社区"),
    "parties": ("当事人", "纠纷双方", "双方当事人姓名", "双方当事人"),
    "side_one": ("申请人", "甲方", "申请方", "反映人", "一方当事人"),
    "side_two": ("被申请人", "乙方", "被申请方", "被反映人", "另一方当事人"),
    "type": ("纠纷类型", "纠纷类别", "类型", "矛盾纠纷类别", "矛盾类型"),
    "summary": ("简要情况", "纠纷简要情况", "主要内容", "事由", "案情简介", "基本情况"),
    "outcome": ("结果", "调解结果", "化解情况", "处理结果", "办理结果"),
    "closed": ("结案日期", "办结时间", "化解时间", "结案时间"),
    "amount": ("涉及金额", "涉案金额", "标的额", "金额"),
    "people": ("涉及人数", "人数"),
    "handler": ("调解员", "经办人", "承办人", "责任人"),
    "found": ("来源", "案件来源", "纠纷来源"),
    "remark": ("备注",),
    "phone": ("联系电话", "当事人电话"),
    "grid": ("网格", "网格名称"),
}
PARENTS = {
    "community": "属地",
    "grid": "属地",
    "side_one": "当事人情况",
    "side_two": "当事人情况",
    "amount": "涉及情况",
    "people": "涉及情况",
    "outcome": "办理结果情况",
    "closed": "办理结果情况",
    "handler": "办理结果情况",
}
BAD = (
    *("missing_date", "impossible_date", "incomplete_date", "out_of_year", "future_date"),
    *("closed_before_registered", "missing_category", "unknown_category", "two_categories"),
    *("missing_parties", "foreign_community", "unknown_community", "missing_summary"),
    *("negative_amount", "void", "struck", "duplicate", "test_row"),
    *("unknown_outcome", "no_outcome"),
)
