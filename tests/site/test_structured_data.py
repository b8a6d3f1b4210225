"""Every product page tells machines the right product and the right certification, on forty dates.

Asked of a library that is not ours. The truth is worked out from the records and the rules of terms; nothing of what
draws the data is asked for it.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import RDF, URIRef

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.catalogue.status import months_later, status_on, validity
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from ocop_site.pages.structured.graph import graph
from ocop_site.pages.structured.product import product_data
from tests.linked_data import SCHEMA, nodes, of_type, triples, value, values
from tests.schema_org import complaints
from tests.site.built import DAY, PROJECT
from tests.site.voices import data_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.status import Status
    from ocop_site.records.collection import Records
    from ocop_site.records.product import Certificate
    from ocop_site.records.vocabulary import Vocabulary
    from tests.linked_data import Node
    from tests.site.built import BuiltSite

DAYS = 40
FIRST, LAST = date(2019, 1, 1), date(2030, 12, 31)
ENDED = {"expired", "revoked"}
BASE = "https://vi-du.org/ocop/"
PRODUCTS = {URIRef(SCHEMA + "Product"), URIRef(SCHEMA + "TouristAttraction")}
STATUS = URIRef(SCHEMA + "certificationStatus")
NEVER = ("aggregateRating", "review", "offers", "Offer", "price", "CertificationActive")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    output: Path = tmp_path_factory.mktemp("none")
    found, _ = read(order_of(PROJECT / "content", output, None, DAY, 1))
    assert found is not None
    return found


def forty_days(catalogue: Catalogue) -> list[date]:
    """Days on which terms end, each with the day before and after it, and days between the first and the last year."""
    chance = Random(6)
    papers = [paper for entry in catalogue.products.values() for paper in entry.certificates]
    ends = sorted({end for paper in papers if (end := term(paper, catalogue.vocabulary)) and FIRST < end < LAST})
    near = {end + timedelta(days=some) for end in chance.sample(ends, DAYS // 4) for some in (-1, 0, 1)}
    while len(near) < DAYS:
        near.add(FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days)))
    return sorted(near)


def term(paper: Certificate, vocabulary: Vocabulary) -> date | None:
    """The last day of a paper, where the record tells it to the day."""
    issued = paper.issued.day if paper.issued else None
    last = paper.valid_until or (months_later(issued, validity(issued, vocabulary)) if issued else None)
    if paper.extension and (last is None or paper.extension.until > last):
        return paper.extension.until
    return last


def wrong(found: list[Node], entry: ProductEntry, status: Status, vocabulary: Vocabulary) -> list[str]:
    """What the expanded data of a product gets wrong on a day with this status."""
    kind = "TouristAttraction" if entry.record.group == "du-lich" else "Product"
    things = [node for node in found if {SCHEMA + "Product", SCHEMA + "TouristAttraction"} & set(node["@type"])]
    if len(things) != 1 or SCHEMA + kind not in things[0]["@type"] or value(things[0], "name") != entry.record.name:
        return [f"not the one {kind}"]
    certifications = values(things[0], "hasCertification")
    if len(certifications) != (1 if status.certificate or status.ending else 0):
        return [f"{len(certifications)} certifications"]
    return wrong_paper(certifications[0], status, vocabulary) if certifications else []


def wrong_paper(found: Node, status: Status, vocabulary: Vocabulary) -> list[str]:
    paper = status.certificate
    rating = value(found, "certificationRating")
    issuer = value(found, "issuedBy")
    said = {
        "stars": value(rating, "ratingValue") if rating else None,
        "status": value(found, "certificationStatus"),
        "number": value(found, "certificationIdentification"),
        "issuer": value(issuer, "name") if issuer else None,
        "from": value(found, "validFrom"),
    }
    issued = paper.issued.day if paper and paper.issued else None
    due = {
        "stars": status.stars,
        "status": f"{SCHEMA}CertificationInactive" if status.value in ENDED else None,
        "number": paper.decision if paper else None,
        "issuer": paper.issuer if paper else None,
        "from": issued.isoformat() if issued else None,
    }
    return [f"{key}: {said[key]}, not {due[key]}" for key in due if said[key] != due[key]] + [
        f"expires {value(found, 'expires')} of {status.value}"
        for last in [term(paper, vocabulary) if paper else None]
        if value(found, "expires") not in ends_allowed(status, last)
    ]


def ends_allowed(status: Status, last: date | None) -> set[str | None]:
    """What may be said of the end: the known last day, and nothing where the record leaves it or the paper open."""
    ended = status.ending is not None and status.ending.vouched is None
    told = {last.isoformat()} if last and not ended else {None}
    return told | ({None} if status.value == "undetermined" or not (status.exact or ended) else set())


def test_every_product_on_forty_days(records: Records) -> None:
    catalogue = link(records, DAY)
    expanded: dict[str, list[Node]] = {}
    seen: dict[str, set[str]] = {"statuses": set(), "told": set()}
    asked, differences = 0, []
    for day in forty_days(catalogue):
        catalogue = link(records, day)
        for entry in catalogue.products.values():
            data = graph([product_data(entry, catalogue)], BASE)
            text = json.dumps(data, sort_keys=True)
            if text not in expanded:
                assert data is not None
                expanded[text] = nodes(json.loads(text))
                differences += [(entry.record.id, day, one) for one in complaints(data["@graph"][0])]
                differences += [(entry.record.id, day, word) for word in NEVER if f'"{word}"' in text]
            status = status_on(entry.certificates, entry.endings, day, catalogue.vocabulary, entry.vouched)
            found = wrong(expanded[text], entry, status, catalogue.vocabulary)
            differences += [(entry.record.id, day, one) for one in found]
            seen["statuses"].add(status.value)
            asked += 1
    assert differences == []
    assert asked == DAYS * len(catalogue.products)
    assert seen["statuses"] >= {"valid", "expiring", "past-term", "revoked", "expired", "undetermined", "no-paper"}


def test_every_built_page_tells_the_same(real_site: BuiltSite, records: Records) -> None:
    """As it stands in the HTML of the day of the build."""
    catalogue = link(records, DAY)
    differences = []
    for entry in catalogue.products.values():
        page = (real_site.output / addresses.file_of(addresses.product(entry.record))).read_text(encoding="utf-8")
        (data,) = data_of(page)
        found = wrong(nodes(data), entry, entry.status, catalogue.vocabulary)
        found += [] if len(of_type(data, "BreadcrumbList")) == 1 else ["no way down"]
        differences += [(entry.record.id, one) for one in found]
    assert differences == []


def test_an_rdf_library_reads_of_every_product_what_the_record_says(real_site: BuiltSite, records: Records) -> None:
    """Its name, and the stars and the paper that the catalogue knows of, by the triples of another reader."""
    catalogue = link(records, DAY)
    differences = []
    for entry in catalogue.products.values():
        page = (real_site.output / addresses.file_of(addresses.product(entry.record))).read_text(encoding="utf-8")
        (data,) = data_of(page)
        graph = triples(data)
        kinds = {subject for subject, name, value in graph if name == RDF.type and value in PRODUCTS}
        names = {str(value) for subject, name, value in graph if subject in kinds and name == URIRef(SCHEMA + "name")}
        papers = {subject for subject, _, value in graph if value == URIRef(SCHEMA + "Certification")}
        told = {value for subject, name, value in graph if subject in papers and name == STATUS}
        wanted = {URIRef(SCHEMA + "CertificationInactive")} if entry.status.value in ENDED else set()
        if (len(kinds), names, told) != (1, {entry.record.name}, wanted):
            differences.append((entry.record.id, kinds, names, told))
    assert differences == []


def documents(site: BuiltSite) -> dict[str, dict[str, Any]]:
    """The structured data of every page of a site that has some."""
    found = {}
    for path in sorted(site.output.rglob("*.html")):
        data = data_of(path.read_text(encoding="utf-8"))
        assert len(data) <= 1, path
        if data:
            found[path.relative_to(site.output).as_posix()] = data[0]
    return found


@pytest.mark.parametrize("name", ["real_site", "example_site", "ocop_site"])
def test_all_that_is_told_is_in_the_vocabulary_of_schema_org(name: str, request: pytest.FixtureRequest) -> None:
    found = documents(request.getfixturevalue(name))
    assert len(found) > 100
    wrong_terms = {complaint for data in found.values() for thing in data["@graph"] for complaint in complaints(thing)}
    assert wrong_terms == set()


def test_what_stands_behind_codes_and_tools_is_told_to_nobody(ocop_site: BuiltSite) -> None:
    told = documents(ocop_site)
    assert not [path for path in told if path.startswith(("Q/", "01/", "404")) or "/in-nhan/" in path]
    for path in sorted(ocop_site.output.rglob("*.html")):
        name = path.relative_to(ocop_site.output).as_posix()
        hidden = name.startswith(("Q/", "01/", "404")) or "/in-nhan/" in name
        assert ('<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8")) == hidden, name


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_a_site_without_a_real_address_or_of_invented_things_is_not_indexed(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    for path in sorted(site.output.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in text or 'http-equiv="refresh"' in text, path
