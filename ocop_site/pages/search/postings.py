"""Which products have which words: for every folded syllable its toned forms, and for each form the products by field.

Products are numbered 0, 1, 2 … in an order in which those of one place and one producer follow each other, so that most
lists are a few runs. The numbers live inside one index only.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.pages.search.words import FIELDS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain

PLACES = 16  # of a word in a name; those further back count as the last

# For one form of a syllable: in names (product, place in the name), then for each field the products.
Form = tuple[list[tuple[int, int]], tuple[list[int], ...]]


def in_order(catalogue: Catalogue) -> tuple[ProductEntry, ...]:
    """The products in the order of the index. It rests on nothing that changes often: a new name moves none."""

    def place(entry: ProductEntry) -> tuple[str, ...]:
        printed = entry.here.address.as_certified if entry.here.address else None
        names = (printed.province, printed.district or "", printed.commune or "") if printed else ("", "", "")
        record = entry.record
        maker = record.producer or ""
        return (entry.here.province or "~", *names, maker, record.group, f"{record.set or 0:02}", record.code)

    return tuple(sorted(catalogue.products.values(), key=place))


def postings(entries: Sequence[ProductEntry], catalogue: Catalogue) -> dict[str, list[Plain]]:
    """Folded syllable -> its forms, each with its letters, its tone and its lists of numbers."""
    forms: dict[tuple[str, str, int], Form] = defaultdict(lambda: ([], tuple([] for _ in FIELDS)))
    for number, entry in enumerate(entries):
        words = words_of(entry, catalogue)
        for place, syllable in enumerate(words.name):
            forms[syllable][0].append((number, min(place, PLACES - 1)))
        for field, found in enumerate(words.fields):
            for syllable in found:
                forms[syllable][1][field].append(number)
    index: dict[str, list[Plain]] = defaultdict(list)
    for (folded, letters, tone), (names, fields) in sorted(forms.items()):
        form = {"form": f"{tone}{letters}", "names": _gaps(names), "fields": [list(runs(one)) for one in fields]}
        index[folded].append(form)
    return dict(index)


def _gaps(names: Iterable[tuple[int, int]]) -> list[int]:
    """(product, place) as one number each: the way from the last product, and the place."""
    before, found = 0, []
    for number, place in names:
        found.append((number - before) * PLACES + place)
        before = number
    return found


def runs(numbers: Iterable[int]) -> Iterator[int]:
    """Rising numbers as runs: how many are left out before each, how many more than one it has."""
    start = end = 0  # of the run before: [start, end)
    for number in numbers:
        if number == end and end > start:
            end += 1
            continue
        if end > start:
            yield end - start - 1
        yield number - end
        start, end = number, number + 1
    if end > start:
        yield end - start - 1


def weight(forms: Iterable[Plain]) -> int:
    """How many numbers the forms of a syllable take."""
    return sum(len(form["names"]) + sum(len(field) for field in form["fields"]) + 2 for form in forms)
