"""Word to PDF by LibreOffice where it is installed: for papers whose template an office has changed by hand.

Takes a second and starts a process: call it in a job. It has a profile of its own, so that an office suite which
somebody has open is left alone, and knows the stand-ins of faces that this machine does not have.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from . import measures
from .pdf import CannotWrite

SECONDS = 120
_ALIAS = """<alias binding="same"><family>{name}</family><prefer>{stand_ins}</prefer></alias>"""
_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{cache}</cachedir>{aliases}</fontconfig>"""


def program() -> str:
    """Where LibreOffice is, "" where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def pdf_of(docx: bytes) -> bytes:
    """This will give the PDF of a .docx. Raises CannotWrite with what to do."""
    if not program():
        raise CannotWrite("这台电脑没有安装 LibreOffice，请改存 Word 文件，用 WPS 打开后另存为 PDF")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "paper.docx").write_bytes(docx)
        (home / "fonts.conf").write_text(_fonts(home), encoding="utf-8")
        command = [program(), "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(home / "paper.docx")]
        env = os.environ | {"FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": folder}
        try:
            subprocess.run(command, env=env, capture_output=True, timeout=SECONDS, check=True)
            return (home / "paper.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise CannotWrite("LibreOffice 没能转换这份文件，请用 WPS 打开后另存为 PDF") from None


def _fonts(home: Path) -> str:
    faces = (measures.BODY, measures.TITLE, measures.BLACK, measures.KAI, measures.SONG)
    aliases = (
        _ALIAS.format(
            name=face.name,
            stand_ins="".join(f"<family>{name}</family>" for name in face.stand_ins),
        )
        for face in faces
    )
    return _CONFIG.format(cache=home / "fonts", aliases="".join(aliases))
