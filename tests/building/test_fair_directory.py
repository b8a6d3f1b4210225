"""The directory of a fair is made once for equal input, given away whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from ocop_site.building.fair_directory import directory_pdf
from ocop_site.building.store import Store
from tests.building.directory_site import TEMPLATES, catalogue_of, fair, files, order_of, spoilt

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_is_made_once_and_is_the_same_without_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, order = catalogue_of(tmp_path), order_of(tmp_path)
    first, problems = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store))
    assert first
    assert problems == []
    assert len(pypdfium2.PdfDocument(first)) == 4
    again, _ = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(tmp_path / "other"))
    assert again == first
    monkeypatch.setattr("ocop_site.building.fair_directory.checked_directory", None)
    kept, problems = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store))
    assert (kept, problems) == (first, [])


def test_another_day_template_or_name_makes_another(tmp_path: Path) -> None:
    catalogue, order = catalogue_of(tmp_path), order_of(tmp_path)
    store = Store(order.store)
    first, _ = directory_pdf(catalogue.fairs["h"], catalogue, order, store)
    renamed = catalogue_of(tmp_path / "b", files(fair(name="Hội chợ Khác")))
    second, _ = directory_pdf(renamed.fairs["h"], renamed, order, store)
    other = replace(order, templates=spoilt(tmp_path, "size: 19pt", "size: 18pt"))
    third, _ = directory_pdf(catalogue.fairs["h"], catalogue, other, store)
    assert first
    assert second
    assert third
    assert len({first, second, third}) == 3


def test_without_a_real_address_there_is_none(tmp_path: Path) -> None:
    some = {**files(), "site.yaml": files()["site.yaml"].replace("vi-du.vn", "vi-du.example")}
    catalogue, order = catalogue_of(tmp_path, some), order_of(tmp_path)
    pdf, problems = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store))
    assert pdf is None
    assert [(one.code, one.place.path) for one in problems] == [("labels-without-address", "content/site.yaml")]
    assert not order.store.exists()


def test_what_does_not_read_back_is_not_given_and_not_kept(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    templates = spoilt(tmp_path, "data.provinces.map(", "data.provinces.slice(1).map(")
    order = order_of(tmp_path, templates)
    pdf, problems = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store), "a.pdf")
    assert pdf is None
    assert {(one.code, one.place.path) for one in problems} == {("label-wrong-words", "a.pdf")}
    assert not (order.store / "sheet").exists()


def test_a_template_that_cannot_be_set_is_a_problem_at_its_line(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    line = 1 + (TEMPLATES / "fair" / "directory.typ").read_text(encoding="utf-8").split(
        "#if data.part.cover { cover }\n"
    )[0].count("\n")
    order = order_of(tmp_path, spoilt(tmp_path, "#if data.part.cover { cover }\n", "#khong-co\n"))
    pdf, (problem,) = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store))
    assert pdf is None
    assert (problem.code, problem.place.path, problem.place.line) == (
        "template-error",
        "templates/fair/directory.typ",
        line,
    )


def test_a_package_from_the_net_is_refused(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    order = order_of(tmp_path, spoilt(tmp_path, "#let begins", '#import "@preview/a:1.0.0"\n#let begins'))
    _, (problem,) = directory_pdf(catalogue.fairs["h"], catalogue, order, Store(order.store))
    assert (problem.code, problem.place.path) == ("template-error", "templates/fair/directory.typ")
