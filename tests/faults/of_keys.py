"""Faults of keys that are missing, misspelt or empty, and of ids and numbers whose form is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.vietnamese import slug
from tests.faults.fault import Also, Fault, Said, at, kind, whole
from tests.faults.material import slip

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy

CODED = ("products", "producers", "outlets", "fairs")
KEYS = ("group", "group_basis", "certificates", "programme_years", "producer", "notes", "nominations", "address")


def _key(chance: random.Random, copy: Copy, key: str, new: str, right: str) -> Fault:
    """A top key of a product, written otherwise."""
    path = copy.pick(chance, "products", lambda r: key in r.data)
    number = next(n for n, line in enumerate(copy.lines(path), 1) if line.startswith(f"{key}:"))
    copy.put(path, number, copy.lines(path)[number - 1].replace(key, new, 1))
    return Fault(
        (at(path, number, "unknown-key", right=right),),
        (Also(path, ("missing-field", "missing-code", "look-alike-letter")),),
    )


@kind
def key_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """programme_yeras."""
    key = chance.choice(KEYS)
    return _key(chance, copy, key, slip(chance, key, KEYS), key)


@kind
def key_with_capitals(chance: random.Random, copy: Copy) -> Fault:
    """Name, CODE, Group-Basis."""
    key = chance.choice(("name", "code", "group", "producer", "group_basis"))
    return _key(chance, copy, key, chance.choice((key.title(), key.upper())), key)


@kind
def key_with_another_joint(chance: random.Random, copy: Copy) -> Fault:
    """programme-years, group basis."""
    key = chance.choice(("programme_years", "group_basis"))
    return _key(chance, copy, key, key.replace("_", chance.choice("- ")), key)


@kind
def key_in_vietnamese(chance: random.Random, copy: Copy) -> Fault:
    """Tên: …"""
    key, new = chance.choice((("name", "Tên"), ("producer", "chủ thể"), ("group", "nhóm"), ("notes", "ghi chú")))
    return _key(chance, copy, key, new, "")


@kind
def key_of_a_part_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """as_certifed, provice."""
    path = copy.pick(chance, chance.choice(CODED))
    line = copy.record(path).line("address", "as_certified", "province")
    key, number = chance.choice((("province", line), ("as_certified", line - 1)))
    new = slip(chance, key)
    copy.put(path, number, copy.lines(path)[number - 1].replace(key, new, 1))
    return Fault((at(path, number, "unknown-key", right=key),), (Also(path, ("missing-field",)),))


@kind
def key_of_a_recognition_misspelt(chance: random.Random, copy: Copy) -> Fault:
    """decison."""
    path = copy.pick(chance, "products", lambda r: r.get("certificates", 0, "programme_year"))
    key = chance.choice([one for one in copy.record(path).get("certificates", 0) if one not in {"kind", "round"}])
    at_list = key == "sources"
    number = copy.record(path).line("certificates", 0, key) - at_list
    new = slip(chance, key)
    copy.put(path, number, copy.lines(path)[number - 1].replace(key, new, 1))
    return Fault((at(path, number, "unknown-key", right=key),))


@kind
def key_of_another_kind_of_record(chance: random.Random, copy: Copy) -> Said:
    """gtin in a producer's record."""
    path = copy.pick(chance, "producers")
    return at(path, copy.append(path, chance.choice(("gtin: '8930000000002'", "group: thuc-pham"))), "unknown-key")


# -- missing and empty


def _without(copy: Copy, path: str, key: str) -> int:
    number = next(n for n, line in enumerate(copy.lines(path), 1) if line.startswith(f"{key}:"))
    copy.put(path, number)
    return number


@kind
def name_missing(chance: random.Random, copy: Copy) -> Said:
    """The first line deleted."""
    path = copy.pick(chance, chance.choice(CODED))
    _without(copy, path, "name")
    return whole(path, "missing-field")


@kind
def group_missing(chance: random.Random, copy: Copy) -> Said:
    """A product of no group."""
    path = copy.pick(chance, "products")
    _without(copy, path, "group")
    return whole(path, "missing-field")


