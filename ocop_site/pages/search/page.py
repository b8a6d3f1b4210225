"""The page of the search. What it shows by itself leads to the same products without script: letters and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.choices import ALL_STARS
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece
from ocop_site.words import say

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

HEADING = say("Tìm kiếm")


def search_page_job(catalogue: Catalogue, letters: list[Plain]) -> Job:
    """`/tim-kiem/`. `letters`: the ways to the names of each letter."""
    lead = "Tìm sản phẩm OCOP theo tên, chủ thể, nơi làm ra, mã hoặc mã vạch."
    page = page_piece(
        "search",
        addresses.SEARCH,
        HEADING,
        description=lead,
        base_url=catalogue.site.base_url,
        crumbs=[HOME_CRUMB],
    )
    ways = (
        ("Tỉnh, thành phố", addresses.PROVINCES),
        ("Nhóm sản phẩm", addresses.GROUPS),
        ("Hạng sao", addresses.STARS),
        ("Chủ thể", addresses.PRODUCERS),
        ("Điểm bán", addresses.OUTLETS),
    )
    groups = [group.id for group in catalogue.vocabulary.groups]
    it = {
        "letters": letters,
        "ways": [entry_piece(text, href, 0) for text, href in ways],
        "index": {"href": addresses.SEARCH_START},
        "stars": sorted(ALL_STARS),
        "groups": groups,
        "blank": _blank(groups[0]),
    }
    return Job(addresses.file_of(addresses.SEARCH), "page", {"page": page, "it": it}, "search.html", addresses.SEARCH)


def _blank(group: str) -> Plain:
    """A card with nothing on it, which the script fills."""
    words = {"from": "", "until": "", "tone": "quiet", "filled": False, "stars": 0, "stars_text": "", "label": ""}
    return {
        "name": "",
        "gloss": "",
        "href": addresses.SEARCH,
        "maker": "",
        "place": "",
        "year": "",
        "status": {**words, "later": []},
        "cover": {"group": group, "hue": 1, "seed": 0, "initial": ""},
        "photo": None,
    }
