"""精准普法 across two matters: disputes that stand out suggest an activity, bound to its signal."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.matters.publicity import desk
from fengqiao.project.catalogue import dispute_figures
from fengqiao.trunk.divisions import queries as places

BY = ("community", "dispute_type")


def test_where_disputes_stand_out_an_activity_is_suggested(cast, as_, client_of):
    li, today = cast.li, timezone.localdate()
    with as_(li):
        place, other = places.communities(cast.office)[:2]
        for n in range(4):
            a_dispute(li, place, on=today - timedelta(days=n), summary=f"楼上漏水第{n}次")
        a_dispute(li, other, on=today, summary="树荫挡光")
        (spot,) = desk.hot_spots(dispute_figures.found, BY, cast.office, today)
        later = today + timedelta(days=200)
        assert desk.hot_spots(dispute_figures.found, BY, cast.office, later) == []
    assert (spot.community, spot.kind, spot.count) == (place.name, "邻里纠纷", 4)
    page = client_of(li).get(reverse("publicity.front")).content.decode()
    assert "适合去讲" in page and spot.reason in page
    form = client_of(li).get(spot.url).content.decode()
    assert spot.reason in form and f'value="{place.pk}" selected' in form
