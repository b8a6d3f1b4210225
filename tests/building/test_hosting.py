from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.hosting import HTML, Host, kind_of, look_of

if TYPE_CHECKING:
    from pathlib import Path

HERE = "http://127.0.0.1:8000"
PAGE = b'<link rel="stylesheet" href="../../assets/site-0123456789ab.css"><img src="anh.png" alt=""><p>A</p>\n'
LOST = b'<a href="index.html">1</a><a href="https://vi-du.vn/ocop/tinh/">2</a><a href="#x">3</a><a href="/a">4</a>\n'


@pytest.fixture
def output(tmp_path: Path) -> Path:
    files = {
        "index.html": b"<p>H\n",
        "404.html": LOST,
        "tinh/ha-tinh/index.html": PAGE,
        "tinh/ha-tinh/anh.png": b"1",
        "tinh/ha-tinh/lich.ics": b"BEGIN:VCALENDAR\n",
        "assets/site-0123456789ab.css": b"p{}",
        "Q/120000015/qr.svg": b"<svg/>",
        ".ocop-site": b"mark",
        ".ocop-staging/x.html": b"half",
    }
    for name, data in files.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path / "output"


def test_a_folder_gives_its_index_and_files_their_kind(output: Path) -> None:
    host = Host(output)
    home = host.answer("/", HERE)
    assert (home.status, home.kind, home.body, home.path) == (HTTPStatus.OK, HTML, b"<p>H\n", "index.html")
    assert host.answer("/tinh/ha-tinh/?x=1", HERE).body == PAGE
    assert host.answer("/tinh/ha-tinh/lich.ics", HERE).kind == "text/calendar; charset=utf-8"
    assert host.answer("/Q/120000015/qr.svg", HERE).kind == "image/svg+xml"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.webmanifest", "application/manifest+json"),
        ("a.ndjson", "application/x-ndjson"),
        ("a.PDF", "application/pdf"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("_redirects", "application/octet-stream"),
    ],
)
def test_kinds_do_not_depend_on_the_machine(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_missing_slash_leads_to_the_folder_with_its_question(output: Path) -> None:
    answer = Host(output).answer("/tinh/ha-tinh?x=1", HERE)
    assert (answer.status, answer.location) == (HTTPStatus.MOVED_PERMANENTLY, "/tinh/ha-tinh/?x=1")


@pytest.mark.parametrize(
    "target",
    [
        "/tinh/",  # no index there, and no list of what is
        "/q/120000015/qr.svg",  # letters count, as on every host
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/tinh/../../secret.txt",
        "/%2E%2E%5Csecret.txt",
        "//127.0.0.2/tinh",
        "//tinh/ha-tinh",
        "/.ocop-site",
        "/.ocop-staging/x.html",
        "/index.html%00.png",
        "/index.html/",
        "/%ff",
        "/link.txt",
        "/folder/secret.txt",
    ],
)
def test_what_is_no_page_is_not_found_and_nothing_outside_is_given(output: Path, target: str) -> None:
    (output / "link.txt").symlink_to(output.parent / "secret.txt")
    (output / "folder").symlink_to(output.parent)
    answer = Host(output).answer(target, HERE)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert answer.location == ""
    assert b"secret" not in answer.body


def test_a_site_with_a_base_path_stands_below_it(output: Path) -> None:
    host = Host(output, "https://vi-du.vn/ocop/")
    assert host.answer("/", HERE).location == "/ocop/"
    assert host.answer("/ocop", HERE).location == "/ocop/"
    assert host.answer("/ocop/tinh/ha-tinh/", HERE).body == PAGE
    assert host.answer("/tinh/ha-tinh/", HERE).status == HTTPStatus.NOT_FOUND


def test_the_page_for_what_is_not_there_leads_back_to_us(output: Path) -> None:
    body = Host(output, "https://vi-du.vn/ocop/").answer("/ocop/a/b/c", HERE).body
    assert body == (
        b'<a href="/ocop/index.html">1</a><a href="http://127.0.0.1:8000/ocop/tinh/">2</a>'
        b'<a href="#x">3</a><a href="/a">4</a>\n'
    )


def test_early_files_take_the_place_of_what_lies_there(output: Path) -> None:
    host = Host(output)
    host.early = {
        "tinh/ha-tinh/index.html": b"new",
        "tinh/gia-lai/index.html": b"first",
        "assets/site-abcdefabcdef.css": b"q{}",
    }
    assert host.answer("/tinh/ha-tinh/", HERE).body == b"new"
    assert host.answer("/tinh/gia-lai", HERE).location == "/tinh/gia-lai/"
    assert host.answer("/tinh/gia-lai/", HERE).body == b"first"
    assert (output / "tinh/ha-tinh/index.html").read_bytes() == PAGE
    # A page that is open asks for its style sheet by the name that it knew.
    assert host.answer("/assets/site-0123456789ab.css?livereload=1", HERE).body == b"q{}"
    assert host.answer("/assets/site-0123456789ab.css", HERE).body == b"p{}"


def test_a_style_sheet_is_found_under_its_new_name_by_livereload_only(output: Path) -> None:
    host = Host(output)
    assert host.answer("/assets/site-ffffffffffff.css?livereload=1", HERE).body == b"p{}"
    assert host.answer("/assets/site-ffffffffffff.css", HERE).status == HTTPStatus.NOT_FOUND


def test_a_look_changes_with_the_page_and_with_what_it_loads(output: Path) -> None:
    host = Host(output)
    before = host.look("/tinh/ha-tinh/")
    assert host.look("/tinh/ha-tinh/") == before
    (output / "tinh/ha-tinh/lich.ics").write_bytes(b"other")
    assert host.look("/tinh/ha-tinh/") == before
    (output / "tinh/ha-tinh/anh.png").write_bytes(b"2")
    pictured = host.look("/tinh/ha-tinh/")
    assert pictured.still != before.still
    (output / "tinh/ha-tinh/index.html").write_bytes(PAGE.replace(b"A", b"B"))
    assert host.look("/tinh/ha-tinh/").still != pictured.still


def test_a_style_sheet_alone_changes_the_whole_and_not_the_rest() -> None:
    read = {"assets/site-0123456789ab.css": b"p{}", "assets/site-abcdefabcdef.css": b"q{}"}.get
    before = look_of("a/b/index.html", PAGE, read)
    after = look_of("a/b/index.html", PAGE.replace(b"0123456789ab", b"abcdefabcdef"), read)
    assert before.still == after.still
    assert before.whole != after.whole
