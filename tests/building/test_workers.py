from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building import workers
from ocop_site.building.parcels import Sealer
from ocop_site.building.workers import Bench, make_all
from ocop_site.digests import digest
from ocop_site.pages.jobs import Job
from tests.small_content import PROJECT, code

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.parcels import Parcel

ASSETS = PROJECT / "assets"
PAGE = {"title": "Ví Dụ", "absolute": ""}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "good.html").write_text('<a href="{{ it.href | here }}" id="{{ it.id }}">{{ page.title }}</a>', "utf-8")
    (folder / "bad.html").write_text("<p>\n{{ it.missing }}</p>", "utf-8")
    return folder


def bench_of(tmp_path: Path, templates: Path, name: str = "staging") -> Bench:
    return Bench(templates, ASSETS, tmp_path / f"store-{name}", tmp_path / name, {"vi": {}}, {})


def sealed(templates: Path, *jobs: Job) -> list[Parcel]:
    sealer = Sealer(templates, ASSETS, {})
    return [sealer.seal(job) for job in jobs]


def page(path: str, template: str = "good.html", **it: str) -> Job:
    return Job(path, "page", {"page": PAGE, "it": {"href": "/tinh/", "id": "x", **it}}, template, f"products/{path}")


def test_a_made_page_is_staged_and_told_with_its_links(tmp_path: Path, templates: Path) -> None:
    bench = bench_of(tmp_path, templates)
    (result,) = make_all(sealed(templates, page("nhom/a/index.html")), bench, 1)
    data = (bench.staging / "nhom/a/index.html").read_bytes()
    assert data == '<a href="../../tinh/index.html" id="x">Ví Dụ</a>\n'.encode()
    assert (result.digest, result.size, result.problems) == (digest(data), len(data), ())
    assert (result.links, result.ids) == (("../../tinh/index.html",), ("x",))
    assert result.changed == (bench.staging / "nhom/a/index.html").stat().st_mtime_ns


def test_every_maker_has_its_bytes(tmp_path: Path, templates: Path) -> None:
    text = {"text": f"HTTPS://VI-DU.VN/Q/{code(1)}/", "caption": "mã thử"}
    jobs = [
        Job("qr.svg", "code-svg", text),
        Job("qr.png", "code-png", text),
        Job("assets/icon.svg", "asset", {"name": "icon.svg", "address": "/assets/icon.svg"}),
    ]
    bench = bench_of(tmp_path, templates)
    results = list(make_all(sealed(templates, *jobs), bench, 1))
    assert [result.problems for result in results] == [(), (), ()]
    assert (bench.staging / "qr.svg").read_bytes().startswith(b"<?xml")
    assert (bench.staging / "qr.png").read_bytes().startswith(b"\x89PNG")
    assert (bench.staging / "assets/icon.svg").read_bytes() == (ASSETS / "icon.svg").read_bytes()
    assert all(result.links == () for result in results)


def test_a_template_that_breaks_is_a_problem_of_the_template(tmp_path: Path, templates: Path) -> None:
    bench = bench_of(tmp_path, templates)
    bad, good = make_all(sealed(templates, page("a.html", "bad.html"), page("b.html")), bench, 1)
    (problem,) = bad.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("template-error", "templates/bad.html", 2)
    assert "missing" in problem.values["reason"]
    assert "products/a.html" in problem.values["reason"]
    assert not (bench.staging / "a.html").exists()
    assert good.problems == ()


def test_a_code_that_would_not_read_back_is_a_problem(tmp_path: Path, templates: Path) -> None:
    text = {"text": "HTTPS://VI-DU.VN/£/Q/120000015/", "caption": ""}
    job = Job("Q/120000015/qr.svg", "code-svg", text, owner="products/a")
    (result,) = make_all(sealed(templates, job), bench_of(tmp_path, templates), 1)
    (problem,) = result.problems
    assert (problem.code, problem.values["value"]) == ("unreadable-code", "Q/120000015/qr.svg")


def test_several_workers_make_the_same_in_the_same_order(
    tmp_path: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CHUNK", 4)
    jobs = [page(f"p{number:02}/index.html", id=str(number)) for number in range(30)]
    jobs += [Job(f"q{n}.svg", "code-svg", {"text": f"HTTPS://VI-DU.VN/Q/{code(n)}/", "caption": ""}) for n in range(6)]
    jobs[7] = page("p07/index.html", "bad.html")
    alone, together = bench_of(tmp_path, templates, "mot"), bench_of(tmp_path, templates, "hai")
    one = list(make_all(sealed(templates, *jobs), alone, 1))
    two = list(make_all(sealed(templates, *jobs), together, 2))
    assert [(r.path, r.digest, r.size, r.links, r.problems) for r in two] == [
        (r.path, r.digest, r.size, r.links, r.problems) for r in one
    ]
    made = {p.relative_to(alone.staging): p.read_bytes() for p in alone.staging.rglob("*") if p.is_file()}
    assert made == {p.relative_to(together.staging): p.read_bytes() for p in together.staging.rglob("*") if p.is_file()}
    assert len(made) == 35
