"""A folder of a few small templates, and contexts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker

if TYPE_CHECKING:
    from pathlib import Path


def maker(folder: Path, **files: str) -> PageMaker:
    """The maker of pages from templates that are written into a folder."""
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return PageMaker(folder, {"vi": {"root": "/", "title": "Danh mục"}}, NoKeep())


def context(**it: Any) -> dict[str, Any]:  # noqa: ANN401 - any plain data
    """The context of a page."""
    return {"page": {"absolute": ""}, "it": it}
