"""What cannot be used as a workbook gets one sentence, and no bytes break the reader."""

import io
import random
import struct
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fengqiao.ground import sheets
from fengqiao.ground.sheets import UnusableFile, read

from .workbooks import ods_bytes, offset_xlsx, xls_bytes, xlsx_of


def zip_of(**entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def ole_with(stream):
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)
    )


def far_xlsx():
    def build(book):
        page = book.add_worksheet()
        page.write(0, 0, "近")
        page.write(1_048_575, 16_383, "远")

    return xlsx_of(build)


def long_xlsx():
    def build(book):
        page = book.add_worksheet()
        for row in range(60_001):
            page.write(row, 0, row)

    return xlsx_of(build)


def far_xlsx_without_names():
    """The row says where it stands, its cells do not."""
    far = b'<row r="1048576"><c t="n"><v>1</v></c></row></sheetData>'
    return patched(
        wide_xlsx(), "xl/worksheets/sheet1.xml", lambda x: x.replace(b"</sheetData>", far)
    )


def far_xlsx_elsewhere():
    """The sheet stands under a name of its own, and quotes as XML may."""
    old_name, new_name = "worksheets/sheet1.xml", "elsewhere/one.xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(far_xlsx())) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).replace(old_name.encode(), new_name.encode())
            if entry.filename.endswith(old_name):
                content = content.replace(b'"', b"'")
            new.writestr(entry.filename.replace(old_name, new_name), content)
    return buffer.getvalue()


def wide_xlsx():
    return xlsx_of(lambda book: book.add_worksheet().write(0, 99, "宽"))


def patched(data, name, change):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == name else content)
    return buffer.getvalue()


def lying_directory():
    """The sizes that the archive states are small, what is packed is not."""
    data = bytearray(zip_of(xl__workbook_xml="x", xl__worksheets__sheet1_xml="0" * 3_000_000))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            struct.pack_into("<I", data, at + offset, min(data[at + offset], 100))
    return bytes(data)


def encrypted_entry():
    data = bytearray(zip_of(xl__workbook_xml="x"))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.find(signature) + offset] |= 1
    return bytes(data)


def twice_the_same_entry():
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for _ in range(2):
            archive.writestr("xl/workbook.xml", "x")
    return buffer.getvalue()


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

