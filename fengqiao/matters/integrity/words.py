"""The words of integrity (governance.md §6): what was declared, who was asked, how far the evidence goes."""

from django.db.models import TextChoices


class Said(TextChoices):
    """What a declaration says. What happened is not kept here: it belongs to other organs."""

    NIL = "nil", "没有此类情形"
    OTHERWISE = "otherwise", "有情况另行报告"


class Check(TextChoices):
    """What the discipline secretary found when the declaration was checked."""

    AGREES = "agrees", "一致"
    DIFFERS = "differs", "不一致"


class Organ(TextChoices):
    POLITICAL_LEGAL = "political_legal", "党委政法委"
    DISCIPLINE = "discipline", "纪检监察机关"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    POLICE = "police", "公安机关"
    JUSTICE = "justice", "司法行政机关"
    OTHER = "other_organ", "其他机关"


class Reply(TextChoices):
    NONE_YET = "none_yet", "未回复"
    NIL = "nil_reply", "回复没有发现"
    FOUND = "found_reply", "回复有情况"


class Level(TextChoices):
    """How far the evidence for “未发生” goes; each holds what stands before it."""

    SELF = "self", "自查"
    NOT_TOLD = "not_told", "未收到通报"
    ASKED = "asked", "已函询"
