"""Faults of places, of outlets, fairs and plans, of what stands on a pack, and of the vocabulary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import yaml

from tests.faults.fault import Also, Fault, Said, at, kind
from tests.faults.material import CONTENT, slip

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy, Record

PRINTED = ("address", "as_certified")
PROVINCE = (*PRINTED, "province")


@cache
def maps() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Today's provinces and the former ones, by name."""
    read = yaml.safe_load((CONTENT / "vocabulary/provinces.yaml").read_text(encoding="utf-8"))
    return {one["name"]: one for one in read["current"]}, {one["name"]: one for one in read["former"]}


def _former(record: Record) -> bool:
    return record.get(*PRINTED, "vintage") == "63" and record.get(*PROVINCE) in maps()[1]


def _gone(record: Record) -> bool:
    """Whether a product lies in a province whose name no province of today has."""
    return _former(record) and record.get(*PROVINCE) not in maps()[0]


@kind
def province_misspelt(chance: random.Random, copy: Copy) -> Said:
    """Hà Tĩnhh."""
    path = copy.pick(chance, chance.choice(("products", "producers")), _former)
    right = copy.record(path).get(*PROVINCE)
    return at(path, copy.set(path, PROVINCE, slip(chance, right, maps()[1])), "unknown-place", right=right)


@kind
def province_with_another_tone(chance: random.Random, copy: Copy) -> Said:
    """Hà Tỉnh."""
    wrong = {"Hà Tĩnh": "Hà Tỉnh", "Quảng Nam": "Quãng Nam", "Nghệ An": "Nghê An", "Phú Thọ": "Phú Thơ"}
    path = copy.pick(chance, chance.choice(("products", "producers")), lambda r: r.get(*PROVINCE) in wrong)
    right = str(copy.record(path).get(*PROVINCE))
    return at(path, copy.set(path, PROVINCE, wrong[right]), "place-spelling", right=right)


@kind
def province_of_the_other_map(chance: random.Random, copy: Copy) -> Fault:
    """A former province on today's map."""
    path = copy.pick(chance, chance.choice(("products", "producers")), _gone)
    record = copy.record(path)
    line = copy.set(path, (*PRINTED, "vintage"), "34")
    said = Said(((path, record.line(*PROVINCE)), (path, line)), ("unknown-place",), "vintage: 63", "vintage: 63")
    return Fault((said,), (Also(path, ("district-abolished",)),))


@kind
def province_by_its_code(chance: random.Random, copy: Copy) -> Said:
    """42 for Hà Tĩnh."""
    path = copy.pick(chance, chance.choice(("products", "producers")), _former)
    right = copy.record(path).get(*PROVINCE)
    return at(path, copy.set(path, PROVINCE, f'"{maps()[1][right]["code"]}"'), "province-code", right=right)


def _entered(copy: Copy, path: str, province: str) -> int:
    line = copy.record(path).line(*PRINTED) - 1
    return copy.insert(path, line - 1, "  current:", f"    province: {province}") + 1


def _today(copy: Copy, path: str) -> str:
    return maps()[1][copy.record(path).get(*PROVINCE)]["became"]


@kind
def former_province_as_todays(chance: random.Random, copy: Copy) -> Said:
    """phu-yen, which is a part of dak-lak today."""
    path = copy.pick(chance, "products", _gone)
    former = maps()[1][copy.record(path).get(*PROVINCE)]
    return at(path, _entered(copy, path, former["id"]), "unknown-reference", right=former["became"])


@kind
def todays_province_misspelt(chance: random.Random, copy: Copy) -> Said:
    """dak-lac."""
    path = copy.pick(chance, "products", _former)
    right = _today(copy, path)
    return at(path, _entered(copy, path, slip(chance, right)), "unknown-reference", right=right)


@kind
def todays_province_by_its_name(chance: random.Random, copy: Copy) -> Said:
    """Đắk Lắk."""
    path = copy.pick(chance, "producers", _former)
    right = _today(copy, path)
    name = next(one["name"] for one in maps()[0].values() if one["id"] == right)
    return at(path, _entered(copy, path, name), "bad-id", right=right)


@kind
def not_the_province_it_became(chance: random.Random, copy: Copy) -> Said:
    """Today's neighbour."""
    path = copy.pick(chance, "products", _former)
    right = _today(copy, path)
    wrong = chance.choice([one["id"] for one in maps()[0].values() if one["id"] != right])
    return at(path, _entered(copy, path, wrong), "not-the-successor", right=right)


@kind
def district_of_a_time_without(chance: random.Random, copy: Copy) -> Said:
    """A district on the map of 34."""
    path = copy.pick(
        chance,
        chance.choice(("products", "producers")),
        lambda r: r.get(*PRINTED, "district") and not _gone(r) and _former(r),
    )
    line = copy.set(path, (*PRINTED, "vintage"), "34")
    return Said(((path, line), (path, copy.record(path).line(*PRINTED, "district"))), ("district-abolished",))


# -- statements that a list is complete, and plans


def _statement(copy: Copy, **other: str) -> tuple[str, int]:
    path = copy.share("coverage.yaml", "statements:\n")
    said = {"province": "Hà Tĩnh", "vintage": "63", "from": "2024-01-01", "to": "2024-12-31", **other}
    first, *lines = [f"{key}: {value}" for key, value in said.items()]
    rest = ("authority: UBND tỉnh Ví Dụ", "sources:", "  - url: https://so.example/danh-sach", "    read: 2026-11-22")
    return path, copy.append(path, f"  - {first}", *(f"    {line}" for line in (*lines, *rest)))


@kind
def complete_until_before_it_begins(chance: random.Random, copy: Copy) -> Said:
    """The end before the beginning."""
    path, line = _statement(copy, to=f"202{chance.randint(0, 3)}-12-31")
    return at(path, line + 3, "coverage-period")


@kind
def complete_in_days_to_come(chance: random.Random, copy: Copy) -> Said:
    """Nobody can vouch for next year."""
    path, line = _statement(copy, to=f"20{chance.randint(27, 40)}-12-31")
    return at(path, line + 3, "coverage-in-future")


@kind
def complete_on_the_wrong_map(chance: random.Random, copy: Copy) -> Said:
    """2024 on the map of 34."""
    path, line = _statement(copy, vintage=chance.choice(("34", '"34"')))
    return at(path, line + 1, "coverage-map", right="63")


@kind
def complete_in_no_province(chance: random.Random, copy: Copy) -> Said:
    """A province misspelt."""
    path, line = _statement(copy, province=slip(chance, "Quảng Ninh", maps()[1]))
    return at(path, line, "unknown-place", right="Quảng Ninh")


@kind
def plan_of_no_province(chance: random.Random, copy: Copy) -> Said:
    """A plan of a province misspelt."""
    path = copy.take(f"plans/ke-hoach-vi-du-{copy.number()}.yaml")
    right = chance.choice(("Quảng Nam", "Bến Tre", "Hà Giang"))
    lines = ("title: Kế hoạch ví dụ", f"province: {slip(chance, right, maps()[1])}", "vintage: 63", "year: 2023")
    copy.write(path, "".join(f"{line}\n" for line in lines))
    return at(path, 2, "unknown-place", right=right)
