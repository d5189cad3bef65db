"""The words of talent (governance.md §7, mediation.md §1.2 and §1.3): who does the work, and where."""

from django.db.models import TextChoices


class MemberRole(TextChoices):
    """What somebody is in a community's resolution group, or as a helper outside one."""

    COMMITTEE = "committee_member", "社区“两委”成员"
    ADVISER = "group_adviser", "社区法律顾问"
    GRID = "grid_head", "网格长（员）"
    BUILDING = "building_head", "楼栋长"
    UNIT = "unit_head", "单元长"
    PARTY = "senior_party_member", "老党员"
    RETIRED = "retired_cadre", "老退休干部"
    POLICE = "police_liaison", "“警地融合”联络员"
    VOLUNTEER = "volunteer", "志愿者"
    OTHER = "other_member", "其他成员"


class VenueKind(TextChoices):
    CENTER = "resolution_center", "矛盾纠纷调处化解中心"
    ROOM = "mediation_room", "矛盾调解室"
    POINT = "talk_point", "百姓说事点"
    HEART = "heart_room", "群众谈心室"
    STUDIO = "mediation_studio", "调解工作室"
    OTHER = "other_venue", "其他阵地"


class TalkEnd(TextChoices):
    """What became of what somebody said at a venue."""

    ANSWERED = "talk_answered", "当场答复"
    REGISTERED = "talk_registered", "已登记办理"
    PASSED = "talk_passed", "转给有关单位"
    LISTENED = "talk_listened", "听取意见"


class ServiceKind(TextChoices):
    """What an adviser came for (governance.md §7)."""

    DUTY = "duty", "值班"
    CONSULT = "consultation", "咨询"
    REVIEW = "service_review", "审查"
    LECTURE = "service_lecture", "讲课"
    MEDIATE = "service_mediation", "参与调解"
    LAWSUIT = "service_case", "代理诉讼"
    OTHER = "other_service", "其他服务"


class CredentialKind(TextChoices):
    ENFORCEMENT = "enforcement_credential", "行政执法证"
    QUALIFICATION = "legal_qualification", "法律职业资格"
    PUBLIC_LAWYER = "public_lawyer", "公职律师证"
    MEDIATOR = "mediator_credential", "人民调解员证"
    OTHER = "other_credential", "其他证件"


class CommitteeKind(TextChoices):
    """Kinds of people's mediation committee (mediation.md §1.3)."""

    VILLAGE = "village_residents", "村（居）人民调解委员会"
    STREET = "township_street", "乡镇（街道）人民调解委员会"
    ENTERPRISE = "enterprise_institution", "企事业单位人民调解委员会"
    INDUSTRY = "industry_professional", "行业性、专业性人民调解委员会"
    OTHER = "other_committee", "其他人民调解组织"


class Office(TextChoices):
    HEAD = "head", "主任"
    DEPUTY = "deputy", "副主任"
    MEMBER = "member", "委员"
    MEDIATOR = "mediator", "调解员"
