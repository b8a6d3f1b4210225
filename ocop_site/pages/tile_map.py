"""The map of the provinces: a tile for each, roughly where it lies, shaded by how many products the catalogue has.

Where a tile lies is data (`content/vocabulary/provinces.yaml`); its looks are the macro `tile_map` of `macros.html`.
What the map says stands in the table beside it too. It tells of whole counts, which no passing of time makes false.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.names import full_name
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary_files import CurrentProvince

SHADES = 4  # besides the blank one, of provinces without a product


def tile_map(catalogue: Catalogue) -> Plain:
    """The map for a template: tiles from north to south, shades from light to dark, what is to be said of it.

    `unplaced`: how many products lie nobody knows where, and so on no tile.
    """
    provinces = catalogue.vocabulary.provinces
    counts = Counter(entry.here.province for entry in catalogue.products.values())
    starts = shade_starts(counts[province.id] for province in provinces)
    tiles = [tile for province in provinces for tile in _tiles(province, counts[province.id], starts, catalogue)]
    return {
        "columns": max((tile["column"] for tile in tiles), default=0),
        "rows": max((tile["row"] for tile in tiles), default=0),
        "tiles": sorted(tiles, key=lambda tile: (tile["row"], tile["column"])),
        "shades": _legend(starts, blank=any(not counts[province.id] for province in provinces)),
        "notes": [_islands_note(province, catalogue) for province in provinces if province.islands],
        "unplaced": sum(count for province, count in counts.items() if not province),
    }


def shade_starts(counts: Iterable[int]) -> tuple[int, ...]:
    """The least count of each shade but the blank one: 1, then the quartiles as round numbers (3, 20, 400).

    So each shade has about as many provinces as the next; there are fewer shades where the counts lie close together.
    """
    known = sorted(count for count in counts if count > 0)
    if not known:
        return ()
    quartiles = [known[len(known) * part // SHADES] for part in range(1, SHADES)]
    return tuple(sorted({1, *map(_rounded, quartiles)}))


def _rounded(count: int) -> int:
    """The nearest number with one digit before its zeros, of two the larger: 18 gives 20."""
    unit = int(f"1{'0' * (len(str(count)) - 1)}")
    return (count + unit // 2) // unit * unit


def _legend(starts: tuple[int, ...], *, blank: bool) -> list[Plain]:
    """The shades with the counts that they mean, both ends included; `last` None: and more."""
    lines: list[Plain] = [{"shade": 0, "first": 0, "last": 0}] if blank else []
    for shade, (first, following) in enumerate(pairwise((*starts, None)), 1):
        lines.append({"shade": shade, "first": first, "last": following - 1 if following else None})
    return lines


def _tiles(province: CurrentProvince, count: int, starts: tuple[int, ...], catalogue: Catalogue) -> Iterator[Plain]:
    """The tile of a province, and that of its islands: of the same shade, leading to the same list."""
    shared = {
        "count": count,
        "shade": sum(1 for start in starts if start <= count),
        "href": addresses.province(province.id),
    }
    yield {
        **shared,
        "column": province.tile.column,
        "row": province.tile.row,
        "lines": _lines(province.name),
        "name": say_many("{place}: {n} sản phẩm", place=province.name, n=count),
        "islands": False,
    }
    if province.islands:
        yield {
            **shared,
            "column": province.islands.tile.column,
            "row": province.islands.tile.row,
            "lines": _lines(province.islands.name),
            "name": say(
                "{islands}, thuộc {place}: danh sách của {name}",
                islands=province.islands.name,
                place=full_name(province, catalogue.day),
                name=province.name,
            ),
            "islands": True,
        }


def _lines(name: str) -> list[str]:
    """A name in two lines, for a narrow tile: its last word stands in the second."""
    first, _, last = name.rpartition(" ")
    return [first, last] if first else [last]


def _islands_note(province: CurrentProvince, catalogue: Catalogue) -> str:
    """To which province islands belong, and that their tile leads there."""
    islands = province.islands.name if province.islands else ""
    return say(
        "{islands} thuộc {place}: ô {islands} dẫn tới danh sách của {name}.",
        islands=islands,
        place=full_name(province, catalogue.day),
        name=province.name,
    )
