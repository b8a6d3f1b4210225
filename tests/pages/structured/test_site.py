from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.structured.site import dataset_data, website_data
from tests.schema_org import complaints
from tests.small_content import SITE, catalogue_of, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

LONG = SITE.replace("Danh mục để thử.", "Danh mục để thử, đặt ra từ đầu đến cuối, không có gì trong đó là thật.")
LICENCE = "licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}\n"


def catalogue(folder: Path, site: str) -> Catalogue:
    files = {
        "products/a.yaml": product(1, more=paper("2021-05-06")),
        "products/b.yaml": product(2, more=paper("2024-07-08")),
        "products/c.yaml": product(3, more=paper("2025")),
    }
    return catalogue_of(folder, {"site.yaml": site, **files})


def test_the_catalogue_is_a_set_of_data_with_its_downloads(tmp_path: Path) -> None:
    download = {
        "@type": "DataDownload",
        "contentUrl": "https://vi-du.vn/du-lieu/products.csv",
        "contentSize": "1 B",
        "encodingFormat": "text/csv",
    }
    found = dataset_data(catalogue(tmp_path, LONG + LICENCE), [download, {}])
    assert found is not None
    assert found["temporalCoverage"] == "2021-05-06/2024-07-08"
    assert (found["license"], found["publisher"]["name"]) == (
        "https://creativecommons.org/licenses/by/4.0/",
        "Nhóm Ví Dụ",
    )
    assert found["distribution"] == [download]
    without = dataset_data(catalogue(tmp_path, LONG + LICENCE), [{}])
    assert without is not None
    assert "distribution" not in without
    assert list(complaints({key: value for key, value in found.items() if key != "href"})) == []


def test_too_few_words_describe_no_data(tmp_path: Path) -> None:
    assert dataset_data(catalogue(tmp_path, SITE), []) is None


def test_the_site_names_itself_and_promises_no_search_of_others(tmp_path: Path) -> None:
    found = website_data(catalogue(tmp_path, SITE).site)
    assert (found["name"], found["@id"]) == ("Danh mục Ví Dụ", "/#site")
    assert "potentialAction" not in found
