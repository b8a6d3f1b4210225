"""Faults of the files that everything else is judged by: none of them may hide the faults of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import Also, Fault, Said, at, kind
from tests.faults.material import slip

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


@kind(stops=True)
def key_of_the_site_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """taglin in site.yaml."""
    path = copy.take("site.yaml")
    key = chance.choice(("tagline", "publisher", "page_size"))
    line = copy.record(path).line(key)
    copy.put(path, line, copy.lines(path)[line - 1].replace(key, slip(chance, key), 1))
    return Fault((at(path, line, "unknown-key", right=key),), (Also(path, ("missing-field",)),))


@kind(stops=True)
def quote_of_the_site_not_closed(_chance: random.Random, copy: Copy) -> Said:
    """code_block: "10."""
    path = copy.take("site.yaml")
    return at(path, copy.set(path, ("code_block",), '"10'), "yaml-quote")


@kind(stops=True)
def number_of_the_site_in_words(chance: random.Random, copy: Copy) -> Said:
    """page_size: 24 a page."""
    path = copy.take("site.yaml")
    return at(path, copy.set(path, ("page_size",), f"{chance.randint(12, 60)} mục"), "not-a-number")


@kind(stops=True)
def colon_in_the_vocabulary(_chance: random.Random, copy: Copy) -> Said:
    """A colon and a space in the name of a platform."""
    path = copy.take("vocabulary/platforms.yaml")
    return at(path, copy.set(path, ("platforms", 0, "name"), "Postmart: sàn ví dụ"), "yaml-colon")


@kind(stops=True)
def word_of_the_vocabulary_unknown(_chance: random.Random, copy: Copy) -> Said:
    """status: opened."""
    path = copy.take("vocabulary/platforms.yaml")
    return at(path, copy.set(path, ("platforms", 1, "status"), "opened"), "unknown-value", right="open")


@kind(stops=True)
def file_of_the_vocabulary_lost(_chance: random.Random, copy: Copy) -> Said:
    """No list of platforms."""
    path = copy.take("vocabulary/platforms.yaml")
    copy.remove(path)
    return Said(((path, 0), ("vocabulary", 0)), ("missing-file",))


@kind(stops=True)
def day_of_a_statement_turned_round(_chance: random.Random, copy: Copy) -> Said:
    """31/12/2024 in coverage.yaml."""
    path = copy.take("coverage.yaml")
    lines = ("statements:", "  - province: Hà Tĩnh", "    vintage: 63", "    from: 2024-01-01", "    to: 31/12/2024")
    more = ("    authority: UBND tỉnh Ví Dụ", "    sources:", "      - url: https://so.example/danh-sach")
    copy.write(path, "".join(f"{line}\n" for line in (*lines, *more)))
    return at(path, 5, "bad-date", right="2024-12-31")
