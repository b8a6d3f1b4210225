"""What must be true of the product codes on certificates. The programme gives them; they are not our own codes.

Until 2025 five parts, province-district-commune-number-year, in the codes of the 63 provinces; since 26/2026/QĐ-TTg
four, province-commune-number-year, in those of the 34. Seven two-digit codes (15, 24, 44, 52, 80, 82, 91) name another
province on each map, so the shape of a code decides how its first part is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.records.vocabulary_files import FormerProvince

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ocop_site.catalogue.rules.filed_papers import FiledPaper
    from ocop_site.records.base import Address
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Producer
    from ocop_site.records.vocabulary import Province, Vocabulary

# How many parts a code has -> the map whose codes it is made of.
_MAPS = {5: FORMER_VINTAGE, 4: CURRENT_VINTAGE}
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")


def product_code_problems(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """Every problem of every product code."""
    producers = {producer.id: producer for producer in records.producers}
    for paper in papers:
        misshapen = list(codes_have_their_shape(records, paper))
        yield from misshapen or codes_name_their_province(records, paper, producers)
    yield from codes_belong_to_one(records, papers)


def plain_code(printed: str) -> str:
    """A product code with plain hyphens and no spaces: what two prints of one code share."""
    return _DASHES.sub("-", printed.strip())


def codes_have_their_shape(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """A product code has the form that some rule version of its days prescribes.

    Patterns, their forms in words and sources are in `rules.yaml`. Where a possible version has none, the form is not
    known and not checked.
    """
    code = paper.certificate.product_code
    rules = {rule.id: rule for regime in paper.regimes for rule in regime.rules}
    patterns = [rule.product_code for rule in rules.values()]
    known = [one for one in patterns if one is not None]
    if code is None or not known or len(known) < len(patterns):
        return
    if not any(re.fullmatch(one.pattern, plain_code(code)) for one in known):
        allowed = {one.pattern for one in known}
        written = (rule.product_code for rule in records.vocabulary.rules)
        examples = {one.example for one in written if one and one.pattern in allowed and one.example}
        shapes = {"form": {one.form for one in known}, "form_en": {one.form_en for one in known}, "example": examples}
        values = {"value": code} | {name: ", ".join(sorted(texts)) or "—" for name, texts in shapes.items()}
        yield Problem("product-code-shape", paper.place(records, "product_code"), values)


def codes_name_their_province(
    records: Records, paper: FiledPaper, producers: Mapping[str, Producer]
) -> Iterator[Problem]:
    """The first part of a product code is the code of the product's province, on the map that the code's shape tells.

    Five parts: the 63 provinces until 30/6/2025; four: the 34 since (QĐ 19/2025/QĐ-TTg). `producers` by id: a product
    without an address lies where its maker does.
    """
    parts = plain_code(paper.certificate.product_code or "").split("-")
    vintage = _MAPS.get(len(parts))
    if vintage is None or not re.fullmatch(r"[0-9]{2}", parts[0]):
        return
    place, values = paper.place(records, "product_code"), {"value": parts[0], "map": str(vintage)}
    unit = records.vocabulary.province_by_code(parts[0], vintage)
    if unit is None:
        yield Problem("product-code-without-province", place, values)
        return
    maker = producers.get(paper.product.producer or "") if paper.product else None
    address = (paper.product.address if paper.product else None) or (maker.address if maker else None)
    if address and not _lies_in(unit, address, records.vocabulary):
        values |= {"province": unit.name, "other": _called(address)}
        yield Problem("product-code-of-another-province", place, values)


def _lies_in(unit: Province, address: Address, words: Vocabulary) -> bool:
    """Whether an address can lie in a unit of either map; yes where it names no province that is known."""
    today = unit.became if isinstance(unit, FormerProvince) else unit.id
    printed = address.as_certified
    if printed is None:
        return (
            address.current is None
            or words.province(address.current.province) is None
            or (address.current.province == today)
        )
    maps = [printed.vintage] if printed.vintage else [CURRENT_VINTAGE, FORMER_VINTAGE]
    named = [one for one in (words.province_by_printed_name(printed.province, vintage) for vintage in maps) if one]
    if not named:
        return True
    if isinstance(unit, FormerProvince):
        # An address on the same map names the very unit; one on the map of 34 what it became.
        return any(one == unit if isinstance(one, FormerProvince) else one.id == today for one in named)
    return any((one.became if isinstance(one, FormerProvince) else one.id) == today for one in named)


def _called(address: Address) -> str:
    if address.as_certified:
        return address.as_certified.province
    return address.current.province if address.current else "—"


def codes_belong_to_one(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """A product code, which holds the year of its assessment, stands on the certificates of one product only."""
    owners: Mapping[str, str] = _first_owners(papers)
    for paper in papers:
        code = plain_code(paper.certificate.product_code or "")
        if code and owners[code] != paper.product_id:
            values = {"value": code, "other": owners[code]}
            yield Problem("same-product-code-twice", paper.place(records, "product_code"), values)


def _first_owners(papers: Sequence[FiledPaper]) -> dict[str, str]:
    """Each product code -> the product that has it first, by id."""
    owners: dict[str, str] = {}
    for paper in sorted(papers, key=lambda p: p.product_id):
        owners.setdefault(plain_code(paper.certificate.product_code or ""), paper.product_id)
    return owners
