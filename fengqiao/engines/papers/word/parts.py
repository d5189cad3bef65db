"""What python-docx has no words for: fonts of Chinese text, grid, borders, indents in signs, bookmarks."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..measures import Face

TWIPS = 20  # of a point
SEAL_RED = RGBColor(0xC0, 0x00, 0x00)


def element(tag: str, **attributes: Any) -> Any:
    """An element w:tag with attributes w:name."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def twips(points: float) -> int:
    return round(points * TWIPS)


def set_face(font_owner: Any, face: Face, size: float) -> None:
    """The face of a style or a run for Chinese and all other signs; `font_owner` has `.font`."""
    font_owner.font.name = face.name
    font_owner.font.size = Pt(size)
    font_owner.font.bold = False
    font_owner.font.italic = False
    font_owner.font.color.rgb = RGBColor(0, 0, 0)
    fonts = font_owner.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), face.name)
    fonts.set(qn("w:hint"), "eastAsia")


def condense(style: Any, twips_narrower: int) -> None:
    """Every sign of a style that much narrower, so that the line holds its 28."""
    spacing = element("spacing", val=-twips_narrower)
    style.element.get_or_add_rPr().insert_element_before(
        spacing, *(f"w:{tag}" for tag in ("w", "kern", "position", "sz", "szCs", "lang"))
    )


def indent(
    paragraph: Any, *, first: float = 0, left: float = 0, right: float = 0, size: float
) -> None:
    """Indents in signs of a size, so that they stay signs when an office changes the size."""
    owner = paragraph._p if isinstance(paragraph, Paragraph) else paragraph.element
    properties = owner.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    values: dict[str, int] = {}
    for name, signs in (("firstLine", first), ("left", left), ("right", right)):
        values[f"{name}Chars"] = round(signs * 100)
        values[name] = twips(signs * size)
    properties.insert_element_before(
        element("ind", **values),
        *(f"w:{tag}" for tag in ("contextualSpacing", "jc", "outlineLvl", "rPr")),
    )


def off_the_grid(owner: Any) -> None:
    """Lines of another height than the body's, not rounded up to two lines of the grid. Paragraph or style."""
    has = owner._p if isinstance(owner, Paragraph) else owner.element
    has.get_or_add_pPr().insert_element_before(
        element("snapToGrid", val=0),
        *(f"w:{tag}" for tag in ("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr")),
    )


def bordered(
    paragraph: Paragraph, side: str, width: float, color: str = "000000", space: int = 1
) -> None:
    """A line above or below a paragraph, its width in points."""
    borders = element("pBdr")
    borders.append(element(side, val="single", sz=round(width * 8), space=space, color=color))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, *(f"w:{tag}" for tag in ("tabs", "snapToGrid", "spacing", "ind", "jc", "rPr"))
    )


def bookmarked(run: Any, name: str, n: int) -> None:
    """A bookmark around a run: what it is bound to stays with it and shows nowhere."""
    run._r.addprevious(element("bookmarkStart", id=n, name=name))
    run._r.addnext(element("bookmarkEnd", id=n))


def field(run: Any, code: str) -> None:
    """A field such as PAGE, reckoned when the document is opened."""
    for kind in ("begin", None, "end"):
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            text = element("instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
