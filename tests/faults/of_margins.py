"""Faults of margins and dashes: what stands below what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import Fault, Said, at, kind
from tests.faults.of_yaml import EVERY, district, years

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


@kind
def margin_too_wide(chance: random.Random, copy: Copy) -> Said:
    """One line further to the right than its sisters."""
    path = copy.pick(chance, "products", district)
    line = copy.record(path).line("address", "as_certified", "district")
    copy.put(path, line, f"  {copy.lines(path)[line - 1]}")
    return at(path, line, "yaml-margin")


@kind
def margin_too_narrow(chance: random.Random, copy: Copy) -> Said:
    """One line a space further to the left than its sisters."""
    path = copy.pick(chance, "products", district)
    line = copy.record(path).line("address", "as_certified", "district")
    copy.put(path, line, copy.lines(path)[line - 1][1:])
    return at(path, line, "yaml-margin")


@kind
def line_at_the_wrong_depth(chance: random.Random, copy: Copy) -> Fault:
    """The district beside as_certified instead of below it."""
    path = copy.pick(chance, "products", lambda r: district(r) and not r.get("address", "as_certified", "commune"))
    line = copy.record(path).line("address", "as_certified", "district")
    text = copy.lines(path)[line - 1]
    if copy.lines(path)[line].startswith("    "):  # the map stands behind it: it goes first
        copy.put(path, line, copy.lines(path)[line])
        copy.put(path, line + 1, text[2:])
        line += 1
    else:
        copy.put(path, line, text[2:])
    return Fault((at(path, line, "unknown-key"),))


@kind
def first_line_indented(chance: random.Random, copy: Copy) -> Fault:
    """A space before the first key."""
    path = copy.pick(chance, chance.choice(EVERY))
    copy.put(path, 1, f" {copy.lines(path)[0]}")
    return Fault((Said(((path, 1), (path, 2)), ("yaml-margin",)),))


@kind
def dash_without_a_space(chance: random.Random, copy: Copy) -> Said:
    """-2022 instead of - 2022."""
    path = copy.pick(chance, "products", lambda r: len(years(r) or ()) == 1)
    line = copy.record(path).line("programme_years", 0)
    copy.put(path, line, copy.lines(path)[line - 1].replace("- ", "-"))
    return at(path, line, "not-a-list", "yaml-dash")


@kind
def dash_of_an_item_without_a_space(chance: random.Random, copy: Copy) -> Said:
    """-stars: 4 instead of - stars: 4."""
    path = copy.pick(chance, "products", lambda r: len(r.get("certificates") or ()) == 1)
    line = copy.record(path).line("certificates", 0)
    copy.put(path, line, copy.lines(path)[line - 1].replace("- ", "-"))
    return at(path, line, "yaml-dash", "yaml-margin", "not-a-list", "yaml-no-colon", "unknown-key")


@kind
def dash_behind_a_key(chance: random.Random, copy: Copy) -> Said:
    """standards: - HACCP, all on one line."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "standards: - HACCP ví dụ"), "yaml-dash")


@kind
def long_dash_of_a_word_processor(chance: random.Random, copy: Copy) -> Said:
    """– stars: 4, as a word processor mends it."""
    path = copy.pick(chance, "products", lambda r: len(r.get("certificates") or ()) == 1)
    line = copy.record(path).line("certificates", 0)
    copy.put(path, line, copy.lines(path)[line - 1].replace("- ", "– "))
    return at(path, line, "yaml-dash", "yaml-margin", "not-a-list", "yaml-no-colon", "unknown-key")
