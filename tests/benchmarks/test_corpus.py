"""The corpus is a whole content folder: no errors, the same bytes for the same seed, names with every letter."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules import cross_check
from ocop_site.problems import any_errors
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.vietnamese import ALPHABET, fold

if TYPE_CHECKING:
    from ocop_site.records.collection import Records
    from ocop_site.records.vocabulary import Vocabulary

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "corpus.py"
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
SHAPES = {"\u0302", "\u0306", "\u031b"}  # of â, ă, ơ


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), str(folder), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    done = run(folder, "--products", "300", "--seed", "1", "--photos", "2")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> Records:
    raw, problems = read_content(folder)
    records, complaints = read_records(raw)
    problems += complaints
    assert records is not None, [p.line("en") for p in problems[:5]]
    problems += cross_check(records)
    assert not any_errors(problems), [p.line("en") for p in problems[:5]]
    assert problems == []
    return records


def test_as_many_records_as_asked(records: Records) -> None:
    assert len(records.products) == 300
    assert len(records.producers) == 150
    assert len(records.outlets) == 15
    assert len(records.fairs) == 1
    assert records.fairs[0].booths
    assert {page.id for page in records.pages} == {"gioi-thieu", "cach-lam"}
    assert {item.act for decision in records.decisions for item in decision.items} == {
        "recognise",
        "revoke",
        "strike-off",
        "extend",
    }


def test_every_code_once_and_in_the_ledger(records: Records) -> None:
    codes = [r.code for some in (records.products, records.producers, records.outlets, records.fairs) for r in some]
    codes += [booth.code for fair in records.fairs for booth in fair.booths]
    assert len(set(codes)) == len(codes) > 466
    assert len(records.ledgers["codes.csv"].splitlines()) == len(codes) + 1


def test_names_fold_repeat_and_use_every_letter(records: Records) -> None:
    names = [product.name for product in records.products]
    assert all(fold(name) for name in names)
    assert max(Counter(names).values()) > 1
    assert max(map(len, names)) > 100
    letters = set(unicodedata.normalize("NFD", " ".join(names).lower()))
    assert letters >= set(unicodedata.normalize("NFD", ALPHABET)) - set("fjwz") | TONES | SHAPES


def test_every_former_province_has_products(records: Records, vocabulary: Vocabulary) -> None:
    makers = {p.id: p for p in records.producers}
    folders = {records.place("products", p.id).path.split("/")[2] for p in records.products}
    assert folders == {province.id for province in vocabulary.former_provinces}
    assert {p.producer for p in records.products} - {None} <= set(makers)


def test_papers_as_varied_as_real_ones(records: Records) -> None:
    papers = [paper for product in records.products for paper in product.certificates]
    assert {paper.stars for paper in papers} == {None, 3, 4, 5}
    assert {paper.kind for paper in papers} == {None, "first", "upgrade", "reassessment"}
    assert any(paper.issued is None for paper in papers)
    assert any(paper.issued and paper.issued.first is None for paper in papers)
    assert any(product.nominations and not product.certificates for product in records.products)
    assert any(product.formerly for product in records.products)
    assert any(product.packs for product in records.products)
    assert any(product.shops for product in records.products)


def test_stories_for_about_three_in_ten(records: Records) -> None:
    stories = [product.story for product in records.products if product.story]
    assert 60 <= len(stories) <= 120
    assert min(map(len, stories)) >= 200
    assert max(map(len, stories)) <= 1500


def test_photos_only_where_asked(records: Records, tmp_path: Path) -> None:
    assert sum(len(product.photos) for product in records.products) == len(records.photos) == 2
    assert run(tmp_path / "content", "--products", "5").returncode == 0
    assert not (tmp_path / "content" / "photos").exists()


def test_same_seed_same_bytes(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "again", "--products", "300", "--seed", "1", "--photos", "2")
    assert bytes_of(tmp_path / "again") == bytes_of(folder)


def test_other_seed_other_records(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "other", "--products", "300", "--seed", "2", "--photos", "2")
    assert bytes_of(tmp_path / "other").keys() != bytes_of(folder).keys()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    done = run(tmp_path, "--products", "5")
    assert done.returncode == 2
    assert bytes_of(tmp_path) == {"mine.txt": b"kept"}
