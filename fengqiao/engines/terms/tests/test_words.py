"""A street's own words, at the door: added, renamed, spelled, counted otherwise, retired, put in order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.terms.models import Term
from fengqiao.matters.disputes.models import DisputeType
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

pytestmark = pytest.mark.django_db
MATERIAL = "/desk/words/publicity.material/"
TYPE = "/desk/words/disputes.type/"
NOISE = {"label": "噪声扰民纠纷", "report_class": "neighbor", "ministry_code": "02"}


def shown(client, url):
    return client.get(url).content.decode()


def test_a_word_is_added_and_its_entry_says_what_it_counts_as(admin, add, cast, as_, entries):
    assert add(spellings="小折本、口袋册").status_code == 302
    page = shown(admin, MATERIAL)
    assert "口袋书" in page and "本单位添的" in page and "小折本、口袋册" in page
    with as_(cast.admin):
        word = Term.objects.get()
    assert (word.code, word.rolls_up_to, word.list) == ("own_1", "booklet", "publicity.material")
    [entry] = entries("terms.add")
    assert entry.facts["after"] == "口袋书" and entry.facts["code"] == "own_1"
    assert entry.facts["counts_as"] == {"rolls_up_to": "booklet"}
    assert "口袋书（宣传册）" in shown(admin, MATERIAL + "own_1/")


def test_a_word_is_renamed_and_the_old_name_is_still_understood(admin, add, cast, as_, entries):
    add()
    assert admin.post(MATERIAL + "own_1/rename/", {"label": "口袋法律书"}).status_code == 302
    with as_(cast.admin):
        word = Term.objects.get()
    assert (word.label, word.spellings) == ("口袋法律书", ["口袋书"])
    [entry] = entries("terms.rename")
    assert (entry.facts["before"], entry.facts["after"]) == ("口袋书", "口袋法律书")
    assert "口袋书 → 口袋法律书" in shown(admin, MATERIAL + "own_1/")
    admin.post(MATERIAL + "own_1/rename/", {"label": "口袋书"})
    with as_(cast.admin):
        word = Term.objects.get()
    assert (word.label, word.spellings) == ("口袋书", ["口袋法律书"])


def test_a_word_of_the_product_is_renamed_and_stays_what_it_is(admin, cast, as_):
    assert admin.post(MATERIAL + "leaflet/rename/", {"label": "宣传折页"}).status_code == 302
    with as_(cast.admin):
        word = Term.objects.get()
    assert (word.code, word.rolls_up_to, word.label) == ("leaflet", "leaflet", "宣传折页")
    assert not word.is_own and word.spellings == ["宣传单"]
    said = {"rolls_up_to": "booklet", "since": timezone.localdate().isoformat()}
    answer = admin.post(MATERIAL + "leaflet/count/", said)
    assert answer.status_code == 422 and "算作它自己" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"label": "宣传单"}, "已经有“宣传单”了；两个词不能同名"),
        ({"label": "“宣传单”"}, "已经有“宣传单”了"),
        ({"label": ""}, "请写名称"),
        ({"label": "字" * 41}, "太长了"),
        ({"rolls_up_to": ""}, "请选“算作”"),
        ({"rolls_up_to": "own_7"}, "请从列出的里面选一个"),
        ({"spellings": "海报、挂图"}, "“海报”已经是“海报”的叫法"),
        ({"begins_on": "后天"}, "像 2024.3.5 这样"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_kept(add, cast, as_, given, reason):
    answer = add(**given)
    page = answer.content.decode()
    assert answer.status_code == 422 and reason in page
    assert given.get("label", "口袋书") in page.replace("&ldquo;", "“")
    with as_(cast.admin):
        assert not Term.objects.exists()


def test_a_retired_word_is_not_offered_and_may_come_back(admin, add, cast, as_, entries):
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(1)
    add()
    past = admin.post(MATERIAL + "own_1/retire/", {"on": (today - timedelta(1)).isoformat()})
    assert past.status_code == 422 and "今天或者以后" in past.content.decode()
    assert admin.post(MATERIAL + "own_1/retire/", {"on": tomorrow.isoformat()}).status_code == 302
    with as_(cast.admin):
        word = Term.objects.get()
        assert word.is_offered(today) and not word.is_offered(tomorrow)
    again = add()
    assert again.status_code == 422 and "已经停用，可以恢复使用" in again.content.decode()
    assert admin.post(MATERIAL + "own_1/restore/").status_code == 302
    assert [one.facts["after"] for one in entries("terms.retire")] == [tomorrow.isoformat()]
    assert [one.facts["before"] for one in entries("terms.restore")] == [tomorrow.isoformat()]


def test_the_products_own_initiative_is_no_word_of_the_office(admin, add):
    page = shown(admin, "/desk/words/disputes.found/")
    assert "主动发现" in page and "本单位添的" not in page
    add("/desk/words/disputes.found/", label="锣鼓报事", rolls_up_to="own_initiative")
    assert shown(admin, "/desk/words/disputes.found/own_1/").count("锣鼓报事") > 1


def test_the_last_word_of_a_list_stays(admin):
    today = timezone.localdate().isoformat()
    for code in ("booklet", "poster", "banner", "gift"):
        assert admin.post(f"{MATERIAL}{code}/retire/", {"on": today}).status_code == 302
    answer = admin.post(MATERIAL + "leaflet/retire/", {"on": today})
    assert answer.status_code == 422 and "至少要留一个" in answer.content.decode()


def test_words_are_put_in_order(admin, add, cast, as_, entries):
    add()
    assert admin.post(MATERIAL + "own_1/move/", {"to": "1"}).status_code == 302
    page = shown(admin, MATERIAL)
    assert page.index("口袋书") < page.index("宣传单")
    [entry] = entries("terms.move")
    assert (entry.facts["before"], entry.facts["after"]) == (6, 1)
    admin.post(MATERIAL + "own_1/move/", {"to": "1"})
    assert len(entries("terms.move")) == 1


def test_a_code_is_never_given_again(admin, add, cast, as_):
    add()
    admin.post(MATERIAL + "own_1/retire/", {"on": timezone.localdate().isoformat()})
    add(label="法治日历")
    with as_(cast.admin):
        assert [one.code for one in Term.objects.order_by("code")] == ["own_1", "own_2"]


def test_types_and_classes_lead_the_same_life(admin, add, cast, as_):
    assert add("/desk/words/disputes.report_class/", label="噪声类").status_code == 302
    assert add(TYPE, **NOISE | {"report_class": "own_1"}).status_code == 302
    with as_(cast.admin):
        kind = DisputeType.objects.get(code="own_1")
        assert (kind.report_class.label, kind.ministry_code) == ("噪声类", "02")
    today = timezone.localdate().isoformat()
    used = admin.post("/desk/words/disputes.report_class/own_1/retire/", {"on": today})
    assert used.status_code == 422 and "还有类型归到这一类：噪声扰民纠纷" in used.content.decode()
    assert admin.post(TYPE + "labor/rename/", {"label": "劳动争议"}).status_code == 302
    assert admin.post(TYPE + "own_1/spell/", {"spellings": "噪音、扰民"}).status_code == 302
    assert "噪音、扰民" in shown(admin, TYPE)


def test_who_may_not_is_told_so_and_the_stranger_has_words_of_her_own(cast, client_of, add):
    add()
    for url in (MATERIAL, MATERIAL + "own_1/"):
        assert client_of(cast.li).get(url).status_code == 403
    assert "用语表" not in shown(client_of(cast.li), "/desk/words/")  # she answers suggestions only
    assert client_of(cast.zhou).get("/desk/words/").status_code == 403
    for do in ("rename", "spell", "count", "retire", "restore", "move"):
        assert client_of(cast.li).post(f"{MATERIAL}own_1/{do}/").status_code == 403


def test_another_streets_word_is_not_there(cast, client_of, add, as_):
    add()
    with as_(cast.zhao):
        person, root = Person.objects.get(pk=cast.zhao.person), places.root(cast.next_office)
        people.appoint(person, division=root, role="justice_clerk", starts_on=SINCE, by=FOUNDER)
        client = client_of(cast.zhao)
    assert client.get(MATERIAL + "leaflet/").status_code == 200
    assert "口袋书" not in shown(client, MATERIAL)
    assert client.get(MATERIAL + "own_1/").status_code == 404
    assert client.post(MATERIAL + "own_1/rename/", {"label": "他的"}).status_code == 404
    with as_(cast.admin):
        assert Term.objects.get().label == "口袋书"


@pytest.mark.parametrize(
    "url", ["/desk/words/disputes.nothing/", MATERIAL + "nothing/", "/desk/words/x/suggested/"]
)
def test_what_is_not_there_is_not_found(admin, url):
    answer = admin.post(url) if url.endswith("suggested/") else admin.get(url)
    assert answer.status_code == 404
    assert admin.post(MATERIAL + "leaflet/explode/").status_code == 404
    assert admin.post(MATERIAL + "nothing/rename/", {"label": "某"}).status_code == 404


def test_a_page_asks_the_same_however_many_words_there_are(admin, add):
    add()
    few = [_asked(admin, url) for url in ("/desk/words/", MATERIAL, MATERIAL + "own_1/")]
    for n in range(12):
        add(label=f"折页{n}号")
        admin.post(MATERIAL + "own_1/rename/", {"label": f"口袋书{n}"})
    many = [_asked(admin, url) for url in ("/desk/words/", MATERIAL, MATERIAL + "own_1/")]
    assert few == many


def _asked(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
