from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.digests import short_digest
from ocop_site.writing.changes import address_of, append_changes, change_lines, changes, first_line

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("tinh/ha-tinh/index.html", "/tinh/ha-tinh/"),
        ("sap-het-han/lich.ics", "/sap-het-han/lich.ics"),
        ("404.html", None),
        ("assets/site-0123456789ab.css", None),
        ("Q/120000015/qr.svg", None),
        ("01/08936012345674/linkset.json", None),
        ("_redirects", None),
    ],
)
def test_pages_and_calendars_have_an_address(path: str, address: str | None) -> None:
    assert address_of(path) == address


def test_what_was_added_changed_and_removed_is_found_in_order() -> None:
    before = {"index.html": "1", "a/index.html": "1", "b/index.html": "1", "x.css": "1"}
    now = {"index.html": "1", "b/index.html": "2", "a.ics": "1", "x.css": "2"}
    assert changes(before, now) == [("/a.ics", "added"), ("/a/", "removed"), ("/b/", "changed")]
    assert changes(now, now) == []


def test_each_line_stands_for_itself_and_carries_its_digest() -> None:
    lines = change_lines(DAY, "b" * 16, "a" * 16, [("/", "changed"), ("/tinh/", "added")])
    assert lines.endswith("\n")
    first, second = (json.loads(line) for line in lines.splitlines())
    assert {name: first[name] for name in ("date", "release", "previous", "address", "change")} == {
        "date": "2026-11-22",
        "release": "b" * 16,
        "previous": "a" * 16,
        "address": "/",
        "change": "changed",
    }
    assert second["address"] == "/tinh/"
    for line in (first, second):
        rest = {name: value for name, value in line.items() if name != "digest"}
        assert line["digest"] == short_digest(json.dumps(rest, ensure_ascii=False).encode())
    assert first["digest"] != second["digest"]


def test_a_first_release_is_one_line() -> None:
    lines = first_line(DAY, "a" * 16, {"index.html": "1", "a.ics": "1", "x.css": "1"})
    assert json.loads(lines)["count"] == 2
    assert json.loads(lines)["change"] == "first"
    assert lines.count("\n") == 1


def test_lines_of_one_day_come_one_after_the_other(tmp_path: Path) -> None:
    first = first_line(DAY, "a" * 16, {"index.html": "1"})
    second = change_lines(DAY, "b" * 16, "a" * 16, [("/", "changed")])
    name = append_changes(tmp_path, DAY, first)
    assert name == "ledger/changes/2026-11-22.ndjson"
    for _ in range(2):  # a run that was stopped adds them again
        assert append_changes(tmp_path, DAY, second) == name
        assert (tmp_path / name).read_text(encoding="utf-8") == first + second
    assert [path.name for path in (tmp_path / "ledger" / "changes").iterdir()] == ["2026-11-22.ndjson"]


def test_a_file_without_its_last_line_end_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "ledger" / "changes" / "2026-11-22.ndjson"
    file.parent.mkdir(parents=True)
    file.write_text('{"date": "2026-11-22"}', encoding="utf-8")
    append_changes(tmp_path, DAY, "{}\n")
    assert file.read_text(encoding="utf-8") == '{"date": "2026-11-22"}\n{}\n'


def test_nothing_to_tell_writes_nothing(tmp_path: Path) -> None:
    append_changes(tmp_path, DAY, "")
    assert list(tmp_path.iterdir()) == []
