"""What may be kept: said by the bytes, never by the name. A reason in Chinese, or None."""

from __future__ import annotations

from pathlib import PurePath

LARGEST = 20 * 1024 * 1024

PDF, PNG, JPEG, GIF, WEBP = "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"
ZIP, OLE = "application/zip", "application/vnd.ms-office"
VIDEO, AUDIO, TEXT = "video/mp4", "audio/mpeg", "text/plain"
UNKNOWN = "application/octet-stream"

_OPENINGS = (
    (0, b"PK\x03\x04", ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"%PDF-", PDF),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"GIF8", GIF),
    (8, b"WEBP", WEBP),
    (4, b"ftyp", VIDEO),
    (0, b"ID3", AUDIO),
    (0, b"\xff\xfb", AUDIO),
    (0, b"#!AMR", "audio/amr"),
)
# What a name may claim, and what its bytes must then be. A phone's video, voice and photo formats share one
# container; WPS, Word and Excel files are a zip or an OLE container.
_CLAIMS = {
    ".pdf": {PDF},
    ".png": {PNG},
    ".jpg": {JPEG},
    ".jpeg": {JPEG},
    ".gif": {GIF},
    ".webp": {WEBP},
    ".heic": {VIDEO},
    ".mp4": {VIDEO},
    ".mov": {VIDEO},
    ".m4a": {VIDEO},
    ".mp3": {AUDIO},
    ".amr": {"audio/amr"},
    ".txt": {TEXT},
    ".csv": {TEXT},
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".ofd", ".ods", ".odt", ".zip"), {ZIP}),
    **dict.fromkeys((".doc", ".xls", ".ppt"), {OLE}),
    **dict.fromkeys((".wps", ".et", ".dps"), {OLE, ZIP}),
}
ACCEPTED = ",".join(_CLAIMS)


def kind_of(data: bytes) -> str:
    """The kind of some bytes. What is none of ours is plain bytes."""
    for at, opening, kind in _OPENINGS:
        if data[at : at + len(opening)] == opening:
            return kind
    return TEXT if _is_text(data) else UNKNOWN


def unfit(data: bytes, name: str) -> str | None:
    """Why a file that a person hands in cannot be kept, or None. Programs and web pages never can."""
    if not data:
        return "文件是空的，请确认已经保存，再重新选"
    if len(data) > LARGEST:
        return "文件超过 20 MB，请压缩或分成几份"
    claimed = _CLAIMS.get(PurePath(name).suffix.lower())
    if claimed is None:
        return "这种文件不能存；可以存照片、录音、录像、PDF、Word、Excel、WPS 和文本文件"
    if kind_of(data) not in claimed:
        return "文件的内容和它的扩展名不符，请用原来的软件打开，另存以后再选"
    return None


def _is_text(data: bytes) -> bool:
    """Text in UTF-8 or GBK, and no page for a browser."""
    if b"\0" in data or data.lstrip()[:1] == b"<":
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
