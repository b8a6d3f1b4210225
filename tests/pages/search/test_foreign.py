from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.search.foreign import foreign_words
from ocop_site.pages.search.page import SAMPLES, search_page_job
from ocop_site.pages.tongues import Tongue
from ocop_site.reading.messages import LOCALE, Messages, read_messages
from tests.small_content import PROJECT, at, catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

GIVEN = "certificates:\n  - {stars: 4, issued: 2026-01-05, sources: [{publisher: Báo Ví Dụ}]}\n"
SITE = """title: Danh mục Thử
tagline: Ví dụ
publisher: Nhóm Thử
description: Ví dụ
code_block: "99"
languages: [en]
"""


def small(folder: Path, site: str = SITE) -> Catalogue:
    return catalogue_of(
        folder, {"site.yaml": site, "products/mam.yaml": product(1, "Mắm Ví Dụ", at("Phú Yên") + GIVEN)}
    )


def english() -> Tongue:
    return Tongue(read_messages(PROJECT / "templates" / LOCALE, "en")[0])


def test_a_site_in_vietnamese_carries_none(tmp_path: Path) -> None:
    assert foreign_words(small(tmp_path, SITE.replace("languages: [en]\n", ""))) == {}


def test_labels_are_said_with_open_gaps(tmp_path: Path) -> None:
    tongue = english()
    words = tongue.context({"data": foreign_words(small(tmp_path))})["data"]
    assert words["labels"]["theo hồ sơ đến {day}"] == "by our record until {day}"
    assert set(words["labels"]) > {"theo hồ sơ đến {day}, sắp hết thời hạn"}
    assert words["choices"]["sao"]["4"] == "4 stars"
    assert words["glosses"]["set"]["9"] == "liquid seasoning"
    assert tongue.missing == set()


def test_goods_are_those_of_the_language(tmp_path: Path) -> None:
    words = foreign_words(small(tmp_path))
    said = english().context({"data": words})["data"]
    goods = [line.split("\t") for line in said["goods"].split("\n")]
    assert ["fish sauce", "nước mắm"] in goods
    assert "from" in said["small"].split("\t")
    assert [name for name, *_ in goods] == sorted({name for name, *_ in goods})
    assert all(means for _, *means in goods)
    assert Tongue(Messages("fr")).context({"data": words})["data"]["goods"] == ""


def test_a_number_of_products_has_the_forms_of_the_language(tmp_path: Path) -> None:
    job = search_page_job(small(tmp_path), [])
    counted = english().context(job.context)["it"]["counted"]
    assert [n for n, _ in counted["listed"]] == list(SAMPLES)
    assert [text for _, text in counted["listed"][:2]] == ["{count} product.", "{count} products."]
    assert dict(job.context["it"]["counted"]["found"])[1] == "{count} sản phẩm cho “{text}”."
