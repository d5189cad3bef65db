"""What we ship of others is what they published; and no page asks another host."""

import hashlib
import json
import re
from pathlib import Path

import pytest

UI = Path(__file__).parents[1]
VENDOR = UI / "static" / "ui" / "vendor"
LISTED = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item["name"])
def test_it_is_the_published_file(item):
    found = hashlib.sha256((VENDOR / item["file"]).read_bytes()).hexdigest()
    assert found == item["sha256"]


def test_everything_in_the_folder_is_listed():
    files = {path.name for path in VENDOR.iterdir()} - {"vendor.json"}
    assert files == {item["file"] for item in LISTED}


def test_no_template_or_style_names_another_host():
    house = UI.parent
    read = [p for kind in ("*.html", "*.css") for p in house.rglob(kind)] + [UI / "static/ui/ui.js"]
    named = [
        (path.relative_to(house).as_posix(), found)
        for path in read
        for found in re.findall(
            r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}""", path.read_text(encoding="utf-8")
        )
    ]
    assert named == []


def test_no_template_has_inline_script_or_style():
    """The pages' policy forbids both; a test says so before a browser does."""
    found = []
    for path in UI.parent.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", text):
            found.append(path.name)
    assert found == []
