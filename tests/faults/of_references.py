"""Faults between records: ids that lead nowhere, records that were renamed, deleted, withdrawn or merged badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from tests.faults.fault import Also, Fault, Said, at, kind
from tests.faults.material import CODES, slip, stem
from tests.faults.of_codes import new_code

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from tests.faults.material import Copy, Record


def ids(copy: Copy, folder: str) -> list[str]:
    """The ids of all records of a kind."""
    return [stem(path) for path in copy.clean if path.startswith(f"{folder}/")]


def slipped(chance: random.Random, word: str, known: Iterable[str]) -> str:
    """An id as it is mistyped, so that it is no other id."""
    taken = {fold(one) for one in known}
    while fold(wrong := slip(chance, word)) in taken or wrong.endswith("-") or "--" in wrong:
        pass
    return wrong


def _target(chance: random.Random, copy: Copy, folder: str) -> tuple[str, str]:
    """A record that is named by the way, held so that nothing happens to it: its id, and the id mistyped."""
    right = stem(copy.pick(chance, folder))
    return right, slipped(chance, right, ids(copy, folder))


@kind
def producer_misspelt(chance: random.Random, copy: Copy) -> Said:
    """A letter too few in the id of a producer."""
    path = copy.pick(chance, "products", lambda r: r.get("producer"))
    right = copy.record(path).get("producer")
    copy.take(copy.path_of("producers", right))
    wrong = slipped(chance, right, ids(copy, "producers"))
    return at(path, copy.set(path, ("producer",), wrong), "unknown-reference", right=right)


@kind
def group_misspelt(chance: random.Random, copy: Copy) -> Said:
    """thuc-phm."""
    path = copy.pick(chance, "products")
    right = copy.record(path).get("group")
    return at(path, copy.set(path, ("group",), slip(chance, right)), "unknown-reference", right=right)


@kind
def type_of_a_producer_misspelt(chance: random.Random, copy: Copy) -> Said:
    """doanh-ngiep."""
    path = copy.pick(chance, "producers", lambda r: len(r.get("type") or "") > len("htx"))
    right = copy.record(path).get("type")
    return at(path, copy.set(path, ("type",), slip(chance, right)), "unknown-reference", right=right)


@kind
def type_of_a_producer_in_capitals(chance: random.Random, copy: Copy) -> Said:
    """type: HTX."""
    path = copy.pick(chance, "producers", lambda r: r.get("type"))
    right = copy.record(path).get("type")
    return at(path, copy.set(path, ("type",), right.upper()), "bad-id", right=right)


@kind
def platform_misspelt(chance: random.Random, copy: Copy) -> Said:
    """shoppe."""
    path = copy.pick(chance, "products")
    right = chance.choice(("shopee", "postmart", "tiktok-shop", "lazada", "buudien"))
    lines = ("shops:", f"  - platform: {slip(chance, right)}", "    url: https://gian-hang.example/vi-du")
    return at(path, copy.append(path, *lines) + 1, "unknown-reference", right=right)


@kind
def same_product_misspelt(chance: random.Random, copy: Copy) -> Said:
    """possibly_same_as an id that nobody has."""
    path = copy.pick(chance, "products", lambda r: not r.get("possibly_same_as"))
    right, wrong = _target(chance, copy, "products")
    return at(path, copy.append(path, "possibly_same_as:", f"  - {wrong}") + 1, "unknown-reference", right=right)


@kind(rare=True)
def stocked_product_misspelt(chance: random.Random, copy: Copy) -> Said:
    """An outlet sells what nobody makes."""
    path = copy.pick(chance, "outlets")
    right, wrong = _target(chance, copy, "products")
    return at(path, copy.append(path, "stocks:", f"  - product: {wrong}") + 1, "unknown-reference", right=right)


@kind(rare=True)
def exhibitor_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """Nobody stands at the booth."""
    path = copy.pick(chance, "fairs")
    right, wrong = _target(chance, copy, "producers")
    lines = ("booths:", "  - number: A12", "    exhibitor:", f"      producer: {wrong}")
    said = at(path, copy.append(path, *lines) + 3, "unknown-reference", right=right)
    return Fault((said,), (Also(path, ("booth-without-code",)),))


@kind(rare=True)
def shown_product_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """A booth shows what nobody makes."""
    path = copy.pick(chance, "fairs")
    right, wrong = _target(chance, copy, "products")
    lines = ("booths:", "  - number: A12", "    products:", f"      - {wrong}")
    said = at(path, copy.append(path, *lines) + 3, "unknown-reference", right=right)
    return Fault((said,), (Also(path, ("booth-without-code",)),))


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


@kind
def photo_misnamed(chance: random.Random, copy: Copy) -> Said:
    """The photo ends in .jpg, the record says .jpeg."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    right = f"anh-vi-du-{copy.number()}.png"
    copy.write(copy.take(f"photos/{right}"), PICTURE)
    wrong = chance.choice((right.replace(".png", ".jpeg"), right.replace(".png", ".PNG"), f"photos/{right}"))
    line = copy.append(path, "photos:", f"  - file: {wrong}", "    alt: Ảnh ví dụ") + 1
    return at(path, line, "unknown-photo", right=right)


