"""Faults of single values: days, numbers, words of a fixed list, addresses of the web, texts where lists belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.faults.fault import Said, at, kind

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy, Record

FIRST = ("certificates", 0)
ISSUED = (*FIRST, "issued")
LEVELS = ("province", "district", "centre")


def dated(record: Record) -> object:
    """Whether the first recognition of a product has a day."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", record.get(*ISSUED) or "")


def _wrong_day(chance: random.Random, copy: Copy, form: str, *, right: bool = True) -> Said:
    """The day of a recognition, written otherwise."""
    path = copy.pick(chance, "products", dated)
    day = copy.record(path).get(*ISSUED)
    year, month, date = day.split("-")
    new = form.format(y=year, m=month, d=date, n=int(month), t=int(date))
    return at(path, copy.set(path, ISSUED, new), "bad-date", "no-such-day", right=day if right else "", was=day)


@kind
def day_turned_round(chance: random.Random, copy: Copy) -> Said:
    """29/12/2022."""
    return _wrong_day(chance, copy, chance.choice(("{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{t}/{n}/{y}")))


@kind
def day_with_slashes(chance: random.Random, copy: Copy) -> Said:
    """2022/12/29."""
    return _wrong_day(chance, copy, chance.choice(("{y}/{m}/{d}", "{y}.{m}.{d}")))


@kind
def day_without_noughts(chance: random.Random, copy: Copy) -> Said:
    """2022-1-5."""
    path = copy.pick(chance, "products", lambda r: dated(r) and "-0" in r.get(*ISSUED))
    day = copy.record(path).get(*ISSUED)
    return at(path, copy.set(path, ISSUED, day.replace("-0", "-")), "bad-date", right=day)


@kind
def day_with_the_hour(chance: random.Random, copy: Copy) -> Said:
    """2022-12-29 00:00:00, from a table."""
    return _wrong_day(chance, copy, chance.choice(("{y}-{m}-{d} 00:00:00", "{y}-{m}-{d}T00:00:00")))


@kind
def day_in_words(chance: random.Random, copy: Copy) -> Said:
    """ngày 29/12/2022."""
    return _wrong_day(chance, copy, chance.choice(("ngày {d}/{m}/{y}", "ngày {t} tháng {n} năm {y}")))


@kind
def month_turned_round(chance: random.Random, copy: Copy) -> Said:
    """12/2022 for 2022-12."""
    path = copy.pick(chance, "products", dated)
    day = copy.record(path).get(*ISSUED)
    return at(path, copy.set(path, ISSUED, f"{day[5:7]}/{day[:4]}"), "bad-date", right=day[:7], was=day[:7])


@kind
def day_that_does_not_exist(chance: random.Random, copy: Copy) -> Said:
    """30 February, or a thirteenth month."""
    return _wrong_day(chance, copy, chance.choice(("{y}-02-30", "{y}-13-{d}", "{y}-04-31", "{y}-{m}-00")), right=False)


@kind
def interval_turned_round(chance: random.Random, copy: Copy) -> Said:
    """The end before the beginning."""
    path = copy.pick(chance, "products", dated)
    year = copy.record(path).get(*ISSUED)[:4]
    line = copy.set(path, ISSUED, f"{year}-12-31/{year}-01-01")
    return at(path, line, "bad-date", was=f"{year}-01-01/{year}-12-31")


@kind
def source_read_on_a_day_turned_round(chance: random.Random, copy: Copy) -> Said:
    """22/11/2026, where a source was read."""
    path = copy.pick(chance, "producers", lambda r: r.get("sources", 0, "read"))
    year, month, day = (right := copy.record(path).get("sources", 0, "read")).split("-")
    return at(path, copy.set(path, ("sources", 0, "read"), f"{day}/{month}/{year}"), "bad-date", right=right)


# -- numbers


def _score(chance: random.Random, copy: Copy, score: str, *codes: str, right: str = "") -> Said:
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "stars") and not r.get(*FIRST, "score"))
    line = copy.record(path).line(*FIRST)
    text = copy.lines(path)[line - 1]
    copy.put(path, line, text, f"    score: {score}")
    return at(path, line + 1, *codes, right=right)


@kind
def comma_before_decimals(chance: random.Random, copy: Copy) -> Said:
    """74,5."""
    score = f"{chance.randint(50, 99)}.{chance.randint(1, 99)}"
    return _score(chance, copy, score.replace(".", ","), "not-a-number", right=score)


@kind
def score_with_its_total(chance: random.Random, copy: Copy) -> Said:
    """74.5/100."""
    return _score(chance, copy, f"{chance.randint(50, 99)}.5/100", "not-a-number")