@kind
def code_missing(chance: random.Random, copy: Copy) -> Said:
    """The line of the code deleted: a command gives the same one back."""
    path = copy.pick(chance, chance.choice(CODED))
    _without(copy, path, "code")
    return Said(((path, 0), (path, 1)), ("missing-code",), "codes assign", in_words=True)


@kind
def name_empty(chance: random.Random, copy: Copy) -> Said:
    """name: and nothing behind it."""
    path = copy.pick(chance, chance.choice(CODED))
    return at(path, copy.set(path, ("name",), ""), "missing-field")


@kind
def group_empty(chance: random.Random, copy: Copy) -> Said:
    """group: and nothing behind it."""
    path = copy.pick(chance, "products")
    return at(path, copy.set(path, ("group",), chance.choice(("", "~", "null"))), "missing-field")


@kind
def group_of_two_quotes(chance: random.Random, copy: Copy) -> Said:
    """group: "" – nothing, in quotes."""
    path = copy.pick(chance, "products")
    return at(path, copy.set(path, ("group",), chance.choice(('""', "''"))), "missing-field", "bad-id")


@kind
def province_empty(chance: random.Random, copy: Copy) -> Said:
    """province: and nothing behind it."""
    path = copy.pick(chance, chance.choice(CODED))
    return at(path, copy.set(path, ("address", "as_certified", "province"), ""), "missing-field")


@kind
def item_empty(chance: random.Random, copy: Copy) -> Said:
    """A dash and nothing behind it."""
    path = copy.pick(chance, "products", lambda r: r.get("programme_years"))
    line = copy.record(path).line("programme_years", 0)
    copy.insert(path, line, "  -")
    return at(path, line + 1, "not-a-number", "not-a-text", "missing-field")


@kind
def size_of_a_pack_missing(chance: random.Random, copy: Copy) -> Said:
    """A price of nobody knows what."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "packs:", "  - price: 65000") + 1, "missing-field")


@kind
def shop_without_its_address(chance: random.Random, copy: Copy) -> Said:
    """A platform alone."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "shops:", "  - platform: shopee") + 1, "missing-field")


@kind
def report_without_a_source(chance: random.Random, copy: Copy) -> Said:
    """That a paper ended is said by somebody."""
    path = copy.pick(chance, "products", lambda r: not r.get("reports"))
    line = copy.append(path, "reports:", "  - says: revoked", "    on: 2025-03-20")
    return at(path, line + 1, "missing-field")


# -- ids


@kind
def group_by_its_name(chance: random.Random, copy: Copy) -> Said:
    """group: Thực phẩm."""
    names = {"thuc-pham": "Thực phẩm", "do-uong": "Đồ uống", "du-lich": "Du lịch", "duoc-lieu": "Dược liệu"}
    path = copy.pick(chance, "products", lambda r: r.get("group") in names)
    group = copy.record(path).get("group")
    return at(path, copy.set(path, ("group",), names[group]), "bad-id", right=group)


@kind
def producer_by_its_name(chance: random.Random, copy: Copy) -> Said:
    """producer: HTX Ví Dụ, the name that its record has."""
    path = copy.pick(chance, "products", lambda r: r.get("producer"))
    producer = copy.record(path).get("producer")
    maker = copy.take(copy.path_of("producers", producer))
    name = copy.record(maker).get("name")
    if ": " in name or slug(name) == name:
        name = f"HTX {name}"
    return at(path, copy.set(path, ("producer",), name), "bad-id", right=producer)


@kind
def producer_by_its_file(chance: random.Random, copy: Copy) -> Said:
    """producer: ha-tinh/htx-vi-du.yaml."""
    path = copy.pick(chance, "products", lambda r: r.get("producer"))
    producer = copy.record(path).get("producer")
    file = copy.path_of("producers", producer)
    new = chance.choice((f"{producer}.yaml", file, file.partition("/")[2], f"{producer}.md"))
    return at(path, copy.set(path, ("producer",), new), "bad-id", right=producer)
