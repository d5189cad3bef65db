"""What may be kept: said by the bytes, never by the name."""

import pytest

from fengqiao.trunk.files import rules

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
MP4 = b"\0\0\0\x18ftypmp42"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    "data, name",
    [
        (b"%PDF-1.7", "协议.pdf"),
        (PNG, "现场.PNG"),
        (b"\xff\xd8\xff\xe0", "现场.jpg"),
        (MP4, "楼道.mp4"),
        (MP4, "说话.m4a"),
        (b"PK\x03\x04", "协议.docx"),
        (OLE, "协议.doc"),
        (OLE, "协议.wps"),
        ("甲方愿意".encode("gbk"), "口述.txt"),
        ("甲方愿意".encode(), "口述.txt"),
    ],
)
def test_what_an_office_hands_in_is_kept(data, name):
    assert rules.unfit(data, name) is None


@pytest.mark.parametrize(
    "data, name, why",
    [
        (b"", "空.pdf", "空的"),
        (b"MZ\x90\0", "协议.pdf", "内容和它的扩展名不符"),
        (b"MZ\x90\0", "安装.exe", "不能存"),
        (b"<html><script>", "口述.txt", "不符"),
        (b"<svg onload=x>", "图.svg", "不能存"),
        (PNG, "协议.pdf", "不符"),
        (b"\0\1\2", "口述.txt", "不符"),
        (PNG, "没有扩展名", "不能存"),
        (b"%PDF-" + b"0" * rules.LARGEST, "大.pdf", "20 MB"),
    ],
)
def test_what_is_not_what_it_claims_is_refused(data, name, why):
    assert why in rules.unfit(data, name)