@kind
def score_with_too_many_decimals(chance: random.Random, copy: Copy) -> Said:
    """74.3333."""
    return _score(chance, copy, f"{chance.randint(50, 99)}.3333", "not-a-number")


@kind
def score_above_a_hundred(chance: random.Random, copy: Copy) -> Said:
    """A point too few: 745."""
    return _score(chance, copy, str(chance.randint(501, 999)), "out-of-range")


@kind
def score_below_nought(chance: random.Random, copy: Copy) -> Said:
    """A dash before a number."""
    return _score(chance, copy, f"-{chance.randint(50, 99)}", "out-of-range")


def _price(chance: random.Random, copy: Copy, form: str) -> Said:
    path = copy.pick(chance, "products")
    price = chance.randint(5, 400)
    line = copy.append(path, "packs:", "  - size: 500 g", f"    price: {form.format(price)}")
    return at(path, line + 2, "not-a-number", right=f"{price}000")


@kind
def price_with_points(chance: random.Random, copy: Copy) -> Said:
    """65.000."""
    return _price(chance, copy, chance.choice(("{}.000", "{},000", "{} 000")))


@kind
def price_with_its_unit(chance: random.Random, copy: Copy) -> Said:
    """65.000 đ."""
    return _price(chance, copy, chance.choice(("{}.000 đ", "{}000đ", "{}.000 đồng", "{}000 VND")))


@kind
def price_in_thousands_in_words(chance: random.Random, copy: Copy) -> Said:
    """65k."""
    return _price(chance, copy, chance.choice(("{}k", "{} nghìn", "{}K")))


@kind
def price_from_to(chance: random.Random, copy: Copy) -> Said:
    """65000-80000: no one price."""
    path = copy.pick(chance, "products")
    line = copy.append(path, "packs:", "  - size: 500 g", "    price: 65000-80000")
    return at(path, line + 2, "not-a-number")


@kind
def six_stars(chance: random.Random, copy: Copy) -> Said:
    """A star too many."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "stars"))
    return at(path, copy.set(path, (*FIRST, "stars"), chance.choice(("6", "0", "44"))), "out-of-range")


@kind
def stars_in_words(chance: random.Random, copy: Copy) -> Said:
    """4 sao."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "stars"))
    stars = copy.record(path).get(*FIRST, "stars")
    new = chance.choice((f"{stars} sao", f"{stars}*", f"{stars}.0", f"{stars} ★"))
    return at(path, copy.set(path, (*FIRST, "stars"), new), "not-a-number", right=stars)


@kind
def year_of_three_digits(chance: random.Random, copy: Copy) -> Said:
    """202, or a digit too many."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "programme_year"))
    year = copy.record(path).get(*FIRST, "programme_year")
    new = chance.choice((year[:3], f"{year}{year[-1]}", f"20{year[2:]}".replace("20", "19", 1)))
    return at(path, copy.set(path, (*FIRST, "programme_year"), new), "out-of-range", was=year)


@kind
def year_of_the_round_in_words(chance: random.Random, copy: Copy) -> Said:
    """năm 2022."""
    path = copy.pick(chance, "products", lambda r: r.get("programme_years"))
    year = copy.record(path).get("programme_years", 0)
    return at(path, copy.set(path, ("programme_years", 0), f"năm {year}"), "not-a-number", right=year)


@kind
def set_that_does_not_exist(chance: random.Random, copy: Copy) -> Said:
    """There are 26 sets of criteria."""
    path = copy.pick(chance, "products", lambda r: r.get("set"))
    return at(path, copy.set(path, ("set",), str(chance.randint(27, 99))), "out-of-range")


@kind
def map_that_does_not_exist(chance: random.Random, copy: Copy) -> Said:
    """vintage: 64."""
    path = copy.pick(chance, "products", lambda r: r.get("address", "as_certified", "vintage"))
    new = chance.choice(("64", "65", "36", "2025"))
    return at(path, copy.set(path, ("address", "as_certified", "vintage"), new), "unknown-value", was="63")


@kind
def latitude_and_longitude_swapped(chance: random.Random, copy: Copy) -> Said:
    """105.8 degrees of latitude."""
    path = copy.pick(chance, "outlets")
    line = copy.append(path, "geo:", f"  latitude: 10{chance.randint(4, 8)}.8", "  longitude: 20.5")
    return at(path, line + 1, "out-of-range")


@kind
def number_of_booths_in_words(chance: random.Random, copy: Copy) -> Said:
    """hơn 100."""
    path = copy.pick(chance, "fairs", lambda r: r.get("reported_booths"))
    number = copy.record(path).get("reported_booths")
    return at(path, copy.set(path, ("reported_booths",), f"hơn {number}"), "not-a-number", was=number)
