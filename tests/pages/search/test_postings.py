from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.pages.search.postings import PLACES, in_order, postings, runs, weight
from ocop_site.pages.search.words import FIELDS, words_of
from tests.small_content import at, catalogue_of, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

FILES = {
    "producers/a.yaml": producer(9, "HTX Nem Mẫu"),
    "products/p1.yaml": product(1, "Nem chua Ví Dụ", "producer: a\n" + at("Phú Yên", "xã Hòa Mẫu")),
    "products/p2.yaml": product(2, "Ném ngâm", at("Hà Tĩnh")),
    "products/p3.yaml": product(3, "Mật ong", "components: [Nem tré]\n" + at("Phú Yên")),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("postings"), FILES)


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_every_number(numbers: set[int]) -> None:
    found, following = [], iter(runs(sorted(numbers)))
    at = 0
    for gap in following:
        start = at + gap
        at = start + next(following) + 1
        found += range(start, at)
    assert found == sorted(numbers)


def test_each_form_has_its_own_products(catalogue: Catalogue) -> None:
    entries = in_order(catalogue)
    ids = [entry.record.id for entry in entries]
    forms = {form["form"]: form for form in postings(entries, catalogue)["nem"]}
    assert sorted(forms) == ["0nem", "4nem"]
    assert forms["4nem"]["names"] == [ids.index("p2") * PLACES]
    flat = dict(zip(FIELDS, forms["0nem"]["fields"], strict=True))
    assert forms["0nem"]["names"] == [ids.index("p1") * PLACES]
    assert flat["other"] == [ids.index("p3"), 0]
    assert flat["producer"] == [ids.index("p1"), 0]


def test_every_product_is_found_by_every_word_of_it(catalogue: Catalogue) -> None:
    entries = in_order(catalogue)
    index = postings(entries, catalogue)
    for entry in entries:
        words = words_of(entry, catalogue)
        for syllable in {*words.name, *(one for field in words.fields for one in field)}:
            assert f"{syllable.tone}{syllable.letters}" in {form["form"] for form in index[syllable.folded]}
    assert weight(index["pham"]) > 0


def test_a_new_name_moves_no_product(catalogue: Catalogue, tmp_path: Path) -> None:
    renamed = {**FILES, "products/p1.yaml": FILES["products/p1.yaml"].replace("Nem chua", "Ăn liền")}
    other = catalogue_of(tmp_path, renamed)
    assert [e.record.id for e in in_order(other)] == [e.record.id for e in in_order(catalogue)]
