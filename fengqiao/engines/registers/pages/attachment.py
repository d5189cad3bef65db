"""The form of a file beside a record."""

from __future__ import annotations

from fengqiao.trunk.files import forms


class FileForm(forms.FileForm):
    hint = "签到表、照片、扫描件都可以，不超过 20 MB；不强求，有就放"
