"""Whether a Chinese numeral with a unit counts something: 召开会议三次 does, 一次次 and 三项制度 do not.

Big numerals and those with a round word count. Small ones are also parts of slogans and set phrases, so they
count where the sentence says so: at the end of a clause, behind a verb of counting, before a thing one can count.
"""

from __future__ import annotations

import re

from fengqiao.ground.patterns import bounded

_LOOSE = (
    "个",
    "项",
    "类",
    "种",
    "条",
    "部",
    "面",
    "对",
    "门",
    "节",
    "位",
    "套",
    "组",
    "级",
    "支",
    "张",
)
_END = bounded(r"\s*(?:[，。；、：！？,;）)]|以上|以内|$|\n)")
_THING = re.compile(
    r"(?:多|余)?(?:[\u4e00-\u9fff]{0,6}?)(?:社区|村|屯|小区|网格|部门|单位|科室|站所|支部|党支部|企业|商户|学校|医院|"
    r"工作组|小组|工作室|调解室|谈心室|说事点|服务站|服务点|工作站|中心|窗口|阵地|平台|团队|队伍|专班|案件|纠纷|矛盾|"
    r"问题|项目|工程|隐患|线索|意见|建议|措施|规定|办法|文件|制度|方案|合同|协议|法律|法规|讲座|活动|会议|培训|"
    r"宣传|调解员|顾问|律师|党员|干部|志愿者|代表|家庭|楼栋|单元|点位|示范点|公园|广场|长廊|展板|专栏)"
)
_VERB = bounded(
    r"(?<!每)(?:召开|开展|举办|举行|组织|发生|受理|化解|处理|办理|调解|调处|查处|立案|结案|新增|新建|建成|建立|成立|设立|设置|设有|"
    r"设|聘请|配备|发放|张贴|印发|制定|出台|修订|发出|收到|出具|审查|审议|研究|完成|增加|减少|参加|参与|派出|选派|评选|培育|"
    r"打造|覆盖|辖|下辖|现有|共有|共计|共|仅|只有|有|为|达|计|各|计划|排查|整改|解决|举报|接到|接待|走访|移送|"
    r"建|办|讲授|讲|集中|专题|学习|宣讲|播放|表彰|认定|开设|推出|发布|推送|报道)(?:了|出|过)?(?:各类|普法|法治)?\s*$"
)
# 同三次 is another time; 合同五十余份 and 线上五十余场 are what is counted.
_NOT_AFTER = bounded(r"(?:[第每这那哪某前后再又任另头初几整]|(?<![线网街])[上下]|(?<!合)同)\s*$")
# 未发生一起 says that there was none.
_NONE_OF_IT = bounded(r"(?:未|没有?|无)(?:发生|出现|发现|接到|收到|产生|新增)?\s*$")
_NOUN_BEFORE = bounded(r"[\u4e00-\u9fff]{2}\s*$")
_CASE_BEFORE = bounded(r"(?:案|案件|纠纷|事件|事故|诉讼|复议)\s*$")


def is_counted(text: str, start: int, end: int, numeral: str, unit: str, qualifier: str) -> bool:
    """Whether the numeral at `start`, with its unit up to `end`, says how many."""
    before, after = text[max(0, start - 12) : start], text[end : end + 16]
    if _NOT_AFTER.search(before):
        return False
    small = len(numeral) == 1 and numeral not in "百千万亿"
    if not small:
        if set(numeral) <= set("百千万亿"):  # 百名, 千人 and 万人 are names; 百余名 is a number
            return bool(qualifier)
        return True
    if numeral == "十" or qualifier:
        return unit not in _LOOSE or _counts(before, after)
    if numeral == "一":
        return _one(before, after, unit)
    return unit not in _LOOSE or _counts(before, after)


def _counts(before: str, after: str) -> bool:
    at_end = _END.match(after) and _NOUN_BEFORE.search(before)
    return bool(at_end or _VERB.search(before) or _THING.match(after))


def _one(before: str, after: str, unit: str) -> bool:
    """一 is a number behind a verb of counting (召开一次会议) or behind what it counts (会议一次。)."""
    if unit in _LOOSE and not _VERB.search(before):
        return False
    if _NONE_OF_IT.search(before):
        return False
    if re.match(r"[一人户]|次性|件件|个个", after):
        return False
    clause = re.split(r"[，。；、：\n\x00]", before)[-1]
    if _VERB.search(before):
        # 化解一起，稳定一方: a slogan has nothing but its verb.
        return not (_END.match(after) and len(clause.strip()) <= 2)
    if unit == "起":
        return bool(_END.match(after) and _CASE_BEFORE.search(before))
    return bool(_END.match(after) and len(clause.strip()) >= 3)
