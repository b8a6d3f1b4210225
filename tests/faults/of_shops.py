"""Faults of outlets and fairs, of what stands on a pack, and of the vocabulary where it still can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import ANY, Fault, Said, at, kind
from tests.faults.material import NoneLeft, slip, stem
from tests.faults.of_codes import new_gtin

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


# -- outlets and fairs


@kind(rare=True)
def stocked_twice(chance: random.Random, copy: Copy) -> Said:
    """One product on two lines of an outlet."""
    path, product = copy.pick(chance, "outlets"), stem(copy.pick(chance, "products"))
    lines = ("stocks:", f"  - product: {product}", "    price: 65000", f"  - product: {product}")
    return at(path, copy.append(path, *lines) + 3, "stocked-twice")


@kind(rare=True)
def shelf_price_in_thousands(chance: random.Random, copy: Copy) -> Said:
    """price: 65."""
    path, product = copy.pick(chance, "outlets"), stem(copy.pick(chance, "products"))
    price = chance.randint(5, 400)
    lines = ("stocks:", f"  - product: {product}", f"    price: {price}")
    return at(path, copy.append(path, *lines) + 2, "price-in-thousands", right=f"{price}000")


@kind
def pack_price_in_thousands(chance: random.Random, copy: Copy) -> Said:
    """price: 65."""
    path, price = copy.pick(chance, "products"), chance.randint(5, 400)
    line = copy.append(path, "packs:", "  - size: 500 g", f"    price: {price}") + 2
    return at(path, line, "price-in-thousands", right=f"{price}000")


@kind(rare=True)
def closed_before_it_opened(chance: random.Random, copy: Copy) -> Said:
    """A year mistyped."""
    path = copy.pick(chance, "outlets", lambda r: not r.get("opened"))
    return at(path, copy.append(path, "opened: 2024-03-01", "closed: 2023-11") + 1, "closed-before-opened")


@kind(rare=True)
def fair_that_ends_before_it_begins(chance: random.Random, copy: Copy) -> Said:
    """A year or a month mistyped."""
    path = copy.pick(chance, "fairs", lambda r: len(r.get("days", "to") or "") == len("2022-01-21"))
    day = copy.record(path).get("days", "to")
    line = copy.set(path, ("days", "to"), f"{int(day[:4]) - 1}{day[4:]}")
    return Said(((path, line), (path, line - 1)), ANY, was=day)


# -- names, letters, bar codes


@kind
def stars_in_a_name(chance: random.Random, copy: Copy) -> Said:
    """Trà ví dụ OCOP 4 sao."""
    path = copy.pick(chance, "products")
    name = copy.record(path).get("name")
    return at(path, copy.set(path, ("name",), name + chance.choice((" 4 sao", " OCOP", " ★★★★"))), "name-with-stars")


@kind
def eth_for_dd(chance: random.Random, copy: Copy) -> Said:
    """Ðồng for Đồng: the letter of another alphabet."""
    path = copy.pick(chance, chance.choice(("products", "producers")), lambda r: {"Đ", "đ"} & set(r.get("name")))
    name = copy.record(path).get("name")
    old = "Đ" if "Đ" in name else "đ"
    word = next(one for one in name.split() if old in one)
    line = copy.set(path, ("name",), name.replace(old, {"Đ": "Ð", "đ": "ð"}[old], 1))
    return at(path, line, "look-alike-letter", right=word.strip("(),.\"'–"))


@kind
def letter_of_another_alphabet(chance: random.Random, copy: Copy) -> Said:
    """A Cyrillic letter in a Vietnamese word."""
    other = {"a": "а", "o": "о", "e": "е", "c": "с", "p": "р"}
    path = copy.pick(chance, "products", lambda r: any(_plain_word(word, other) for word in r.get("name").split()))
    name = copy.record(path).get("name")
    word = next(one for one in name.split() if _plain_word(one, other))
    letter = next(one for one in word if one in other)
    line = copy.set(path, ("name",), name.replace(word, word.replace(letter, other[letter], 1), 1))
    return at(path, line, "look-alike-letter", right=word)


def _plain_word(word: str, letters: dict[str, str]) -> bool:
    return word.isalpha() and len(word) > 1 and bool(set(word) & set(letters))


@kind
def space_of_no_width(chance: random.Random, copy: Copy) -> Said:
    """A sign between two letters that nobody sees."""
    path = copy.pick(chance, chance.choice(("products", "outlets", "fairs")))
    name = copy.record(path).get("name")
    where = next(n for n in range(1, len(name)) if name[n - 1].isalpha() and name[n].isalpha())
    line = copy.set(path, ("name",), f"{name[:where]}{chance.choice(chr(0x200B) + chr(0x2060))}{name[where:]}")
    return at(path, line, "look-alike-letter", was=name)


@kind
def gtin_of_two_products(chance: random.Random, copy: Copy) -> Fault:
    """One bar code on two packs."""
    gtin = new_gtin(chance)
    spots = []
    for _ in range(2):
        path = copy.pick(chance, "products")
        spots.append((path, copy.append(path, f'gtin: "{gtin}"')))
    return Fault((Said(tuple(spots), ("same-gtin-twice",)),))


@kind
def gtin_of_a_shop(chance: random.Random, copy: Copy) -> Said:
    """A number that a supermarket gave for itself."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, f'gtin: "{new_gtin(chance, "2")}"'), "gtin-for-internal-use")


