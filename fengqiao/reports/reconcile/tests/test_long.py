"""A long text is checked in a job: the page does not wait, the text is gone afterwards, what was found is its giver's."""

import os
import time

import pytest

from fengqiao.engines.jobs import worker
from fengqiao.reports.reconcile import deposit, desk

URL = "/desk/reconcile/"
ONE = "全年共排查化解矛盾纠纷9999件，开展普法活动12场。"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def given(client, text, **more):
    return client.post(URL, {"year": 2026, "pasted": text, **more})


def work():
    while worker.run_one("here"):
        pass


def kept(kind):
    return list(deposit._folder().glob(f"*.{kind}"))


def test_a_long_text_waits_and_is_found(cast, client_of):
    client = client_of(cast.li)
    text = ONE + "文" * desk.LONG
    answer = given(client, text)
    assert answer.status_code == 302
    waiting = client.get(answer["Location"]).content.decode()
    assert "正在核对" in waiting and "9999" not in waiting
    assert len(kept("text")) == 1
    work()
    assert client.get(answer["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = client.get(answer["Location"]).content.decode()
    assert "mark--mismatch" in page and "9999" in page and "留一天" in page
    assert kept("text") == [], "what was given is gone"
    sheet = client.get(answer["Location"] + "sheet/")
    assert b"".join(sheet.streaming_content)[:2] == b"PK"


def test_a_short_text_is_answered_at_once(cast, client_of):
    answer = given(client_of(cast.li), ONE)
    assert answer.status_code == 200 and "mark--mismatch" in answer.content.decode()
    assert kept("text") == []


def test_the_same_is_found_by_either_way(cast, client_of, monkeypatch):
    client = client_of(cast.li)
    at_once = given(client, ONE).content.decode().split("<article")[1].split("</article")[0]
    monkeypatch.setattr(desk, "LONG", 0)
    address = given(client, ONE)["Location"]
    work()
    later = client.get(address).content.decode().split("<article")[1].split("</article")[0]
    assert later == at_once


def test_what_was_found_is_nobody_elses(cast, client_of):
    address = given(client_of(cast.li), ONE + "文" * desk.LONG)["Location"]
    work()
    for other in (cast.chen, cast.zhao, cast.wang):
        for url in (address, address + "sheet/"):
            assert client_of(other).get(url).status_code in (403, 404), (other.name, url)


def test_after_a_day_it_is_gone(cast, client_of):
    client = client_of(cast.li)
    address = given(client, ONE + "文" * desk.LONG)["Location"]
    work()
    for one in deposit._folder().iterdir():
        os.utime(one, (time.time() - deposit.KEPT_FOR - 60,) * 2)
    assert deposit.clear() == {"gone": 2}
    page = client.get(address).content.decode()
    assert "已经删掉" in page and client.get(address + "sheet/").status_code == 404


@pytest.mark.parametrize("sign", ["9", "一", " ", "（", "《", "年", "\n", "%", "第"])
def test_sixty_thousand_of_one_sign_are_checked_in_a_job(cast, client_of, sign):
    client = client_of(cast.li)
    answer = given(client, "共" + sign * 59_990 + "件。")
    assert answer.status_code == 302
    work()
    page = client.get(answer["Location"]).content.decode()
    assert "核对结果" in page, page[:400]
