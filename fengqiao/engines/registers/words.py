"""Why a record did not come in: a closed list of codes, each with the sentence that says what to do."""

from django.db.models import TextChoices


class Reason(TextChoices):
    IMPOSSIBLE_DATE = "impossible_date", "日期不存在或看不懂，请改成真实的日期，例如 2024-03-05"
    AMBIGUOUS_DATE = "ambiguous_date", "日期有几种读法，请写全年月日"
    INCOMPLETE_DATE = "incomplete_date", "日期不全，请补上缺的年、月或日"
    MISSING_DATE = "missing_date", "没有登记日期，请补上"
    OUT_OF_YEAR = (
        "out_of_year",
        "登记日期不在这本台账的年份里，请核对年份，或放到那一年的台账里导入",
    )
    FUTURE_DATE = "future_date", "日期在今天之后，请核对"
    CLOSED_BEFORE_REGISTERED = "closed_before_registered", "办结日期早于登记日期，请核对两个日期"
    MISSING_CATEGORY = "missing_category", "没有写纠纷类型，请补上"
    UNKNOWN_CATEGORY = "unknown_category", "纠纷类型不在本街道的分类表里，请改成表里的名称"
    TWO_CATEGORIES = "two_categories", "写了两个类型，请只留一个"
    MISSING_PARTIES = "missing_parties", "当事人一个也没有写，请至少写上一方"
    FOREIGN_COMMUNITY = "foreign_community", "这个社区属于邻近的街道，请核对，或交给那个街道"
    UNKNOWN_COMMUNITY = "unknown_community", "社区不在本街道的辖区里，请核对名称"
    MISSING_SUMMARY = "missing_summary", "没有写发生了什么，请补上简要情况"
    MISSING_TOPIC = "missing_topic", "没有写主题，请补上"
    NEGATIVE_AMOUNT = "negative_amount", "金额、人数不是可用的正数，请核对"
    ATTENDANCE_OVER_DUE = "attendance_over_due", "实到人数多于应到人数，请核对"
    CANCELLED = "cancelled", "这一条写着取消或没有举办，没有导入"
    DUPLICATE = "duplicate", "已经有同一天、同一社区、同样当事人的同一件事，没有重复导入"
    VOID = "void", "这一条写着作废、误录或已划掉，没有导入"
    TEST_ROW = "test_row", "这一条写着测试、示例或请勿统计，没有导入"
    HIDDEN = "hidden", "这一条在筛选掉或隐藏的行里，照您说的没有导入"
    UNREAD = "unread", "有的格子读不出内容，请改好后再导入"
