from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.structured.others import fair_data, outlet_data, producer_data
from tests.schema_org import complaints
from tests.small_content import at, catalogue_of, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

CONTACT = "contact: {phone: 0000 000 001, person: Nguyễn Văn Mẫu, url: https://mau.example/}\n"


def producer_of(folder: Path, more: str) -> Plain | None:
    catalogue = catalogue_of(folder, {"producers/htx.yaml": producer(2, more=more)})
    return producer_data(catalogue.producers["htx"], catalogue)


def outlet_of(folder: Path, more: str) -> Plain | None:
    catalogue = catalogue_of(folder, {"outlets/quay.yaml": producer(3, "Quầy Ví Dụ", more)})
    return outlet_data(catalogue.outlets["quay"], catalogue)


def fair_of(folder: Path, more: str) -> Plain:
    catalogue = catalogue_of(folder, {"fairs/cho.yaml": producer(4, "Chợ Ví Dụ", more)})
    return fair_data(catalogue.fairs["cho"], catalogue)


def test_a_producer_is_an_organisation(tmp_path: Path) -> None:
    more = f"names: {{en: Example co-operative}}\nfounded: 2016-03-12\n{at('Hà Tĩnh', 'xã Ví Dụ', 34)}{CONTACT}"
    found = producer_of(tmp_path, more)
    assert found == {
        "@type": "Organization",
        "@id": "/Q/120000028/#it",
        "name": "HTX Ví Dụ",
        "alternateName": "Example co-operative",
        "identifier": {"@type": "PropertyValue", "propertyID": "OCOP-catalogue-code", "value": "120000028"},
        "href": "/chu-the/htx-vi-du-120000028/",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "xã Ví Dụ",
            "addressRegion": "Hà Tĩnh",
            "addressCountry": "VN",
        },
        "foundingDate": "2016-03-12",
    }


def test_how_to_reach_somebody_is_told_where_it_may_be(tmp_path: Path) -> None:
    found = producer_of(tmp_path, f"{CONTACT}publish_contact: true\n")
    assert found is not None
    assert (found["telephone"], found["sameAs"]) == ("0000 000 001", "https://mau.example/")
    assert "Nguyễn" not in str(found)


def test_a_producer_without_a_name_to_publish_is_not_told_at_all(tmp_path: Path) -> None:
    assert producer_of(tmp_path, "publish_name: false\n") is None


def test_a_commune_of_the_old_map_is_no_part_of_an_address_of_today(tmp_path: Path) -> None:
    found = producer_of(tmp_path, at("Phú Yên", "xã Mẫu"))
    assert found is not None
    assert found["address"] == {"@type": "PostalAddress", "addressRegion": "Đắk Lắk", "addressCountry": "VN"}


def test_an_outlet_is_a_store_with_hours_and_a_point(tmp_path: Path) -> None:
    more = (
        "opened: 2021-09-05\nstage: open\nhours: ['Hằng ngày, 7:00–20:00']\ngeo: {latitude: 16.00, longitude: 108.9}\n"
    )
    found = outlet_of(tmp_path, more)
    assert found is not None
    assert (found["@type"], found["foundingDate"]) == ("Store", "2021-09-05")
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": "16.00", "longitude": "108.9"}
    assert len(found["openingHoursSpecification"]) == 1


@pytest.mark.parametrize(
    "more", ["stage: planned\n", "stage: closed\n", "closed: 2025\n", "stage: open\nclosed: 2027-06\n"]
)
def test_what_is_not_open_or_ends_on_an_unknown_day_is_no_store(tmp_path: Path, more: str) -> None:
    assert outlet_of(tmp_path, more) is None


@pytest.mark.parametrize("day", ["2025-06-30", "2027-06-30"])
def test_a_store_that_closes_is_told_with_that_day_before_and_after_it(tmp_path: Path, day: str) -> None:
    found = outlet_of(tmp_path, f"closed: {day}\nhours: ['Hằng ngày, 7:00–20:00']\n")
    assert found is not None
    assert found["dissolutionDate"] == day
    assert "openingHoursSpecification" not in found


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("{from: 2027-01-15, to: 2027-01-20}", "2027-01-15", "2027-01-20"),
        ("{from: 2027-01, to: 2027-01-20}", None, "2027-01-20"),
        ("{from: 2024-10}", None, None),
        ("{}", None, None),
    ],
)
def test_days_of_a_fair_are_told_where_they_are_days(
    tmp_path: Path, days: str, start: str | None, end: str | None
) -> None:
    found = fair_of(tmp_path, f"days: {days}\nvenue: Sân Ví Dụ\norganiser: Sở Ví Dụ\n{at('Hà Tĩnh')}")
    assert (found.get("startDate"), found.get("endDate")) == (start, end)
    assert found["location"]["name"] == "Sân Ví Dụ"
    assert found["location"]["address"]["addressRegion"] == "Hà Tĩnh"
    assert found["organizer"] == {"@type": "Organization", "name": "Sở Ví Dụ"}


def test_a_fair_nobody_knows_the_place_of_has_none(tmp_path: Path) -> None:
    assert "location" not in fair_of(tmp_path, "")


def test_a_misspelt_property_is_found() -> None:
    assert list(complaints({"@type": "Store", "name": "Quầy Ví Dụ"})) == []
    assert list(complaints({"@type": "Store", "openingHour": "x"})) == ["/Store: no property openingHour"]
    assert list(complaints({"@type": "Shop"})) == ["/Shop: no such type"]
    assert list(complaints({"@type": "Product", "geo": {"@type": "GeoCoordinates"}})) == ["/Product: no property geo"]
    wrong = {"@type": "Product", "manufacturer": {"@type": "Country", "name": "VN"}}
    assert list(complaints(wrong)) == ["/Product/manufacturer: takes no ['Country']"]
    assert list(complaints({"@type": "Rating", "ratingValue": ["bốn"], "bestRating": None}))
