"""Every file of the search: its page, the table with which it starts, the files that it loads one by one.

Files of the index have content names, so that what a browser kept is never of another index. The start has a name that
stays: so the page need not be made again when the index changes.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.digests import plain_digest
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.letters import name_jobs
from ocop_site.pages.pieces import shown_name
from ocop_site.pages.search.columns import filters, lengths, orders, statuses
from ocop_site.pages.search.postings import in_order, postings, weight
from ocop_site.pages.search.shards import cut
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.records.gtins import LENGTH as GTIN_LENGTH
from ocop_site.syllables import TABLE
from ocop_site.words import Own, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain

FORMAT = 3  # of the files: another form of them is another name
WORDS_OF_A_FILE = 2500  # numbers
CARDS_OF_A_FILE = 16
NUMBERS_OF_A_FILE = 300
SIGNS = 5  # of a digest: a name says besides what its file holds, so it only tells one index from another
FIRST_FILTERS = ("tinh", "tinh-cu", "nhom", "sao")  # shown at once; the others take more bytes than a first answer may
OWNER = "search"
START = "chi-muc"


class File(NamedTuple):
    """One file of the index and the digest in its name."""

    job: Job
    digest: str


def search_jobs(catalogue: Catalogue, cards: Cards, only: Only = EVERYTHING) -> Iterator[Job]:
    """The page of the search with those of the letters below it, then the files of the index, the start last.

    Nobody opens a file of the index by itself: without its start none of them is drawn.
    """
    yield from name_jobs(catalogue, cards)
    if only.file(addresses.file_of(addresses.SEARCH_START)):
        yield from _index_jobs(catalogue, cards)


def _index_jobs(catalogue: Catalogue, cards: Cards) -> Iterator[Job]:
    entries = in_order(catalogue)
    index = postings(entries, catalogue)
    words = _cut_files("tu", "words", index, {word: weight(forms) for word, forms in index.items()}, WORDS_OF_A_FILE)
    known = _numbers(catalogue)
    numbers = _cut_files("so", "numbers", known, dict.fromkeys(known, 1), NUMBERS_OF_A_FILE)
    codes = _file("ma", "folders", {beginning: file.digest for beginning, file in numbers.items()})
    first, further = _columns(entries, catalogue)
    order = _file("thu-tu", "orders", orders(entries))
    parts = _parts(entries)
    shown = [file for part, some in parts.items() for file in _card_files(part, some, cards)]
    for file in (*words.values(), *numbers.values(), codes, first, further, order, *shown):
        yield file.job
    data = {
        "count": len(entries),
        "table": TABLE,
        "syllables": " ".join(sorted(index)),
        "words": {beginning: file.digest for beginning, file in words.items()},
        "numbers": codes.digest,
        "columns": first.digest,
        "further": further.digest,
        "orders": order.digest,
        "lengths": lengths(entries),
        "parts": [[part, len(some)] for part, some in parts.items()],
        "block": CARDS_OF_A_FILE,
        "cards": "".join(file.digest for file in shown),
    }
    context = {"name": START, "kind": "start", "data": data}
    yield Job(addresses.file_of(addresses.SEARCH_START), "search", context, owner=OWNER)


def _file(stem: str, kind: str, data: Plain) -> File:
    digest = plain_digest([FORMAT, kind, data])[:SIGNS]
    name = f"{stem}-{digest}"
    path = addresses.file_of(f"{addresses.SEARCH_INDEX}{name}.js")
    return File(Job(path, "search", {"name": name, "kind": kind, "data": data}, owner=OWNER), digest)


def _cut_files(
    stem: str, kind: str, index: Mapping[str, object], weights: Mapping[str, int], most: int
) -> dict[str, File]:
    """The files into which an index is cut, by the beginning of what each holds."""
    return {
        beginning: _file(f"{stem}-{beginning}" if beginning else stem, kind, {word: index[word] for word in words})
        for beginning, words in cut(weights, most).items()
    }


def _columns(entries: Sequence[ProductEntry], catalogue: Catalogue) -> tuple[File, File]:
    """The filters that are shown at once, and the others with the statuses."""
    columns = filters(entries, catalogue)
    first = {name: columns.pop(name) for name in FIRST_FILTERS}
    further = _file("loc-them", "columns", {"filters": columns, "statuses": statuses(entries)})
    return _file("loc", "columns", {"filters": first}), further


def _parts(entries: Sequence[ProductEntry]) -> dict[str, list[ProductEntry]]:
    """The products by province, in the index's order: where one joins, only the cards of its own province move."""
    parts: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in entries:
        parts[entry.here.province or "khac"].append(entry)
    return dict(parts)


def _card_files(part: str, entries: Sequence[ProductEntry], cards: Cards) -> Iterator[File]:
    for start in range(0, len(entries), CARDS_OF_A_FILE):
        block = entries[start : start + CARDS_OF_A_FILE]
        shown = [_row(entry, cards) for entry in block]
        yield _file(f"the-{part}-{start // CARDS_OF_A_FILE}", "cards", {"cards": shown})


def _row(entry: ProductEntry, cards: Cards) -> Plain:
    """A card as the page of the search draws it in any language of the site.

    What a status says stands as its message and what goes into its gaps; `others` are the names of the product and of
    its maker in other languages, "" for none, and `set` tells what it is where it has no name.
    """
    card = cards.of(entry)
    tags = cards.catalogue.site.languages
    name, maker = (one.others if isinstance(one, Own) else {} for one in (card["name"], card["maker"]))
    return {
        **card,
        "status": {**_phase(card["status"]), "later": [_phase(one) for one in card["status"]["later"]]},
        "set": entry.record.set or 0 if tags else 0,
        "others": {tag: [name.get(tag, ""), maker.get(tag, "")] for tag in tags if tag in name or tag in maker},
    }


def _phase(words: Plain) -> Plain:
    """The words of a status on a card, the label as its message and its gaps, days as 2027-12-29."""
    label = words["label"]
    if not isinstance(label, Phrase):
        raise TypeError(label)
    gaps = {name: gap.isoformat() if isinstance(gap, date) else gap for name, gap in label.gaps.items()}
    return {**words, "label": label.message, "gaps": gaps}


def _numbers(catalogue: Catalogue) -> dict[str, Plain]:
    """Every number that leads straight to a page: codes of all kinds, merged ones too, and GTINs of 14 digits.

    The code of a booth that is gone leads to its fair.
    """
    known: dict[str, Plain] = {}
    for kind, record in catalogue.coded():
        page = {"name": shown_name(record), "href": addresses.of_record(record)}
        known.update(dict.fromkeys(catalogue.codes_of(kind, record), page))
    for fair, booth in catalogue.booths():
        if booth.code:
            name = f"{booth.number} · {fair.record.name}"
            known[booth.code] = {"name": name, "href": addresses.booth(fair.record, booth)}
    for fair in catalogue.fairs.values():
        page = {"name": shown_name(fair.record), "href": addresses.fair(fair.record)}
        known.update({gone.code: page for gone in fair.gone})
    for entry in catalogue.products.values():
        if entry.record.gtin:
            gtin = entry.record.gtin.zfill(GTIN_LENGTH)
            known[gtin] = {"name": entry.record.name, "href": addresses.product(entry.record)}
    return dict(sorted(known.items()))
