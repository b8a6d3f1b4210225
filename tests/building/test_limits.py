from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.limits import measure, passed
from ocop_site.records.hosts import Host, Limit, Measure
from ocop_site.records.vocabulary_files import Basis

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = (Basis(note="đặt ra để thử"),)
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


def test_a_site_is_measured_in_every_way(site: Path) -> None:
    rules = len(FILES["_redirects"].encode())
    assert measure(site, FILES) == {
        "files": 4,
        "files-in-folder": 2,
        "file-size": rules,
        "total-size": 16 + rules,
        "redirects": 2,
    }
    assert measure(site, ["index.html"]) == {
        "files": 1,
        "files-in-folder": 1,
        "file-size": 10,
        "total-size": 10,
        "redirects": 0,
    }
    assert measure(site, []) == dict.fromkeys(("files", "files-in-folder", "file-size", "total-size", "redirects"), 0)


@pytest.mark.parametrize("one", ["files", "files-in-folder", "file-size", "total-size", "redirects"])
def test_a_limit_is_passed_only_by_more_than_it_allows(one: Measure) -> None:
    hosts = [host("vi-du", **{one.replace("-", "_"): 5}), host("khong-gioi-han")]
    at = dict.fromkeys(("files", "files-in-folder", "file-size", "total-size", "redirects"), 0)
    measured: dict[Measure, int] = {**at, one: 5}  # type: ignore[dict-item]
    assert passed(hosts, measured) == []
    measured[one] = 6
    (excess,) = passed(hosts, measured)
    assert (excess.host.id, excess.limit.measure, excess.limit.most, excess.found) == ("vi-du", one, 5, 6)
