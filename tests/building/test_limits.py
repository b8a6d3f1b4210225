from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.limits import measure, passed, passed_by_build, passed_by_files
from ocop_site.building.pipeline import build
from ocop_site.pages.redirects import MOST_LINES, REDIRECTS, redirect_jobs
from ocop_site.records.hosts import Host, Limit, Measure
from tests.building.small_site import order_of, pages_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.vocabulary import Vocabulary

FILES = {
    "index.html": "1234567890",
    "a/index.html": "12345",
    "a/b.html": "1",
    "_redirects": "# chú thích\n\n/cu/ /moi/ 301\n  # nữa\n/cu2/ /moi2/ 301\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def host(name: str, **limits: int) -> Host:
    values = [(measure_.replace("_", "-"), most) for measure_, most in limits.items()]
    made = tuple(
        Limit.model_validate({"measure": one, "most": most, "read": date(2026, 11, 22), "source": [{"note": "thử"}]})
        for one, most in values
    )
    return Host.model_validate({"id": name, "name": name, "limits": made, "source": [{"note": "thử"}]})


def redirects_of(count: int) -> str:
    """The `_redirects` of a site from which so many records moved."""
    moves = [(f"/san-pham/cu-{number:05}-120000015/", "/san-pham/moi-120000015/") for number in range(count)]
    (text,) = (job.context["text"] for job in redirect_jobs(moves, None) if job.path == REDIRECTS)
    return str(text)


def test_a_site_is_measured_in_every_way() -> None:
    rules = len(FILES["_redirects"].encode())
    sizes = {name: len(text.encode()) for name, text in FILES.items()}
    assert measure(sizes, FILES["_redirects"]) == {
        "files": 4,
        "files-in-folder": 2,
        "file-size": rules,
        "total-size": 16 + rules,
        "redirects": 2,
    }
    assert measure({"index.html": 10}, "") == {
        "files": 1,
        "files-in-folder": 1,
        "file-size": 10,
        "total-size": 10,
        "redirects": 0,
    }
    assert measure({}, "") == dict.fromkeys(("files", "files-in-folder", "file-size", "total-size", "redirects"), 0)


@pytest.mark.parametrize("one", ["files", "files-in-folder", "file-size", "total-size", "redirects"])
def test_a_limit_is_passed_only_by_more_than_it_allows(one: Measure) -> None:
    hosts = [host("vi-du", **{one.replace("-", "_"): 5}), host("khong-gioi-han")]
    at = dict.fromkeys(("files", "files-in-folder", "file-size", "total-size", "redirects"), 0)
    measured: dict[Measure, int] = {**at, one: 5}  # type: ignore[dict-item]
    assert passed(hosts, measured) == []
    measured[one] = 6
    (excess,) = passed(hosts, measured)
    assert (excess.host, excess.measure, excess.most, excess.found) == ("vi-du", one, 5, 6)


def test_files_in_a_folder_are_looked_at(site: Path) -> None:
    most = {"files": 2, "files_in_folder": 1, "file_size": 9, "total_size": 14, "redirects": 1}
    found = {one.measure: one.found for one in passed_by_files(site, FILES, [host("vi-du", **most)])}
    rules = len(FILES["_redirects"].encode())
    assert found == {
        "files": 4,
        "files-in-folder": 2,
        "file-size": rules,
        "total-size": 16 + rules,
        "redirects": 2,
    }
    assert passed_by_files(site, ["a/index.html", "a/b.html"], [host("vi-du", redirects=1)]) == []


def test_what_was_built_is_measured_as_it_lies_there(tmp_path: Path) -> None:
    order = order_of(tmp_path)
    assert passed_by_build(order, [host("vi-du", files=1)]) == []  # nothing was built yet
    assert build(order).good
    sizes = {name: len(data) for name, data in pages_of(order).items()}
    every = {"files": 1, "files_in_folder": 1, "file_size": 1, "total_size": 1, "redirects": 1}
    found = {one.measure: one.found for one in passed_by_build(order, [host("vi-du", **every)])}
    assert found == measure(sizes, pages_of(order)[REDIRECTS].decode())
    assert (found["files"], found["redirects"]) == (len(sizes), 3)


@pytest.mark.parametrize(
    ("moves", "found"), [(5000, [5003]), (MOST_LINES - 2, [MOST_LINES + 1]), (MOST_LINES - 3, []), (0, [])]
)
def test_rules_that_were_left_out_of_the_file_count(
    tmp_path: Path, vocabulary: Vocabulary, moves: int, found: list[int]
) -> None:
    text = redirects_of(moves)
    assert sum(not line.startswith("#") for line in text.splitlines()) <= MOST_LINES
    (tmp_path / REDIRECTS).write_text(text, encoding="utf-8")
    excesses = passed_by_files(tmp_path, [REDIRECTS], vocabulary.hosts)
    assert [(one.host, one.measure, one.found) for one in excesses] == [
        ("Cloudflare Pages", "redirects", number) for number in found
    ]
