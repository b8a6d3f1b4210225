"""The index of fairs, those of a province, and when a fair is said to be on or over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.fair_index import fair_index_jobs, fairs_way, phase_piece
from ocop_site.words import shown
from tests.small_content import DAY, at, catalogue_of, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

FAIRS = {
    "mua-xuan": "days: {from: 2027-01-15, to: 2027-01-20}\n" + at("Hà Tĩnh"),
    "hom-nay": "days: {from: 2026-11-20, to: 2026-11-22}\n" + at("Hà Tĩnh"),
    "hom-qua": "days: {from: 2026-11-20, to: 2026-11-21}\n" + at("Phú Yên"),
    "thang-muoi-hai": "days: {from: 2026-12, to: 2026-12}\n",
    "chi-ngay-dau": "days: {from: 2026-11-01}\n",
    "khong-ro": "",
    "mai-moi-mo": "days: {from: 2026-11-30}\n",
}


def catalogue(folder: Path, day: date = DAY) -> Catalogue:
    files = {f"fairs/{name}.yaml": producer(50 + n, name, more) for n, (name, more) in enumerate(FAIRS.items())}
    return catalogue_of(folder, files, day)


def pages(found: Catalogue) -> dict[str, Any]:
    return {job.path: job.context["it"] for job in fair_index_jobs(found)}


def test_what_is_to_come_stands_first_and_leaves_by_itself(tmp_path: Path) -> None:
    it = pages(catalogue(tmp_path))["hoi-cho/index.html"]
    assert [(one["text"], one["until"]) for one in it["coming"]] == [
        ("hom-nay", "2026-11-22"),
        ("mai-moi-mo", "2026-11-30"),
        ("thang-muoi-hai", "2026-12-31"),
        ("mua-xuan", "2027-01-20"),
    ]
    assert it["until"] == "2027-01-20"


def test_every_fair_stands_below_its_year_for_good(tmp_path: Path) -> None:
    for day in (DAY, date(2030, 1, 1)):
        it = pages(catalogue(tmp_path / str(day), day))["hoi-cho/index.html"]
        names = {shown(one["title"]): {line["text"] for line in one["entries"]} for one in it["sections"]}
        years = list(names.values())
        assert years == [
            {"mua-xuan"},
            {"hom-nay", "hom-qua", "thang-muoi-hai", "chi-ngay-dau", "mai-moi-mo"},
            {"khong-ro"},
        ]
    assert it["coming"] == []


def test_a_province_has_its_own(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    assert sorted(pages(found)) == ["hoi-cho/dak-lak/index.html", "hoi-cho/ha-tinh/index.html", "hoi-cho/index.html"]
    (way,) = fairs_way("ha-tinh", found)
    assert (way["href"], way["count"]) == ("/hoi-cho/ha-tinh/", 2)
    assert fairs_way("an-giang", found) == ()


def test_without_fairs_there_is_an_index(tmp_path: Path) -> None:
    ((path, it),) = pages(catalogue_of(tmp_path, {})).items()
    assert (path, it["coming"], it["sections"], it["calendar"]) == ("hoi-cho/index.html", [], [], "")


@pytest.mark.parametrize(
    ("name", "day", "phase"),
    [
        ("hom-nay", "2026-11-19", (False, "2026-11-20", "2026-11-22", "2026-11-23")),
        ("hom-nay", "2026-11-22", (False, "2026-11-20", "2026-11-22", "2026-11-23")),
        ("hom-nay", "2026-11-23", (True, "2026-11-20", "2026-11-22", "2026-11-23")),
        ("thang-muoi-hai", "2026-12-15", (False, "", "", "2027-01-01")),
        ("chi-ngay-dau", "2030-01-01", (False, "", "", "")),
        ("khong-ro", "2030-01-01", (False, "", "", "")),
    ],
)
def test_when_a_fair_is_on_and_over(tmp_path: Path, name: str, day: str, phase: tuple[object, ...]) -> None:
    """It is over only once no source allows another day; of one without a last day nothing is said."""
    fair = catalogue(tmp_path).fairs[name].record
    found = phase_piece(fair, date.fromisoformat(day))
    assert (found["over"], found["on"], found["last"], found["past"]) == phase
