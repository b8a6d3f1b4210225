from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.parcels import Sealer
from ocop_site.building.sheets import MOST_ALIKE, checked_sheet, fault_problems, kept_sheet
from ocop_site.building.store import Store
from ocop_site.building.workers import Bench, make_all
from ocop_site.making.kept import NoKeep
from ocop_site.making.read_back import Fault
from ocop_site.pages.jobs import Job
from tests.building.label_site import of_outlet, order_of, planned
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.workers import Result
    from ocop_site.pages.jobs import Plain

TEMPLATES, ASSETS = PROJECT / "templates", PROJECT / "assets"
PATH = "diem-ban/quay/nhan.pdf"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    folder = tmp_path_factory.mktemp("run")
    return planned(of_outlet(order_of(folder), folder)).run


def with_name(run: Plain, name: str) -> Plain:
    other = deepcopy(run)
    other["labels"][0]["name"] = name
    return other


def test_a_sheet_that_says_what_it_should_is_given(run: Plain) -> None:
    pdf, problems = checked_sheet(run, run["labels"], TEMPLATES, ASSETS, NoKeep(), PATH)
    assert problems == []
    assert pdf
    assert pdf.startswith(b"%PDF")


def test_what_stands_on_it_is_compared_with_the_catalogue(run: Plain) -> None:
    expected = with_name(run, "Tên khác")["labels"]
    _, problems = checked_sheet(run, expected, TEMPLATES, ASSETS, NoKeep(), PATH)
    assert {(one.code, one.severity.value, one.place.path) for one in problems} >= {
        ("label-wrong-words", "error", PATH)
    }
    assert problems[0].values["place"] == "1"


def test_a_broken_template_is_a_problem_at_its_line(run: Plain, tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    (tmp_path / "templates" / "labels" / "shelf.typ").write_text("\n#khong-co\n", encoding="utf-8")
    pdf, (problem,) = checked_sheet(run, run["labels"], tmp_path / "templates", ASSETS, NoKeep(), PATH)
    assert pdf is None
    assert (problem.code, problem.place.path, problem.place.line) == ("template-error", "templates/labels/shelf.typ", 2)


def test_a_text_that_no_symbol_holds_is_a_problem(run: Plain) -> None:
    other = deepcopy(run)
    other["labels"][0]["text"] = "HTTPS://VI-DU.VN/£/Q/120000015/"
    pdf, (problem,) = checked_sheet(other, other["labels"], TEMPLATES, ASSETS, NoKeep(), PATH)
    assert pdf is None
    assert problem.code == "unreadable-code"


def test_of_many_alike_the_first_are_told() -> None:
    faults = [Fault(1, at, "label-on-used-place", {}) for at in range(1, 40)]
    problems = fault_problems([*faults, Fault(2, 0, "label-outside", {})], PATH)
    assert [one.code for one in problems] == [
        *["label-on-used-place"] * MOST_ALIKE,
        "label-outside",
        "too-many-problems",
    ]
    assert all(one.message().count("{") == 0 for one in problems)


# -- the maker "sheet"


def bench_of(tmp_path: Path, templates: Path = TEMPLATES, store: str = "store") -> Bench:
    return Bench(templates, ASSETS, tmp_path / store, tmp_path / "staging", {}, {})


def made(bench: Bench, context: Plain) -> Result:
    sealer = Sealer(bench.templates, bench.assets, {})
    (result,) = make_all([sealer.seal(Job(PATH, "sheet", context, owner="outlets/quay"))], bench, 1)
    return result


def test_a_worker_makes_a_sheet_and_keeps_it(run: Plain, tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    first = made(bench, run)
    assert first.problems == ()
    pdf = (bench.staging / PATH).read_bytes()
    kept = [path for path in (bench.store / "sheet").rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert kept[0].read_bytes().endswith(pdf)
    (bench.staging / PATH).unlink()
    assert replace(made(bench, run), changed=0) == replace(first, changed=0)
    assert (bench.staging / PATH).read_bytes() == pdf
    assert made(bench_of(tmp_path, store="fresh"), run).digest == first.digest


def test_what_is_kept_is_taken_from_the_store(run: Plain, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put("sheet", "ab12", b'[["label-small-symbol", {"sheet": "1"}]]\n%PDF nothing else')
    pdf, problems = kept_sheet("ab12", run, TEMPLATES, ASSETS, store, PATH)
    assert pdf == b"%PDF nothing else"
    assert [(one.code, one.values, one.place.path) for one in problems] == [
        ("label-small-symbol", {"sheet": "1"}, PATH)
    ]


def test_a_sheet_with_errors_is_told_and_never_kept(run: Plain, tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    result = made(bench, with_name(run, "Mắm 漢"))
    assert "error" in {problem.severity.value for problem in result.problems}
    assert not (bench.store / "sheet").exists()


@pytest.mark.parametrize(
    ("name", "touched"),
    [("templates/labels/pieces.typ", True), ("assets/fonts/a.ttf", True), ("templates/home.html", False)],
)
def test_its_fingerprint_covers_templates_and_typefaces(
    run: Plain, tmp_path: Path, name: str, *, touched: bool
) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    shutil.copytree(ASSETS, tmp_path / "assets")

    def fingerprint(context: Plain) -> str:
        return Sealer(tmp_path / "templates", tmp_path / "assets", {}).seal(Job(PATH, "sheet", context)).fingerprint

    before = fingerprint(run)
    assert fingerprint(with_name(run, "Tên khác")) != before
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("// mới\n")
    assert (fingerprint(run) != before) is touched
