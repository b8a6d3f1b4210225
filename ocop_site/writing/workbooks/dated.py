"""Workbooks as files: bytes that do not hang on the clock, texts that come back as they went."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


def workbook_bytes(book: Workbook, day: date) -> bytes:
    """The file of a workbook, every part and note in it dated `day`."""
    saved, out = io.BytesIO(), io.BytesIO()
    book.save(saved)
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            info = zipfile.ZipInfo(part, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            after.writestr(info, _MOMENTS.sub(rb"\g<1>" + stamp + rb"\g<2>", before.read(part)))
    return out.getvalue()


def sheet_text(text: str) -> str:
    """A text as the file keeps it: what would be read as an escape (`_x0041_`) is escaped itself."""
    return _ESCAPE.sub("_x005F_", text)
