"""Faults of recognitions that only the rules of their day, or another record, can show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.faults.fault import ANY, Also, Fault, Said, at, kind
from tests.faults.of_values import FIRST, ISSUED, dated

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.faults.material import Copy, Record

FROM_CRITERIA_ON = date(2019, 8, 21)  # 1048/QĐ-TTg
LAST_OF_DISTRICTS = date(2025, 6, 30)


def day_of(record: Record) -> date | None:
    """The day of a product's first recognition, if it is known."""
    return date.fromisoformat(record.get(*ISSUED)) if dated(record) else None


def single(record: Record) -> bool:
    """Whether a product has one recognition and nothing that ends it."""
    return len(record.get("certificates") or ()) == 1 and not record.get("reports")


def by_criteria(record: Record, stars: str = "") -> bool:
    """Whether a product's one recognition is surely of the time in which it is known who certifies what."""
    first, year = day_of(record), record.get(*FIRST, "programme_year")
    if not single(record) or (stars and record.get(*FIRST, "stars") != stars):
        return False
    if first is not None:
        return FROM_CRITERIA_ON <= first <= LAST_OF_DISTRICTS
    return not record.get(*ISSUED) and year in {"2020", "2021", "2022", "2023"}


def before(record: Record, last: date = LAST_OF_DISTRICTS) -> bool:
    """Whether a product's one recognition has a day of the time of districts."""
    first = day_of(record)
    return single(record) and first is not None and FROM_CRITERIA_ON <= first <= last


def add(copy: Copy, path: str, *lines: str, of: str = "issued") -> int:
    """Lines of the first recognition, behind one of its own; gives the number of the first of them."""
    record = copy.record(path)
    number = record.line(*FIRST, of) if record.get(*FIRST, of) else record.line(*FIRST)
    return copy.insert(path, number, *(f"    {line}" for line in lines))


def _pick(chance: random.Random, copy: Copy, wanted: Callable[[Record], object]) -> str:
    return copy.pick(chance, "products", wanted)


# -- days


@kind
def before_the_programme(chance: random.Random, copy: Copy) -> Said:
    """2012 for 2022."""
    path = _pick(chance, copy, dated)
    day = copy.record(path).get(*ISSUED)
    return at(path, copy.set(path, ISSUED, f"201{chance.randint(0, 7)}{day[4:]}"), "before-the-programme", was=day)


@kind
def later_than_its_source(chance: random.Random, copy: Copy) -> Said:
    """2032 for 2023: the source cannot have known."""
    path = _pick(
        chance,
        copy,
        lambda r: (
            single(r)
            and r.get(*FIRST, "stars") == "3"
            and r.get(*FIRST, "level") == "province"
            and not r.get(*ISSUED)
            and not r.get("address", "as_certified", "district")
        ),
    )
    line = add(copy, path, f"issued: 203{chance.randint(0, 6)}-05-20", of="stars")
    return at(path, line, "later-than-source")


@kind
def round_later_than_its_source(chance: random.Random, copy: Copy) -> Fault:
    """programme_year: 2032 for 2023, two neighbours swapped: later than the source that tells of it."""
    path = _pick(chance, copy, lambda r: single(r) and r.get(*FIRST, "programme_year") == "2023" and not dated(r))
    line = copy.set(path, (*FIRST, "programme_year"), "2032")
    follows = Also(path, ("wrong-level", "district-abolished", "trace-missing"))  # by the rules of 2032
    return Fault((at(path, line, *ANY, was="2023"),), (follows,))


@kind
def term_before_issue(chance: random.Random, copy: Copy) -> Said:
    """The last day of the term before the day of issue."""
    path = _pick(chance, copy, before)
    day = day_of(copy.record(path))
    assert day
    return at(
        path, add(copy, path, f"valid_until: {day - timedelta(days=chance.randint(5, 900))}"), "term-before-issue"
    )


