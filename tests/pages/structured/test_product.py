from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.pages.structured.product import product_data
from ocop_site.pages.tongues import Tongue
from ocop_site.reading.messages import read_messages
from tests.small_content import DAY, PROJECT, at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

MAKER = {"producers/htx.yaml": producer(2)}
DECISION = "number: 9/QĐ-UBND-MẪU\ndate: 2026-04-01\nitems:\n  - {act: revoke, product: mam}\n"


def data(folder: Path, text: str, more: dict[str, str] | None = None, day: date = DAY) -> Plain:
    catalogue = catalogue_of(folder, {"products/mam.yaml": text, **MAKER, **(more or {})}, day)
    return product_data(catalogue.products["mam"], catalogue)


def test_a_recognition_in_force_is_named_by_its_days(tmp_path: Path) -> None:
    lines = paper("2025-02-28", 4, "    issuer: UBND tỉnh Ví Dụ\n    decision: 8/QĐ-UBND-MẪU\n")
    found = data(tmp_path, product(1, more=f"producer: htx\n{lines}"))
    assert (found["@type"], found["manufacturer"]["name"]) == ("Product", "HTX Ví Dụ")
    assert found["hasCertification"] == {
        "@type": "Certification",
        "name": "OCOP 4 sao",
        "certificationIdentification": "8/QĐ-UBND-MẪU",
        "certificationRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1},
        "issuedBy": {"@type": "Organization", "name": "UBND tỉnh Ví Dụ"},
        "validFrom": "2025-02-28",
        "expires": "2028-02-28",
    }


def test_an_extension_is_part_of_the_term_before_within_and_after_it(tmp_path: Path) -> None:
    text = product(1, more=paper("2023-12-01", 3, "    extension: {until: 2027-03-01, basis: điều 12.3}\n"))
    for number, day in enumerate((date(2025, 1, 1), date(2026, 12, 24), date(2028, 1, 1))):
        found = data(tmp_path / str(number), text, day=day)
        assert found["hasCertification"]["expires"] == "2027-03-01"


def test_an_uncertain_end_is_left_out(tmp_path: Path) -> None:
    found = data(tmp_path, product(1, more=paper("2025", 3)))
    assert "expires" not in found["hasCertification"]
    assert "validFrom" not in found["hasCertification"]


def test_only_what_somebody_ended_is_inactive(tmp_path: Path) -> None:
    old = data(tmp_path / "a", product(1, more=paper("2020-02-04", 3)))
    assert "certificationStatus" not in old["hasCertification"]
    revoked = data(tmp_path / "b", product(1, more=paper("2025-02-04", 3)), {"decisions/mot.yaml": DECISION})
    assert revoked["hasCertification"]["certificationStatus"] == "https://schema.org/CertificationInactive"


def test_without_a_paper_nothing_is_certified(tmp_path: Path) -> None:
    found = data(tmp_path, product(1, more="nominations:\n  - {to_stars: 5, year: 2026}\n"))
    assert "hasCertification" not in found
    assert "sao" not in str(found)


def test_a_place_to_visit_has_a_provider_and_an_address_and_a_hidden_name_stays_hidden(tmp_path: Path) -> None:
    text = product(1, more=f"producer: htx\n{at('Hà Tĩnh')}").replace("thuc-pham", "du-lich")
    found = data(tmp_path / "a", text)
    assert (found["@type"], found["provider"]["name"]) == (["TouristAttraction", "Service"], "HTX Ví Dụ")
    assert found["address"] == {"@type": "PostalAddress", "addressRegion": "Hà Tĩnh", "addressCountry": "VN"}
    assert "countryOfOrigin" not in found
    hidden = data(tmp_path / "b", text, {"producers/htx.yaml": producer(2, more="publish_name: false\n")})
    assert "provider" not in hidden


def test_the_end_of_a_later_paper_is_not_told_of_the_one_before(tmp_path: Path) -> None:
    lines = paper("2024-01-10", 3) + "  - {stars: 4, issued: 2027-05-01}\n"
    assert data(tmp_path, product(1, more=lines))["hasCertification"]["expires"] == "2027-01-10"


def test_what_a_decision_struck_off_is_inactive_too(tmp_path: Path) -> None:
    struck = {"decisions/mot.yaml": DECISION.replace("revoke", "strike-off")}
    found = data(tmp_path, product(1, more=paper("2025-02-04", 3)), struck)
    assert found["hasCertification"]["certificationStatus"] == "https://schema.org/CertificationInactive"


def test_codes_and_criteria_are_told_as_what_they_are(tmp_path: Path) -> None:
    lines = paper("2025-02-28", 4, "    product_code: 54-558-22051-3-2022\n")
    found = data(tmp_path, product(1, more=f'set: 9\ngtin: "8931234567897"\n{lines}'))
    assert found["gtin"] == "8931234567897"
    assert [(one["propertyID"], one["value"]) for one in found["additionalProperty"]] == [
        ("OCOP-product-code", "54-558-22051-3-2022"),
        ("OCOP-criteria-set", "Tương, nước mắm, gia vị dạng lỏng khác"),
    ]


def test_the_decision_that_gave_the_paper_has_its_page_named(tmp_path: Path) -> None:
    given = {"decisions/mot.yaml": DECISION.replace("revoke", "recognise, stars: 4")}
    found = data(tmp_path, product(1), given)["hasCertification"]
    assert (found["href"], found["certificationIdentification"]) == ("/quyet-dinh/mot/", "9/QĐ-UBND-MẪU")


def test_in_english_names_are_said_where_the_record_has_them(tmp_path: Path) -> None:
    text = product(1, more=f"names: {{en: Example fish sauce}}\nproducer: htx\n{paper('2025-02-28', 4)}")
    messages, _ = read_messages(PROJECT / "templates" / "locale", "en")
    catalogue = catalogue_of(tmp_path, {"products/mam.yaml": text, **MAKER})
    entry = catalogue.products["mam"]
    said = Tongue(messages).context({"data": [product_data(entry, catalogue)]})["data"][0]
    assert (said["name"], said["alternateName"]) == ("Example fish sauce", "Nước mắm Ví Dụ")
    assert (said["category"], said["manufacturer"]["name"]) == ("Food", "HTX Ví Dụ")
    assert said["hasCertification"]["name"] == "OCOP 4 stars"
    assert said["href"] == "/en/san-pham/nuoc-mam-vi-du-120000015/"
    assert said["@id"] == "/Q/120000015/#it"