# -- records that went away


@kind
def product_deleted(chance: random.Random, copy: Copy) -> Said:
    """A file deleted whose code was given out."""
    path = copy.pick(chance, chance.choice(("products", "outlets", "fairs")), alone=True)
    copy.remove(path)
    return at(CODES, copy.ledger_line(path), "code-without-record")


@kind
def producer_deleted_whom_others_name(chance: random.Random, copy: Copy) -> Fault:
    """A file deleted that products lead to."""
    path = copy.pick(chance, "producers", lambda r: 0 < len(_free_referrers(copy, r)) < 4)
    others = copy.referrers["producers", stem(path)]
    for other, _ in others:
        copy.take(other)
    copy.remove(path)
    missed = tuple(at(other, copy.record(other).line(*where), "unknown-reference") for other, where in others)
    return Fault((at(CODES, copy.ledger_line(path), "code-without-record"), *missed))


def _free_referrers(copy: Copy, record: Record) -> list[str]:
    """The files that name a producer, where no fault has taken any of them."""
    others = copy.referrers["producers", copy.owners[record.get("code")][1]]
    return [] if any(path in copy.taken for path, _ in others) else [path for path, _ in others]


@kind
def renamed_without_formerly(chance: random.Random, copy: Copy) -> Said:
    """A better file name, and the old one forgotten."""
    path = copy.pick(chance, chance.choice(("products", "outlets", "fairs")), alone=True)
    new = copy.move(path, f"{path.removesuffix('.yaml')}-vi-du-{copy.number()}.yaml")
    line = copy.record(path).line("code")
    return Said(((new, line), (new, 0)), ("code-moved",), f"formerly: [{stem(path)}]", "", in_words=True)


@kind
def renamed_but_named_as_before(chance: random.Random, copy: Copy) -> Said:
    """A producer renamed with `formerly`, and a product that still leads to the old name: the new one is known."""
    path = copy.pick(chance, "producers", lambda r: len(_free_referrers(copy, r)) == 1)
    other, where = copy.referrers["producers", stem(path)][0]
    copy.take(other)
    new = copy.move(path, f"{path.rpartition('/')[0]}/co-so-vi-du-{copy.number()}.yaml")
    copy.append(new, "formerly:", f"  - {stem(path)}")
    return at(other, copy.record(other).line(*where), "unknown-reference", right=stem(new))


@kind
def former_name_of_a_living_record(chance: random.Random, copy: Copy) -> Said:
    """A record claims the name of another one that is still there."""
    path, other = copy.pick(chance, "products"), stem(copy.pick(chance, "products"))
    return at(path, copy.append(path, "formerly:", f"  - {other}") + 1, "former-id-taken")


