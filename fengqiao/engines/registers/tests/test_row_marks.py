"""What a row says of itself: the words stand here alone, in the ways people put them, beside real records that
hold the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..row_marks import mark_beside, mark_of_title, marked, says_void
from ..words import Reason

BESIDE = {
    Reason.VOID: (
        *(
            "作废",
            "已作废",
            "此件作废",
            "本条登记作废",
            "该行已作废",
            "作废（重复登记）",
            "12作废",
            "废",
        ),
        *(
            "重复登记，作废",
            "作废，见12号",
            "协议已签，此件作废",
            "录入错误作废",
            "误录",
            "【作废】",
            "号码作废",
        ),
        *(
            "已作废处理",
            "作废。",
            "此号作废不计",
            "ＤＨ-3（作废）",
            "登重了，作废",
        ),
    ),
    Reason.TEST_ROW: (
        *(
            "测试",
            "测试数据",
            "测试记录",
            "测试行",
            "测试1",
            "此条为测试",
            "系统测试用",
            "测试数据，请勿统计",
        ),
        *(
            "请勿统计",
            "示例",
            "样例",
            "(示例)",
            "试填",
            "演示数据",
            "虚拟数据",
            "假数据",
            "test",
            "TEST01",
        ),
        *(
            "本行为示例",
            "卷宗在社区，请勿统计",
            "不计入统计",
            "导入测试",
            "模拟数据",
            "2024-测试-1",
            "不予统计",
        ),
    ),
    Reason.CANCELLED: (
        *(
            "取消",
            "已取消",
            "因暴雪取消，材料未发",
            "因雨取消",
            "大雨，未开展",
            "人员到不齐，未召开",
            "会议取消",
        ),
        *(
            "本次活动取消",
            "临时取消",
            "取消举办",
            "停办",
            "因故未举行",
            "受疫情影响取消",
            "大雪封路取消",
        ),
        *(
            "活动因高温取消",
            "未能如期举行",
            "由于领导出差，会议取消",
            "会场停电，活动取消",
            "讲座没有开展",
        ),
    ),
    None: (
        *(
            "",
            "12",
            "2024-3",
            "卷宗在社区",
            "当事人满意",
            "合同作废引发纠纷",
            "旧合同作废",
            "欠条作废",
        ),
        *(
            "双方协议作废，重新签订",
            "旧协议签错了，作废，重签",
            "处罚决定已作废",
            "已废除旧规约",
            "报废车辆",
            "废品",
        ),
        *(
            "水质测试纠纷",
            "测试结果合格",
            "现场测试噪声",
            "法律知识测试",
            "试用期",
            "演示实验",
            "模拟法庭",
            "假期普法",
        ),
        *(
            "取消后补办",
            "因雨取消，改期另办",
            "取消，4月2日补办",
            "推迟到下周举行，原定会议取消",
            "未取消",
        ),
        *(
            "婚约取消",
            "低保资格取消",
            "取消婚约，双方和解",
            "抽奖环节取消",
            "取消收费",
            "取消了抽奖",
            "合影因雨取消",
        ),
        *(
            "经费不足",
            "未发材料",
            "未达成协议",
            "未履行",
            "未果",
            "未开展过类似活动",
            "统计局",
            "重复件",
            "撤回申请",
        ),
    ),
}
TITLES = {
    Reason.VOID: ("作废", "此件作废", "（作废）", "甲某与乙某漏水（此件作废）"),
    Reason.TEST_ROW: (
        *(
            "测试",
            "测试记录",
            "测试数据，请勿统计",
            "【测试】甲与乙漏水",
            "甲某与乙某漏水，请勿统计",
            "示例",
        ),
    ),
    Reason.CANCELLED: ("取消", "（取消）防汛宣传"),
    None: (
        *(
            "水质测试纠纷",
            "法律知识测试",
            "学法测试（闭卷）",
            "网络公司测试数据泄露",
            "约定交付测试数据、源代码",
        ),
        *(
            "关于作废旧规约的决定",
            "合同作废引发纠纷",
            "双方签了协议，作废，又反悔",
            "报废三轮",
            "废品堆放",
        ),
        *(
            "关于取消收费项目的决定",
            "取消低保引发纠纷",
            "婚礼取消，定金不退",
            "活动取消，商家要求退场地费",
        ),
        *(
            "路灯不亮，未开展维修",
            "独居老人不会补办",
            "演出取消，要求退票",
            "民法典宣传（因雨未达预期）",
            "不服处罚",
        ),
    ),
}


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in BESIDE.items() for text in texts]
)
def test_a_remark_a_number_or_a_result_says_whether_its_row_counts(text, reason):
    assert mark_beside(text) == reason


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in TITLES.items() for text in texts]
)
def test_what_a_record_is_about_is_a_mark_only_as_a_whole(text, reason):
    assert mark_of_title(text) == reason


STORY = st.text(
    alphabet="甲乙某家门前漏水停车争吵社区调解物业费楼上噪音协议合同", min_size=2, max_size=12
)
WORDS = st.sampled_from(("测试", "作废", "取消", "未开展", "示例", "停办", "废"))


@given(STORY, WORDS, STORY)
def test_a_word_inside_a_story_takes_no_record_away(before, word, behind):
    for text in (f"{before}{word}{behind}", f"{before}，{behind}{word}{before}"):
        assert mark_beside(text) is mark_of_title(text) is None


@given(
    STORY,
    st.sampled_from(("作废", "测试", "示例", "误录")),
    st.sampled_from(("", "此", "本", "该", "这")),
)
def test_a_mark_is_found_however_the_row_is_named_and_whatever_follows(story, mark, this):
    assert mark_beside(f"{this}{'件' if this else ''}{mark}，{story}") is not None
    assert mark_of_title(f"{story}（{mark}）") is not None


def test_the_cell_that_says_so_is_named():
    cells = {"number": 3, "remark": "此件作废", "summary": "漏水"}
    assert marked(cells, title="summary", beside=("number", "remark")) == (Reason.VOID, "remark")
    assert marked({"summary": "测试"}, title="summary", beside=("number",)) == (
        Reason.TEST_ROW,
        "summary",
    )
    assert marked({"number": 3.0}, title="summary", beside=("number", "remark")) is None


def test_a_sole_mark_in_any_cell_makes_a_line_void():
    assert says_void("作废") and says_void("（已作废）") and says_void("此行作废。")
    assert not any(map(says_void, (None, 3, "测试", "合同作废", "报废", "取消")))