@kind
def term_not_by_the_rule(chance: random.Random, copy: Copy) -> Said:
    """Two years instead of three."""
    path = _pick(chance, copy, lambda r: before(r) and not r.get(*ISSUED).endswith("02-29"))
    day = day_of(copy.record(path))
    assert day
    wrong = day.replace(year=day.year + chance.choice((2, 4, 5)))
    right = day.replace(year=day.year + 3).isoformat()
    return at(path, add(copy, path, f"valid_until: {wrong}"), "term-not-by-rule", right=right)


# -- stars, levels, scores


@kind
def four_stars_by_a_district(chance: random.Random, copy: Copy) -> Said:
    """4 stars are the province's to give."""
    path = _pick(chance, copy, lambda r: by_criteria(r, "4") and r.get(*FIRST, "level") == "province")
    return at(path, copy.set(path, (*FIRST, "level"), "district"), "wrong-level", right="province")


@kind
def stars_by_a_commune(chance: random.Random, copy: Copy) -> Said:
    """No commune ever certified."""
    path = _pick(chance, copy, lambda r: by_criteria(r, "4") and r.get(*FIRST, "level") == "province")
    return at(path, copy.set(path, (*FIRST, "level"), "commune"), "wrong-level", right="province")


@kind
def five_stars_by_a_province(chance: random.Random, copy: Copy) -> Said:
    """A proposal written as a recognition."""
    path = _pick(chance, copy, lambda r: by_criteria(r) and r.get(*FIRST, "stars") and r.get(*FIRST, "level"))
    line = copy.set(path, (*FIRST, "level"), "province")
    starred = copy.set(path, (*FIRST, "stars"), "5")
    return Said(((path, line), (path, starred)), ("proposal-as-certificate",))


@kind
def level_of_days_of_change(chance: random.Random, copy: Copy) -> Said:
    """Issued in the first days of July 2025, when nobody knows who certified."""
    path = _pick(
        chance,
        copy,
        lambda r: (
            single(r)
            and r.get(*FIRST, "stars") == "3"
            and r.get(*FIRST, "level") in {"province", "district"}
            and not r.get(*ISSUED)
            and not r.get("address", "as_certified", "district")
        ),
    )
    line = add(copy, path, f"issued: 2025-07-0{chance.randint(1, 5)}", of="stars")
    level = copy.record(path).line(*FIRST, "level")
    return Said(((path, line), (path, level + (level >= line))), ("unclear-level",))


@kind
def two_stars_with_a_certificate(chance: random.Random, copy: Copy) -> Said:
    """Only 3, 4 and 5 stars have a paper."""
    path = _pick(chance, copy, lambda r: by_criteria(r, "3") and not r.get(*FIRST, "score"))
    return at(path, copy.set(path, (*FIRST, "stars"), "2"), "stars-without-certificate", was="3")


@kind
def score_below_its_stars(chance: random.Random, copy: Copy) -> Said:
    """47 for 74."""
    path = _pick(chance, copy, lambda r: by_criteria(r, "4") and not r.get(*FIRST, "score"))
    return at(path, add(copy, path, f"score: {chance.randint(31, 69)}", of="stars"), "score-below-stars")


@kind
def score_above_its_stars(chance: random.Random, copy: Copy) -> Said:
    """95 points and 3 stars."""
    path = _pick(chance, copy, lambda r: by_criteria(r, "3") and not r.get(*FIRST, "score"))
    return at(path, add(copy, path, f"score: {chance.randint(71, 99)}.5", of="stars"), "score-above-stars")


@kind
def no_trace_where_one_is_asked(chance: random.Random, copy: Copy) -> Said:
    """4 stars under the newest rules and no electronic trace code."""
    path = _pick(chance, copy, lambda r: by_criteria(r) and r.get("group") == "thuc-pham")
    number = copy.record(path).line(*FIRST)
    lines = ("  - stars: 4", "    issued: 2026-08-20", "    level: province", "    decision: 9999/QĐ-UBND")
    return at(path, copy.insert(path, number - 1, *lines), "trace-missing")


