"""The words of publicity (governance.md §8). Materials are counted in 份; posters and banners apart."""

from django.db.models import TextChoices


class Kind(TextChoices):
    CAMPAIGN = "campaign", "专题宣传"
    LECTURE = "lecture", "法治讲座"
    VISIT = "visit", "入户宣传"
    FILM = "film", "普法放映"
    PERFORMANCE = "performance", "文艺演出"
    MOCK_COURT = "mock_court", "模拟法庭"
    QUIZ = "quiz", "知识竞答"
    EXHIBITION = "exhibition", "展览展板"
    BROADCAST = "broadcast", "广播宣传"
    LIVE = "live", "直播宣传"
    OTHER = "other_activity", "其他活动"


class Audience(TextChoices):
    PUBLIC = "public", "社会公众"
    STREET_STAFF = "street_staff", "街道干部"
    COMMUNITY_STAFF = "community_staff", "社区干部"


class Counted(TextChoices):
    SIGNED = "signed", "签到"
    HEADS = "heads", "现场清点"
    ESTIMATE = "estimate", "估计"


class Material(TextChoices):
    LEAFLET = "leaflet", "宣传单"
    BOOKLET = "booklet", "宣传册"
    POSTER = "poster", "海报"
    BANNER = "banner", "条幅"
    GIFT = "gift", "宣传品"


# Handed out to people and counted in 份; what is put up is counted apart.
HANDED_OUT = (Material.LEAFLET, Material.BOOKLET)


class Movement(TextChoices):
    RECEIVED = "received", "入库"
    TAKEN = "taken", "领用"
    LOST = "lost", "报损"


class Channel(TextChoices):
    WECHAT = "wechat_oa", "微信公众号"
    VIDEO = "video_account", "视频号"
    DOUYIN = "douyin", "抖音"
    WEIBO = "weibo", "微博"
    WEBSITE = "website", "网站"
    GROUP = "group", "微信群"


class SiteKind(TextChoices):
    PARK = "park", "法治公园、广场"
    CORRIDOR = "corridor", "法治长廊"
    BOARD = "board", "宣传栏"
    SCREEN = "screen", "电子屏"
    BOOKSHELF = "bookshelf", "法律书架"
    ROOM = "room", "普法活动室"


class Signal(TextChoices):
    DAY = "day", "时间节点"
    HOT_SPOT = "hot_spot", "纠纷多发"
    REQUEST = "request", "群众点单"
    DUTY = "duty", "上级部署"


class Weekday(TextChoices):
    """ISO's numbers of the days of a week."""

    MONDAY = "1", "星期一"
    TUESDAY = "2", "星期二"
    WEDNESDAY = "3", "星期三"
    THURSDAY = "4", "星期四"
    FRIDAY = "5", "星期五"
    SATURDAY = "6", "星期六"
    SUNDAY = "7", "星期日"


class Effect(TextChoices):
    """By what an effect was seen. What nobody looked at is not told as one."""

    QUIZ = "quiz_compared", "答题前后"
    SURVEY = "survey", "问卷"
    FOLLOW_UP = "follow_up", "回访"
    TREND = "dispute_trend", "同类纠纷前后件数"