@kind
def gtin_of_another_country(chance: random.Random, copy: Copy) -> Said:
    """A number that does not begin with 893."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, f'gtin: "{new_gtin(chance, "690")}"'), "gtin-of-another-country")


# -- the vocabulary, where it still can be read


@kind(rare=True)
def platform_twice(chance: random.Random, copy: Copy) -> Said:
    """One id for two entries."""
    path = copy.take("vocabulary/platforms.yaml")
    lines = (
        f"  - id: {chance.choice(('tiki', 'lazada'))}",
        "    name: Sàn ví dụ",
        "    status: open",
        "    source: {note: ví dụ}",
    )
    return at(path, copy.append(path, *lines), "same-id-twice")


@kind(rare=True)
def group_of_a_type_misspelt(chance: random.Random, copy: Copy) -> Said:
    """only_for: a group that is none."""
    path = copy.take("vocabulary/producer-types.yaml")
    record = copy.record(path)
    number = next((n for n, one in enumerate(record.get("types")) if "only_for" in one), None)
    if number is None:
        raise NoneLeft(path)
    right = record.get("types", number, "only_for")
    return at(
        path, copy.set(path, ("types", number, "only_for"), slip(chance, right)), "unknown-reference", right=right
    )


def _stock(chance: random.Random, copy: Copy, width: str, pitch: str) -> tuple[str, int]:
    path = copy.share("vocabulary/stocks.yaml")
    lines = (
        f"  - id: giay-vi-du-{copy.number()}-{chance.randint(1, 9)}",
        "    name: Giấy ví dụ",
        "    paper: {width: 210, height: 297}",
        f"    label: {{width: {width}, height: 38.1}}",
        "    columns: 3",
        f"    pitch: {{x: {pitch}}}",
    )
    return path, copy.append(path, *lines)


@kind
def stock_wider_than_its_paper(chance: random.Random, copy: Copy) -> Said:
    """A pitch too wide."""
    path, line = _stock(chance, copy, "63.5", "95")
    return Said(((path, line + 2), (path, line + 5)), ("stock-does-not-fit",))


@kind
def stock_whose_labels_overlap(chance: random.Random, copy: Copy) -> Said:
    """Labels wider than their pitch."""
    path, line = _stock(chance, copy, "65", "63.5")
    return Said(((path, line + 5), (path, line + 3)), ("stock-labels-overlap",))
