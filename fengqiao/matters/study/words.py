"""The words of study (governance.md §4): who studies what, in which form, and what a list or plan says of it."""

from django.db.models import TextChoices


class Group(TextChoices):
    """Which of the two ledgers a session stands in."""

    STAFF = "staff", "干部学法"
    CENTER = "center_group", "理论中心组"


class Kind(TextChoices):
    TRAINING = "training", "集中培训"
    BUSINESS = "business", "业务培训"
    TOGETHER = "together", "集中学习"
    LECTURE = "lecture", "法治专题讲座"
    SEMINAR = "seminar", "专题研讨"
    READING = "reading_class", "读书班"
    PRE_MEETING = "pre_meeting", "会前学法"
    FIRST_TOPIC = "first_topic", "第一议题"
    TALK = "principal_talk", "主要负责人讲法治课"
    BRANCH = "branch", "支部学习"
    COURT = "court_observation", "旁听庭审"
    ONLINE = "online", "网络学法"
    OTHER = "other_study", "其他学习"


SEMINARS = (Kind.SEMINAR, Kind.READING)


class Audience(TextChoices):
    LEADERS = "leaders", "班子成员"
    STREET_STAFF = "street_staff", "街道干部"
    COMMUNITY_STAFF = "community_staff", "社区干部"
    BOTH_STAFF = "both_staff", "街道干部和社区干部"
    ENFORCEMENT = "enforcement", "执法人员"
    PARTY_MEMBERS = "party_members", "党员"


# Whose sessions the report tells as training of street and community staff.
STAFF = (Audience.STREET_STAFF, Audience.COMMUNITY_STAFF, Audience.BOTH_STAFF)


class Content(TextChoices):
    THOUGHT = "thought", "习近平法治思想"
    STATE_LAW = "state_law", "国家法律"
    PARTY_RULE = "party_rule", "党内法规"
    DOCUMENT = "document", "上级文件"
    OTHER = "other_content", "其他内容"


class ListKind(TextChoices):
    COMMON = "common", "共性清单"
    INDIVIDUAL = "individual", "个性清单"


class Recorded(TextChoices):
    """What an old list says of an item itself."""

    DONE = "done", "完成"
    NOT_DONE = "not_done", "未完成"
