"""Faults of decisions, of what they do to products, and of extensions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.faults.fault import Fault, Said, at, kind, whole
from tests.faults.material import stem
from tests.faults.of_papers import add, before, day_of
from tests.faults.of_references import ids, new_decision, slipped
from tests.faults.of_values import FIRST

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy, Record

PRODUCT, FIELD = 5, 7  # the line of the first item's product in a new decision, and that of its first field but the act


def _end(record: Record) -> date:
    """The last day of the term of a product's one recognition."""
    day = day_of(record)
    assert day
    return day.replace(year=day.year + 3) if (day.month, day.day) != (2, 29) else date(day.year + 3, 2, 28)


# -- extensions in a product's record


@kind
def extension_too_long(chance: random.Random, copy: Copy) -> Said:
    """More than 180 days behind the term."""
    path = copy.pick(chance, "products", before)
    until = _end(copy.record(path)) + timedelta(days=chance.randint(182, 900))
    lines = ("extension:", f"  until: {until}", "  basis: 26/2026/QĐ-TTg, điều 12.3")
    return at(path, add(copy, path, *lines) + 1, "extension-too-long")


@kind
def extension_too_short(chance: random.Random, copy: Copy) -> Said:
    """It ends before the term does."""
    path = copy.pick(chance, "products", before)
    until = _end(copy.record(path)) - timedelta(days=chance.randint(1, 400))
    lines = ("extension:", f"  until: {until}", "  basis: 26/2026/QĐ-TTg, điều 12.3")
    return at(path, add(copy, path, *lines) + 1, "extension-too-short")


@kind
def extension_without_its_basis(chance: random.Random, copy: Copy) -> Said:
    """Until when, but not why."""
    path = copy.pick(chance, "products", before)
    line = add(copy, path, "extension:", f"  until: {_end(copy.record(path)) + timedelta(days=90)}")
    return Said(((path, line), (path, line + 1)), ("missing-field",))


# -- extensions by a decision


@kind
def extension_without_its_end(chance: random.Random, copy: Copy) -> Said:
    """Extended until nobody knows when."""
    path = copy.pick(chance, "products", before)
    new = new_decision(copy, "act: extend\nground: không kịp nộp hồ sơ", stem(path))
    return at(new, PRODUCT, "extension-without-end")


@kind
def extension_without_its_ground(chance: random.Random, copy: Copy) -> Said:
    """Extended nobody knows why."""
    path = copy.pick(chance, "products", before)
    end = _end(copy.record(path))
    day = min(end, date(2026, 3, 20)).isoformat()
    new = new_decision(copy, f"act: extend\nuntil: {end + timedelta(days=90)}", stem(path), day=day)
    return at(new, PRODUCT, "extension-without-ground")


@kind
def extension_before_its_decision(chance: random.Random, copy: Copy) -> Said:
    """Last year's date."""
    path = copy.pick(chance, "products", lambda r: before(r) and _end(r) < date(2026, 8, 1))
    end = _end(copy.record(path))
    until, day = end + timedelta(days=30), end + timedelta(days=chance.randint(31, 100))
    act = f"act: extend\nuntil: {until}\nground: ví dụ"
    new = new_decision(copy, act, stem(path), day=day.isoformat())
    return at(new, FIELD, "extension-before-decision")


@kind
def extension_of_no_paper(chance: random.Random, copy: Copy) -> Said:
    """A product that was only nominated."""
    path = copy.pick(chance, "products", lambda r: not r.get("certificates"))
    new = new_decision(copy, "act: extend\nuntil: 2026-09-20\nground: ví dụ", stem(path))
    return at(new, PRODUCT, "extension-without-paper")


# -- decisions


@kind
def revoked_twice(chance: random.Random, copy: Copy) -> Said:
    """One product in two lines of a decision."""
    product = stem(copy.pick(chance, "products"))
    return at(new_decision(copy, "act: revoke\nground: ví dụ", product, product), PRODUCT + 3, "act-twice")


@kind
def field_of_another_act(chance: random.Random, copy: Copy) -> Said:
    """A score where a paper is revoked."""
    field = chance.choice(("score: 74.5", "until: 2026-09-20", "kind: first", "programme_year: 2022"))
    new = new_decision(copy, f"act: revoke\n{field}", stem(copy.pick(chance, "products")))
    return at(new, FIELD, "item-field-unused")


