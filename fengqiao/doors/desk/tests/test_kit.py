"""The kit page shows every component there is: a component that is not on it has not been looked at."""

import re
from pathlib import Path

from fengqiao.doors import desk
from fengqiao.ui.templatetags import ui


def test_every_component_is_on_the_page(cast, client_of):
    assert client_of(cast.li).get("/desk/ui/").status_code == 200
    text = (Path(desk.__file__).parent / "templates/desk/kit.html").read_text(encoding="utf-8")
    used = set(re.findall(r"{% (\w+)", text))
    assert set(ui.register.tags) - used == set()


def test_without_the_power(cast, client_of):
    assert client_of(cast.zhang).get("/desk/ui/").status_code == 403
