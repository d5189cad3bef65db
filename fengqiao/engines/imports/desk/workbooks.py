"""A workbook as a download: never shown, never guessed at."""

from __future__ import annotations

import io

from django.http import FileResponse

from .. import workbook


def download(data: bytes, name: str) -> FileResponse:
    answer = FileResponse(io.BytesIO(data), as_attachment=True, filename=workbook.name_of(name))
    answer["Content-Type"] = "application/octet-stream"
    return answer