@kind
def act_misspelt(chance: random.Random, copy: Copy) -> Said:
    """recognize, revok."""
    new, right = chance.choice((("recognize", "recognise"), ("revok", "revoke"), ("strike_off", "strike-off")))
    path = new_decision(copy, f"act: {new}", stem(copy.pick(chance, "products")))
    return at(path, PRODUCT + 1, "unknown-value", right=right)


@kind
def item_of_an_unknown_product(chance: random.Random, copy: Copy) -> Said:
    """The id of a product, misspelt."""
    right = stem(copy.pick(chance, "products"))
    path = new_decision(copy, "act: revoke", slipped(chance, right, ids(copy, "products")))
    return at(path, PRODUCT, "unknown-reference", right=right)


@kind
def item_of_no_product(chance: random.Random, copy: Copy) -> Said:
    """An act on nothing."""
    path = new_decision(copy, "act: revoke", stem(copy.pick(chance, "products")))
    copy.put(path, PRODUCT, "  - ground: ví dụ")
    return at(path, PRODUCT, "missing-field")


@kind
def decision_of_nothing(_chance: random.Random, copy: Copy) -> Said:
    """A decision without items."""
    path = new_decision(copy, "")
    copy.put(path, 4)
    return whole(path, "missing-field")


@kind
def decision_before_the_programme(chance: random.Random, copy: Copy) -> Said:
    """2012 for 2022."""
    product = stem(copy.pick(chance, "products", lambda r: not r.get("certificates")))
    return at(new_decision(copy, "act: revoke", product, day="2012-03-20"), 2, "before-the-programme")


@kind
def decision_later_than_its_source(chance: random.Random, copy: Copy) -> Said:
    """2062 for 2026."""
    return at(
        new_decision(copy, "act: revoke", stem(copy.pick(chance, "products")), day="2062-03-20"), 2, "later-than-source"
    )


@kind
def ended_before_it_was_issued(chance: random.Random, copy: Copy) -> Said:
    """Revoked a year before it was given."""
    path = copy.pick(chance, "products", before)
    day = day_of(copy.record(path))
    assert day
    earlier = max(day - timedelta(days=chance.randint(20, 400)), date(2018, 6, 1))
    return at(new_decision(copy, "act: revoke", stem(path), day=earlier.isoformat()), PRODUCT, "ended-before-issue")


@kind
def decision_in_two_files(chance: random.Random, copy: Copy) -> Fault:
    """Entered by two editors."""
    head, day = f"number: 80{copy.number():02d}/QĐ-UBND", "2026-04-20"
    products = [stem(copy.pick(chance, "products")) for _ in range(2)]
    spots = tuple((new_decision(copy, "act: revoke", one, day=day, head=head), 1) for one in products)
    return Fault((Said(spots, ("same-decision-twice",)),))


@kind
def recognised_here_and_there(chance: random.Random, copy: Copy) -> Said:
    """A recognition in the product's record and in a decision's file."""
    path = copy.pick(chance, "products", lambda r: before(r) and r.get(*FIRST, "decision") and r.get(*FIRST, "stars"))
    paper = copy.record(path).get(*FIRST)
    act = f"act: recognise\nstars: {paper['stars']}"
    new = new_decision(copy, act, stem(path), day=paper["issued"], head=f"number: {paper['decision']}")
    copy.put(new, 3)
    return at(new, PRODUCT - 1, "same-certificate-twice")


@kind
def recognised_twice_in_one_record(chance: random.Random, copy: Copy) -> Said:
    """A recognition pasted in a second time."""
    path = copy.pick(chance, "products", lambda r: before(r) and r.get(*FIRST, "decision"))
    record = copy.record(path)
    paper = record.get(*FIRST)
    lines = [f"  - issued: {paper['issued']}", f"    decision: {paper['decision']}"]
    lines += [f"    stars: {paper['stars']}"] if "stars" in paper else []
    last = max(spot[0] for place, spot in record.spots.items() if place[:2] == FIRST)
    return at(path, copy.insert(path, last, *lines) + 1, "same-certificate-twice")