@kind
def former_name_claimed_twice(chance: random.Random, copy: Copy) -> Fault:
    """Two records say that they had one name."""
    name = f"ten-cu-vi-du-{copy.number()}"
    spots = []
    for _ in range(2):
        path = copy.pick(chance, "producers")
        spots.append((path, copy.append(path, "formerly:", f"  - {name}") + 1))
    return Fault((Said(tuple(spots), ("former-id-taken",)),))


@kind
def former_address_claimed_twice(chance: random.Random, copy: Copy) -> Fault:
    """Two records say that they stood at one address."""
    address = f"/san-pham/ten-cu-{copy.number()}-120000031/"
    spots = []
    for _ in range(2):
        path = copy.pick(chance, "products")
        spots.append((path, copy.append(path, "formerly_at:", f"  - {address}") + 1))
    return Fault((Said(tuple(spots), ("former-address-taken",)),))


# -- tombstones


def _stone(copy: Copy, *lines: str) -> str:
    path = copy.take(f"tombstones/ho-so-vi-du-{copy.number()}.yaml")
    text = ("name: Hồ sơ ví dụ", "withdrawn: 2026-11-20", "reason: Nhập nhầm, một ví dụ.", *lines)
    return copy.write(path, "".join(f"{line}\n" for line in text))


@kind
def tombstone_of_a_living_record(chance: random.Random, copy: Copy) -> Said:
    """Withdrawn, and its file is still there."""
    code = copy.code(copy.pick(chance, "products"))
    return at(_stone(copy, f'code: "{code}"'), 4, "duplicate-code", "tombstone-of-the-living")


@kind
def tombstone_of_a_living_decision(chance: random.Random, copy: Copy) -> Said:
    """The same of a decision."""
    decision = stem(new_decision(copy, "act: revoke", stem(copy.pick(chance, "products"))))
    return at(_stone(copy, f"decision: {decision}"), 4, "tombstone-of-the-living")


@kind
def tombstone_of_nothing(chance: random.Random, copy: Copy) -> Said:
    """A code that was never given."""
    return at(_stone(copy, f'code: "{new_code(chance, copy)}"'), 4, "tombstone-of-nothing")


@kind
def tombstone_of_neither(chance: random.Random, copy: Copy) -> Fault:
    """Neither a code nor a decision, or both."""
    lines = () if chance.random() < 0.5 else (f'code: "{new_code(chance, copy)}"', "decision: quyet-dinh-vi-du")
    path = _stone(copy, *lines)
    return Fault((Said(((path, 0), (path, 1)), ("tombstone-of-one",)),))


@kind
def tombstone_instead_of_which_nothing_stands(chance: random.Random, copy: Copy) -> Said:
    """The record that takes the place, misspelt."""
    path = copy.pick(chance, "products", alone=True)
    right, wrong = _target(chance, copy, "products")
    copy.remove(path)
    return at(_stone(copy, f'code: "{copy.code(path)}"', f"instead: {wrong}"), 5, "unknown-reference", right=right)


def new_decision(copy: Copy, act: str, *products: str, day: str = "2026-03-20", head: str = "") -> str:
    """A whole decision that is new: its path. Its items begin on line 5, each with one more line for the product."""
    number = copy.number()
    path = copy.take(f"decisions/vi-du/quyet-dinh-vi-du-{number}.yaml")
    lines = [head or f"number: 90{number:02d}/QĐ-UBND", f"date: {day}", "issuer: UBND tỉnh Ví Dụ", "items:"]
    for product in products:
        lines += [f"  - product: {product}", *(f"    {one}" for one in act.split("\n"))]
    lines += ["sources:", "  - url: https://bao.example/quyet-dinh", "    read: 2026-11-22"]
    return copy.write(path, "".join(f"{line}\n" for line in lines))