UNUSABLE = {
    "empty": (lambda: b"", "空的"),
    "only zeros": (lambda: bytes(100), "空的"),
    "only blanks": (lambda: b" \r\n ", "空的"),
    "pdf": (lambda: b"%PDF-1.7\n...", "PDF"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n", "图片"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(20), "图片"),
    "bmp": (lambda: b"BM\x36\x00\x00\x00", "图片"),
    "rar": (lambda: b"Rar!\x1a\x07", "压缩包"),
    "gzip": (lambda: b"\x1f\x8b\x08\x00", "压缩包"),
    "html": (lambda: b"<html><table></table></html>", "网页"),
    "xml": (lambda: b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "网页"),
    "binary": (lambda: bytes(range(256)), "编码"),
    "too large": (lambda: b"a,b\n" * (16 * 1024**2), "60 MB"),
    "plain zip": (lambda: zip_of(a="b"), "压缩包"),
    "empty zip": (lambda: zip_of(), "压缩包"),
    "docx": (lambda: zip_of(word__document_xml="x"), "Word"),
    "xlsb": (lambda: zip_of(**{"xl/workbook.bin": "x"}), "xlsb"),
    "half an xlsx": (lambda: offset_xlsx()[:2000], "损坏"),
    "hollow xlsx": (lambda: zip_of(xl__workbook_xml="x"), "损坏"),
    "encrypted xlsx": (lambda: ole_with("EncryptedPackage"), "密码"),
    "encrypted entry": (encrypted_entry, "密码"),
    "encrypted ods": (
        lambda: zip_of(mimetype=ODS_TYPE, **{"META-INF/manifest.xml": "<encryption-data/>"}),
        "密码",
    ),
    "doc": (lambda: ole_with("WordDocument"), "Word"),
    "other ole": (lambda: ole_with("Other"), "其他软件"),
    "broken xls": (lambda: ole_with("Workbook"), "损坏"),
    "half an xls": (lambda: xls_bytes()[:2500], "损坏"),
    "bomb by ratio": (
        lambda: zip_of(xl__workbook_xml="x", xl__a_xml=b"0" * (30 * 1024**2)),
        "过大",
    ),
    "bomb by size": (
        lambda: zip_of(xl__workbook_xml="x", **{f"xl/{n}": bytes(19 * 1024**2) for n in range(11)}),
        "过大",
    ),
    "lying directory": (lying_directory, "损坏"),
    "twice the same entry": (twice_the_same_entry, "损坏"),
    "a far cell": (far_xlsx, "已用区域"),
    "a far cell elsewhere": (far_xlsx_elsewhere, "已用区域"),
    "a far cell without a name": (far_xlsx_without_names, "已用区域"),
    "a repeated ods cell": (lambda: ods_bytes([["a"]], 16_384, 1_000_000), "已用区域"),
    "an ods with a doctype": (
        lambda: zip_of(mimetype=ODS_TYPE, content_xml=DOCTYPE),
        "损坏",
    ),
    "too many rows": (lambda: b"1,2\n" * 60_001, "60000 行"),
    "too many rows of a workbook": (long_xlsx, "60000 行"),
    "an xls renamed": (xls_bytes, "内容却是 .xls"),
    "macros": (lambda: zip_of(xl__workbook_xml="x", **{"xl/vbaProject.bin": "x"}), "宏"),
    "macros of an xls": (lambda: ole_with("_VBA_PROJECT_CUR"), "宏"),
    "macros under another name": (
        lambda: zip_of(
            xl__workbook_xml="x",
            **{"[Content_Types]_xml": "application/vnd.ms-office.vbaProject".encode("utf-16")},
        ),
        "宏",
    ),
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_what_cannot_be_used_gets_one_sentence(what):
    make, word = UNUSABLE[what]
    with pytest.raises(UnusableFile) as caught:
        read(make(), "某.xlsx" if "renamed" in what else "某")
    sentence = caught.value.sentence
    assert word in sentence
    assert sentence.endswith("。") and sentence.count("。") == 1
    assert "请" in sentence


def test_a_password_on_an_old_xls_is_told():
    data = xls_bytes()
    # FILEPASS (0x002F) right after the first BOF record: XOR obfuscation, as old Excel wrote it.
    bof = data.index(b"\x09\x08\x10\x00")
    stream = data[: bof + 20] + b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78" + data[bof + 30 :]
    with pytest.raises(UnusableFile, match="密码"):
        read(stream)


def test_sixty_thousand_rows_are_read():
    assert len(read(b"1,2\n" * 60_000).sheets[0].rows) == sheets.MAX_ROWS


def test_a_text_that_begins_like_a_bitmap_is_a_text():
    assert read("BM编号,事由\n1,吵".encode()).sheets[0].rows[0] == ["BM编号", "事由"]


@settings(max_examples=200)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_no_bytes_bring_anything_but_a_table_or_a_sentence(noise, head):
    try:
        assert read(head + noise).sheets
    except UnusableFile as error:
        assert error.sentence


WHOLE_XLSX, WHOLE_XLS, WHOLE_ODS = offset_xlsx(), xls_bytes(), ods_bytes([["编号"], ["0012"]])


def damaged(whole, random):
    harmed = bytearray(whole)
    for _ in range(random.randint(1, 8)):
        harmed[random.randrange(len(harmed))] = random.choice([0, 255, random.randrange(256)])
    return bytes(harmed)


@pytest.mark.parametrize("whole", [WHOLE_XLSX, WHOLE_ODS], ids=["xlsx", "ods"])
def test_a_damaged_workbook_is_a_table_or_a_sentence(whole):
    for seed in range(800):
        try:
            read(damaged(whole, random.Random(seed)))
        except UnusableFile as error:
            assert error.sentence


def test_an_xls_that_kills_its_reader_is_only_a_broken_file():
    # DIMENSIONS (0x0200) states the last row; the reader believes it and asks for 300 gigabytes.
    harmed = bytearray(WHOLE_XLS)
    struct.pack_into("<I", harmed, harmed.index(b"\x00\x02\x0e\x00") + 8, 0x50000000)
    with pytest.raises(UnusableFile, match="损坏"):
        read(bytes(harmed))


def test_other_errors_of_a_child_reach_the_reader_as_they_are():
    with pytest.raises(UnusableFile, match="损坏"):
        read(ole_with("Workbook"))
