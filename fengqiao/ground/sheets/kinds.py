"""What a file really is, and whether opening it is safe. Nothing here trusts a file's name."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

MAX_BYTES = 60 * 1024**2
MAX_UNZIPPED = 200 * 1024**2
MAX_RATIO = 200  # ledgers of the trade compress 5 to 40 times
RATIO_FROM = 20 * 1024**2  # a small entry may be all blanks
MAX_CELLS = 10_000_000  # the reader lays a sheet out whole: one stray far cell would fill memory
MAX_ROWS = (
    60_000  # filled ones; a street writes a few hundred a year, a city's archive is split by year
)

RESAVE = "请用 WPS 或 Excel 打开后另存为 .xlsx，再重新上传。"
BROKEN = f"文件已损坏或不完整，{RESAVE}"
LOCKED = "文件设有密码，请先用 WPS 或 Excel 取消密码后保存，再重新上传。"
TOO_LARGE_INSIDE = "文件展开后过大，请删去无用的图片和空白区域，或拆成几个文件后再上传。"
TOO_LONG = f"有数据的行超过 {MAX_ROWS} 行，请按年份拆成几个文件后再上传。"
MACROS = f"文件里带有宏，为安全起见没有打开，{RESAVE}"
LINKED = "“{sheet}”表 {place} 的数取自其他文件，可能是旧的，请选中这些公式，复制后选择性粘贴为数值，保存后再重新上传。"
TOO_WIDE = "表格的已用区域过大，请删去远处多余的行、列，或按年份拆成几个文件后再上传。"

_FOREIGN = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "Word 文档"),
)
_TYPES = "[Content_Types].xml"
_SHEETS = b"spreadsheetml.sheet.main+xml"
_MACROS = b"vbaProject"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_BIFF = b"\x09\x08\x10\x00\x00\x06"  # how a workbook begins inside an .xls, even a cut-off one
# FILEPASS, with or without WRITEPROT before it, right behind that beginning: the rest is ciphered.
_LOCKED_BIFF = re.compile(
    re.escape(_BIFF) + rb"\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)


_BY_DAMAGE = (EOFError, LookupError, OSError, RuntimeError, ValueError, OverflowError)


class UnusableFile(ValueError):
    """A file that cannot be read as a table. ``sentence``: one Chinese sentence, what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def recognise(data: bytes) -> str:
    """This will name the content: ``xlsx``, ``ods``, ``xls`` or ``text``; else ``UnusableFile``."""
    if not data.strip(b"\x00 \r\n\t"):
        raise UnusableFile("文件是空的，请确认已经保存，再重新上传。")
    if len(data) > MAX_BYTES:
        raise UnusableFile(f"文件超过 {MAX_BYTES // 1024**2} MB，请拆成几个文件后再上传。")
    if data.startswith(b"PK"):
        return _recognise_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _recognise_ole(data)
    head = data[:1024].lstrip()
    for magic, what in _FOREIGN:
        # Two letters are no proof: a text may begin with BM, a bitmap has NULs in its header.
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head or magic == b"\x1f\x8b"):
            raise UnusableFile(f"这是{what}，不是表格，请上传 .xlsx、.xls、.ods 或 .csv 文件。")
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype|html|\?xml|table|meta)", data[:200], re.I
    ):
        raise UnusableFile(f"这是网页格式的表格，{RESAVE}")
    return "text"


def _recognise_ole(data: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise UnusableFile(LOCKED)
    if _LOCKED_BIFF.search(data):
        raise UnusableFile(LOCKED)
    if has("_VBA_PROJECT_CUR") or has("_VBA_PROJECT"):
        raise UnusableFile(MACROS)
    if has("Workbook") or has("Book") or _BIFF in data:
        return "xls"
    what = "Word 文档" if has("WordDocument") else "其他软件的文件"
    raise UnusableFile(f"这是{what}，不是表格，请上传 .xlsx、.xls、.ods 或 .csv 文件。")


def _recognise_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            _refuse_bombs(entries)
            if len(set(names)) != len(names):
                raise UnusableFile(BROKEN)
            kind = _kind_of(archive, set(names))
            _refuse_what_runs(names)
            _refuse_lies(archive, kind)
    except UnusableFile:
        raise
    # zipfile and expat raise many kinds of errors for offsets and numbers gone wrong.
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, *_BY_DAMAGE):
        raise UnusableFile(BROKEN) from None
    return kind


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > MAX_UNZIPPED:
        raise UnusableFile(TOO_LARGE_INSIDE)
    for entry in entries:
        if entry.flag_bits & 1:
            raise UnusableFile(LOCKED)
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * entry.compress_size:
            raise UnusableFile(TOO_LARGE_INSIDE)


def _kind_of(archive: zipfile.ZipFile, names: set[str]) -> str:
    types = archive.read(_TYPES) if _TYPES in names else b""
    if _MACROS in _narrow(types):
        raise UnusableFile(MACROS)
    if "xl/workbook.xml" in names or _SHEETS in _narrow(types):
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise UnusableFile(f"这是 .xlsb 格式，{RESAVE}")
    if "mimetype" in names and archive.read("mimetype").strip() == _ODS:
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise UnusableFile(LOCKED)
        return "ods"
    what = "Word 文档" if "word/document.xml" in names else "压缩包"
    raise UnusableFile(f"这是{what}，不是表格，请上传 .xlsx、.xls、.ods 或 .csv 文件。")


def _narrow(content: bytes) -> bytes:
    """The words of a part whatever its encoding is."""
    return content.replace(b"\x00", b"")


def _refuse_what_runs(names: list[str]) -> None:
    """Nothing in a file is ever run here; still a file that means to run goes back to its sender."""
    for name in names:
        if name.lower().endswith("vbaproject.bin") or name.startswith(
            ("xl/macrosheets/", "Scripts/")
        ):
            raise UnusableFile(MACROS)
        if name.startswith("Basic/") and not name.endswith(("script-lc.xml", "script-lb.xml")):
            raise UnusableFile(MACROS)


def _refuse_lies(archive: zipfile.ZipFile, kind: str) -> None:
    """Every entry is read once: zipfile stops at the size that the directory states and then
    compares checksums, so a directory that lies about sizes is found out here."""
    for entry in archive.infolist():
        content = archive.read(entry)
        if kind == "ods" and entry.filename == "content.xml":
            rows, columns = _extent_of_ods(content)
            if rows * columns > MAX_CELLS:
                raise UnusableFile(TOO_WIDE)


def _extent_of_ods(content: bytes) -> tuple[int, int]:
    """Rows and columns of the largest sheet, counting cells and rows that are repeated."""
    most, row, column, repeat, has_value = [0, 0], 0, 0, 1, False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, repeat, has_value
        if tag == "table:table":
            row = 0
        elif tag == "table:table-row":
            repeat, column, has_value = (
                int(attributes.get("table:number-rows-repeated", 1)),
                0,
                False,
            )
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                has_value = True
                most[1] = max(most[1], column)

    def end(tag: str) -> None:
        nonlocal row
        if tag == "table:table-row":
            row += repeat
            if has_value:
                most[0] = max(most[0], row)

    def refuse_doctype(*_: object) -> None:
        raise UnusableFile(BROKEN)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(content, True)
    return most[0], most[1]
