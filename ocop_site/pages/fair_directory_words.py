"""What must be found in the printed directory of a fair: its words, codes and stars in the order in which they stand.

`templates/fair/directory.typ` sets a directory (`pages.fair_directory`) in this order; it is read back against this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.pages.jobs import Plain


def chapters(directory: Plain) -> list[str]:
    """The titles of the parts that a directory has, in their order; each begins a page."""
    words = directory["words"]
    named = (("booths", "by_booth"), ("provinces", "by_province"), ("letters", "by_name"))
    return [words[word] for part, word in named if directory[part]]


def directory_words(directory: Plain, pages: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Every text of the bodies of all pages in the order in which it stands there, each with what it belongs to.

    `pages`: on which page each part was found to begin.
    """
    cover = directory["name"]
    yield cover, directory["kind"]
    yield cover, directory["name"]
    yield cover, directory["days"]
    for fact in directory["facts"]:
        yield cover, f"{fact['label']} {fact['text']}"
    yield cover, directory["counts"]
    for title in chapters(directory):
        yield cover, f"{title} trang {pages.get(title, 0)}"
    yield cover, directory["short"]
    yield cover, directory["words"]["scan"]
    yield cover, directory["words"]["draft"] if directory["draft"] else ""
    for note in directory["notes"]:
        yield cover, note
    yield from _booth_words(directory)
    words = directory["words"]
    if directory["provinces"]:
        yield words["by_province"], f"{words['by_province']} {words['province_note']}"
    for part in directory["provinces"]:
        yield part["name"], part["name"]
        for one in part["exhibitors"]:
            yield part["name"], f"{one['numbers']} {one['name']} {one['place']}"
    if directory["letters"]:
        yield words["by_name"], f"{words['by_name']} {words['name_note']}"
    for part in directory["letters"]:
        yield part["letter"], part["letter"]
        for one in part["products"]:
            yield one["name"], f"{one['name']} {one['maker']} {one['numbers']}"


def _booth_words(directory: Plain) -> Iterator[tuple[str, str]]:
    words = directory["words"]
    if directory["booths"]:
        yield words["by_booth"], f"{words['by_booth']} {words['booth_note']}"
    for one in directory["booths"]:
        owner = one["title"]
        for text in (one["number"], one["exhibitor"], one["place"], one["where"]):
            yield owner, text
        for product in one["products"]:
            yield owner, f"{product['name']} {product['grade']} {product['label']}"
        if one["goods"]:
            yield owner, f"{words['goods']} {one['goods']}"
        if one["code"]:
            yield owner, one["short"]
            yield owner, words["draft"] if one["draft"] else ""


def directory_codes(directory: Plain) -> list[Plain]:
    """The codes in the order in which they stand: the fair's own, then those of its booths, each with its name."""
    own = {"name": directory["name"], "text": directory["text"], "short": directory["short"]}
    booths = [one for one in directory["booths"] if one["code"]]
    return [own, *({"name": one["title"], "text": one["text"], "short": one["short"]} for one in booths)]


def directory_stars(directory: Plain) -> list[int]:
    """How many stars are drawn, product after product that has any, in their order."""
    return [one["stars"] for booth in directory["booths"] for one in booth["products"] if one["stars"]]
