"""The page of the search. What it shows by itself leads to the same products without script: letters and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import stars_text
from ocop_site.pages import addresses
from ocop_site.pages.choices import ALL_STARS
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece
from ocop_site.pages.search.foreign import foreign_words
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

HEADING = say("Tìm kiếm")
# Of these numbers at least one takes each form that a language has for what is counted (CLDR: one, two, few, many …).
SAMPLES = (1, 2, 3, 5, 11, 100)


def search_page_job(catalogue: Catalogue, letters: list[Plain]) -> Job:
    """`/tim-kiem/`. `letters`: the ways to the names of each letter."""
    lead = say("Tìm sản phẩm OCOP theo tên, chủ thể, nơi làm ra, mã hoặc mã vạch.")
    page = page_piece(
        "search",
        addresses.SEARCH,
        HEADING,
        description=lead,
        base_url=catalogue.site.base_url,
        crumbs=[HOME_CRUMB],
    )
    ways = (
        (say("Tỉnh, thành phố"), addresses.PROVINCES),
        (say("Nhóm sản phẩm"), addresses.GROUPS),
        (say("Hạng sao"), addresses.STARS),
        (say("Chủ thể"), addresses.PRODUCERS),
        (say("Điểm bán"), addresses.OUTLETS),
    )
    groups = [group.id for group in catalogue.vocabulary.groups]
    it = {
        "letters": letters,
        "ways": [entry_piece(text, href, 0) for text, href in ways],
        "index": {"href": addresses.SEARCH_START},
        "stars": sorted(ALL_STARS),
        "groups": groups,
        "blank": _blank(groups[0]),
        "counted": _counted(),
        "stars_texts": {str(one): stars_text(one) for one in range(1, max(ALL_STARS) + 1)},
        "data": foreign_words(catalogue),
    }
    return Job(addresses.file_of(addresses.SEARCH), "page", {"page": page, "it": it}, "search.html", addresses.SEARCH)


def _counted() -> Plain:
    """What the script says of a number of products: for each of `SAMPLES` the words, `{count}` and `{text}` open."""
    text, count = "{text}", "{count}"
    ways: dict[str, Callable[[int], str]] = {
        "found": lambda n: say_many("{count} sản phẩm cho “{text}”.", n=n, count=count, text=text),
        "listed": lambda n: say_many("{count} sản phẩm.", n=n, count=count),
        "exact": lambda n: say_many("{count} sản phẩm đứng đầu đúng cả dấu.", n=n, count=count),
        "slip": lambda n: say_many(
            "Không có sản phẩm nào đúng chữ “{text}”. Đây là {count} sản phẩm viết gần giống.",
            n=n,
            count=count,
            text=text,
        ),
        "near": lambda n: say_many(
            "Không có sản phẩm nào có đủ các chữ “{text}”. Đây là {count} sản phẩm gần nhất.",
            n=n,
            count=count,
            text=text,
        ),
    }
    return {name: [[n, way(n)] for n in SAMPLES] for name, way in ways.items()}


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
