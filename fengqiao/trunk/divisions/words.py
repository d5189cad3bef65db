"""Words of the tree of divisions."""

from django.db.models import TextChoices


class Level(TextChoices):
    SUBDISTRICT = "subdistrict", "街道"
    COMMUNITY = "community", "社区"
    VILLAGE = "village", "村"
    GRID = "grid", "网格"
    BUILDING = "building", "楼栋"
    UNIT = "unit", "单元"


WHOLE = "街道本级"  # what stands at the street itself, in none of its communities
