"""A language that nobody speaks: every message of the project in brackets. Its tag lends it days and plurals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from tests.small_content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

KEYWORDS = {**DEFAULT_KEYWORDS, "say": None, "say_many": (1, 1)}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


@cache
def messages() -> tuple[tuple[str, bool], ...]:
    """Every message of the engine and the templates, and whether it is counted, in order."""
    found: dict[str, bool] = {}
    for folder in ("ocop_site", "templates"):
        for one in extract_from_dir(str(PROJECT / folder), METHODS, keywords=KEYWORDS):
            words = one[2]
            text = words if isinstance(words, str) else words[0]
            found[text] = found.get(text, False) or not isinstance(words, str)
    return tuple(sorted((text, counted) for text, counted in found.items() if text))


def write_language(templates: Path, tag: str, without: Collection[str] = ()) -> None:
    """The messages of an invented language, beside some templates; `without`: those that nobody translated."""
    catalog = Catalog(locale=tag)
    for text, counted in messages():
        if text not in without:
            several = [f"[{number}: {text}]" for number in range(1, catalog.num_plurals + 1)]
            catalog.add((text, text) if counted else text, several if counted else f"[{text}]")
    (templates / "locale").mkdir(parents=True, exist_ok=True)
    with (templates / "locale" / f"{tag}.po").open("wb") as file:
        write_po(file, catalog, width=0)
