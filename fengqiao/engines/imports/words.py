"""What becomes of an import, of an answer and of a suggestion."""

from django.db.models import TextChoices


class BatchState(TextChoices):
    COMMITTED = "committed", "已导入"
    UNDONE = "undone", "已撤销"


class MeaningKind(TextChoices):
    """What a person was asked about: a heading, a spelling, a code of a legend, whether two records are the
    same, or whether the hidden rows of a file come in."""

    COLUMN = "column", "表头"
    VALUE = "value", "写法"
    CODE = "code", "代码"
    ROW = "row", "两行是不是同一件"
    HIDDEN = "hidden", "隐藏的行要不要"


class SuggestionState(TextChoices):
    OPEN = "open", "待采纳"
    ACCEPTED = "accepted", "已采纳"
    DECLINED = "declined", "不采纳"