@kind(rare=True)
def proposal_as_stars(chance: random.Random, copy: Copy) -> Said:
    """The stars of a dossier, written as a recognition as well."""
    path = _pick(
        chance,
        copy,
        lambda r: (
            r.get("nominations", 0, "year")
            and r.get("nominations", 0, "score")
            and r.get("nominations", 0, "outcome") == "unknown"
            and not r.get("certificates")
        ),
    )
    told = copy.record(path).get("nominations", 0)
    lines = (f"  - stars: {told['to_stars']}", f"    programme_year: {told['year']}", f"    score: {told['score']}")
    return at(path, copy.append(path, "certificates:", *lines) + 1, "nomination-as-stars", "trace-missing")


@kind
def group_other_than_on_the_paper(chance: random.Random, copy: Copy) -> Said:
    """The paper prints another group than the record has."""
    names = {"thuc-pham": "Thực phẩm", "do-uong": "Đồ uống", "duoc-lieu": "Dược liệu"}
    path = _pick(
        chance,
        copy,
        lambda r: (
            single(r)
            and (day_of(r) or date.min) >= date(2022, 8, 1)
            and r.get("group") in names
            and not r.get("group_as_printed")
        ),
    )
    record = copy.record(path)
    right = record.get("group")
    wrong = chance.choice([one for one in (*names, "du-lich") if one != right])
    line = copy.set(path, ("group",), wrong)
    if record.get("set"):
        copy.put(path, record.line("set"), f"group_as_printed: {names[right]}")
    else:
        copy.insert(path, line, f"group_as_printed: {names[right]}")
    return at(path, line, "group-of-paper", right=right)


@kind
def set_of_another_group(chance: random.Random, copy: Copy) -> Said:
    """set: 26, tourism, of a food: a digit too many."""
    path = _pick(chance, copy, lambda r: r.get("set") and r.get("group") == "thuc-pham")
    line = copy.record(path).line("group")
    return Said(((path, copy.set(path, ("set",), chance.choice(("24", "26")))), (path, line)), ANY)


# -- the programme's own numbers


def _numbered(chance: random.Random, copy: Copy, number: str) -> tuple[str, int]:
    path = _pick(
        chance,
        copy,
        lambda r: (
            before(r)
            and (day_of(r) or date.min) >= date(2020, 6, 8)
            and r.get("address", "as_certified", "vintage") == "63"
            and r.get("address", "as_certified", "province") not in {"Hà Nội", "TP Hồ Chí Minh"}
        ),
    )
    return path, add(copy, path, f"product_code: {number}")


@kind
def product_code_misshapen(chance: random.Random, copy: Copy) -> Said:
    """A part too few."""
    path, line = _numbered(chance, copy, f"54-22051-{copy.number()}-2022")
    return at(path, line, "product-code-shape")


@kind
def product_code_of_another_province(chance: random.Random, copy: Copy) -> Said:
    """It begins with the code of Hà Nội."""
    path, line = _numbered(chance, copy, f"01-001-{chance.randint(10000, 99999)}-{copy.number()}-2022")
    return at(path, line, "product-code-of-another-province")


@kind
def product_code_of_no_province(chance: random.Random, copy: Copy) -> Said:
    """No province has the code 99."""
    path, line = _numbered(chance, copy, f"99-001-{chance.randint(10000, 99999)}-{copy.number()}-2022")
    return at(path, line, "product-code-without-province")


@kind(rare=True)
def product_code_twice(chance: random.Random, copy: Copy) -> Fault:
    """Two products with one number."""
    number = f"38-001-{chance.randint(10000, 99999)}-{copy.number()}-2022"

    def there(record: Record) -> bool:
        return before(record) and record.get("address", "as_certified", "province") == "Thanh Hóa"

    spots = [(path, add(copy, path, f"product_code: {number}")) for path in (_pick(chance, copy, there) for _ in "12")]
    return Fault((Said(tuple(spots), ("same-product-code-twice",)),))
