"""What every page's shell shows: only what the person may use, and where she is."""

import pytest


def current(page):
    import re

    return re.findall(r'<a href="([^"]+)" aria-current="page">', page)


def bottom(page):
    import re

    return re.findall(r'<a href="([^"]+)"', page.split('<nav class="bottom"')[1])


@pytest.mark.parametrize(
    ("who", "there", "missing"),
    [
        ("li", "/desk/disputes/", "/desk/people/"),
        ("admin", "/desk/people/", "/desk/disputes/"),
        ("zhang", "/desk/disputes/", "/desk/figures/"),
    ],
)
def test_the_menu_holds_what_the_person_may_use(cast, client_of, who, there, missing):
    page = client_of(getattr(cast, who)).get("/desk/me/").content.decode()
    assert f'href="{there}"' in page and f'href="{missing}"' not in page


@pytest.mark.slow
def test_every_entry_of_the_menu_opens(cast, client_of):
    import re

    for actor in cast.everyone():
        client = client_of(actor)
        page = client.get("/desk/me/").content.decode()
        for url in set(re.findall(r'<a href="(/desk/[^"]*)"', page)):
            assert client.get(url, follow=True).status_code == 200, (actor.name, url)


def test_one_knows_where_one_is(cast, client_of):
    client = client_of(cast.li)
    assert current(client.get("/desk/").content.decode()) == ["/desk/", "/desk/"]
    assert current(client.get("/desk/journal/").content.decode()) == ["/desk/journal/"]
    assert current(client.get("/desk/search/").content.decode()) == ["/desk/search/"]


def test_the_bottom_of_a_phone_holds_four(cast, client_of):
    for actor in (cast.li, cast.admin, cast.wang):
        page = client_of(actor).get("/desk/").content.decode()
        assert len(bottom(page)) == 4, actor.name


def test_a_network_without_https_is_said_on_every_page(client, db, settings):
    assert "http 方式" not in client.get("/desk/login/").content.decode()
    settings.MODE = "lan"
    assert "http 方式" in client.get("/desk/login/").content.decode()
