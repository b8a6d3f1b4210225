"""Whatever the records say, the rules give problems and never fail."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_site.catalogue.rules import cross_check
from ocop_site.reading.raw import RawRecord
from ocop_site.records.base import Address, CurrentPlace, PrintedPlace, Source
from ocop_site.records.days import Days
from ocop_site.records.others import Coverage, Decision, Item, Statement
from ocop_site.records.product import Certificate, Extension, Nomination, Product, Report
from tests.small_content import code, records_of

if TYPE_CHECKING:
    from ocop_site.records.collection import Records

NAMES = ["Phú Yên", "Đắk Lắk", "Huế", "44", "49", "Đâu Đó"]
days = st.one_of(st.dates(), st.dates(date(2018, 1, 1), date(2027, 12, 31)))
texts = st.text(string.ascii_letters + string.digits + "/-–Đ .&", min_size=1, max_size=30).filter(str.strip)


@st.composite
def partial(draw: st.DrawFn) -> Days:
    first, last = sorted((draw(days), draw(days)))
    kind = draw(st.sampled_from(["day", "open start", "open end", "interval"]))
    if kind == "day":
        return Days(first, first)
    return Days(None if kind == "open start" else first, None if kind == "open end" else last)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


numbers = optional(st.one_of(texts, st.sampled_from(["12/QĐ-UBND", "12", "26/2026/QĐ-TTg", "—"])))
product_codes = optional(st.one_of(texts, st.from_regex(r"[0-9]{2}(-[0-9]{3})?-[0-9]{5}-1-20[0-9]{2}", fullmatch=True)))
stars = optional(st.integers(1, 5))
years = optional(st.integers(2018, 2100))
scores = optional(st.decimals(0, 100, places=2))
levels = optional(st.sampled_from(["commune", "district", "province", "centre"]))
certificates = st.builds(
    Certificate,
    stars=stars,
    issued=optional(partial()),
    programme_year=years,
    level=levels,
    issuer=optional(texts),
    decision=numbers,
    product_code=product_codes,
    score=scores,
    valid_until=optional(days),
    extension=optional(st.builds(Extension, until=days, basis=texts)),
)
items = st.builds(
    Item,
    act=st.sampled_from(["recognise", "revoke", "extend", "strike-off"]),
    product=st.sampled_from(["a", "b", "khac"]),
    stars=stars,
    programme_year=years,
    score=scores,
    product_code=product_codes,
    valid_until=optional(days),
    until=optional(days),
    ground=optional(texts),
)
decisions = st.builds(
    Decision,
    id=st.just("x"),
    number=numbers,
    date=optional(partial()),
    issuer=optional(texts),
    level=levels,
    items=st.lists(items, min_size=1, max_size=3).map(tuple),
)
places = st.builds(
    PrintedPlace,
    province=st.sampled_from(NAMES),
    district=optional(texts),
    vintage=st.sampled_from([None, 63, 34]),
)
addresses = st.builds(
    Address,
    as_certified=optional(places),
    current=optional(st.builds(CurrentPlace, province=st.sampled_from(["dak-lak", "da-nang", "44", "khac"]))),
)
products = st.builds(
    Product,
    id=st.just("a"),
    name=st.just("Ví Dụ"),
    code=st.just(code(1)),
    group=st.sampled_from(["thuc-pham", "sinh-vat-canh", "khac"]),
    set=optional(st.integers(1, 26)),
    group_as_printed=optional(st.sampled_from(["Thảo dược", "Đồ uống", "chè"])),
    address=optional(addresses),
    certificates=st.lists(certificates, max_size=3).map(tuple),
    nominations=st.lists(
        st.builds(Nomination, to_stars=stars, year=years, score=scores, decision=numbers), max_size=2
    ).map(tuple),
    reports=st.lists(
        st.builds(Report, says=st.just("expired"), on=optional(partial()), sources=st.just((Source(),))), max_size=1
    ).map(tuple),
)
statements = st.fixed_dictionaries(
    {
        "province": st.sampled_from(NAMES),
        "vintage": st.sampled_from(["63", "34"]),
        "from": days,
        "to": days,
        "authority": st.just("Sở Ví Dụ"),
        "sources": st.just((Source(),)),
    }
).map(Statement.model_validate)


class Empty:
    """Records without any record, behind a name that is short to print."""

    def __init__(self, records: Records) -> None:
        self.records = records


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Empty:
    return Empty(records_of(tmp_path_factory.mktemp("empty"), {}))


def raw(kind: str, record_id: str) -> RawRecord:
    return RawRecord(kind, record_id, f"content/{kind}/{record_id}.yaml", {}, {}, {}, "", 0, "")


@given(
    some=st.lists(products, max_size=2),
    acts=st.lists(decisions, max_size=3),
    vouched=st.lists(statements, max_size=1),
)
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
def test_no_record_makes_a_rule_fail(
    empty: Empty, some: list[Product], acts: list[Decision], vouched: list[Statement]
) -> None:
    named = tuple(one.model_copy(update={"id": name}) for one, name in zip(some, "ab", strict=False))
    decided = tuple(one.model_copy(update={"id": name}) for one, name in zip(acts, "xyz", strict=False))
    files = [("products", one.id) for one in named] + [("decisions", one.id) for one in decided]
    records = replace(
        empty.records,
        products=named,
        decisions=decided,
        coverage=Coverage(statements=tuple(vouched)),
        raws={(kind, record_id): raw(kind, record_id) for kind, record_id in [*files, ("coverage", "coverage")]},
    )
    for problem in cross_check(records):
        assert problem.line("vi") != problem.line("en")
