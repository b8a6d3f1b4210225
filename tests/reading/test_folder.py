from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from ocop_site.problems import Place, Problem
from ocop_site.reading.folder import KINDS, RawContent, read_content

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "---\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    put(folder, "site.yaml", "title: Danh mục ví dụ\n")
    return folder


def put(folder: Path, name: str, text: str = NOTHING) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def read_well(folder: Path) -> RawContent:
    raw, problems = read_content(folder)
    assert problems == []
    return raw


def complaints(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in read_content(folder)[1]]


def test_each_file_goes_to_its_kind(content: Path) -> None:
    for kind in KINDS:
        put(content, f"{kind}/tinh-vi-du/b.md")
        put(content, f"{kind}/a.yaml", "name: A\n")
    put(content, "coverage.yaml", "statements: []\n")
    put(content, "counts.yaml", "counts: []\n")
    put(content, "vocabulary/provinces.yaml", "ha-tinh: {name: Hà Tĩnh}\n")
    put(content, "photos/tinh/chè.jpg", "x")
    put(content, "ledger/codes.csv", "code\r\n")
    put(content, "ledger/changes/2026-11-22.ndjson", "{}")
    put(content, "imports/2026/receipt.json", "{}")
    put(content, "products/README.md", "# Cách viết")
    raw = read_well(content)
    assert raw.site is not None
    assert raw.site.data == {"title": "Danh mục ví dụ"}
    assert (raw.site.kind, raw.site.id, raw.site.path) == ("site", "site", "content/site.yaml")
    assert raw.coverage is not None
    assert raw.coverage.kind == "coverage"
    assert raw.counts is not None
    assert raw.counts.kind == "counts"
    assert tuple(raw.records) == KINDS
    for kind in KINDS:
        assert [(one.kind, one.id, one.path) for one in raw.records[kind]] == [
            (kind, "a", f"content/{kind}/a.yaml"),
            (kind, "b", f"content/{kind}/tinh-vi-du/b.md"),
        ]
    assert raw.vocabulary["provinces"].data == {"ha-tinh": {"name": "Hà Tĩnh"}}
    assert raw.photos == {"tinh/chè.jpg": content.resolve() / "photos/tinh/chè.jpg"}
    assert raw.ledgers == {"codes.csv": b"code\r\n"}
    assert raw.unread == {}


def test_a_folder_without_records_has_all_kinds_empty(content: Path) -> None:
    raw = read_well(content)
    assert raw.records == dict.fromkeys(KINDS, ())
    assert (raw.coverage, raw.vocabulary, raw.photos, raw.ledgers) == (None, {}, {}, {})


def test_records_are_sorted_by_id_and_not_by_folder(content: Path) -> None:
    for name in ("z/a", "a/z", "m", "a/b-c", "a/b"):
        put(content, f"products/{name}.md")
    assert [one.id for one in read_well(content).records["products"]] == ["a", "b", "b-c", "m", "z"]


def test_the_folder_is_called_what_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "real", "site.yaml", "")
    (tmp_path / "mau").symlink_to("real", target_is_directory=True)
    raw = read_well(tmp_path / "mau")
    assert raw.site is not None
    assert raw.site.path == "mau/site.yaml"
    monkeypatch.chdir(tmp_path / "real")
    raw = read_well(type(tmp_path)())
    assert raw.site is not None
    assert raw.site.path == "real/site.yaml"


def test_one_id_is_used_once_in_each_kind(content: Path) -> None:
    put(content, "products/a/che.md")
    put(content, "products/b/che.md", "---\nx: y: z\n---\n")
    put(content, "products/che.yaml", "{}")
    put(content, "outlets/che.md")
    raw, problems = read_content(content)
    assert problems == [
        Problem("yaml-colon", Place("content/products/b/che.md", 2, 5)),
        Problem(
            "duplicate-id",
            Place("content/products/b/che.md"),
            {"value": "che", "first": "content/products/a/che.md"},
        ),
        Problem(
            "duplicate-id",
            Place("content/products/che.yaml"),
            {"value": "che", "first": "content/products/a/che.md"},
        ),
    ]
    assert [one.path for one in raw.records["products"]] == ["content/products/a/che.md"]
    assert len(raw.records["outlets"]) == 1


def test_what_could_not_be_read_is_not_called_missing(content: Path) -> None:
    put(content, "site.yaml", "title: 'x\n")
    put(content, "producers/htx.md", "# HTX\n")
    put(content, "vocabulary/groups.yaml", "- a\n")
    raw, problems = read_content(content)
    assert [problem.code for problem in problems] == ["front-matter-missing", "yaml-quote", "not-a-mapping"]
    assert raw.site is None
    assert raw.unread == {"producers": ("htx",), "site": ("site",), "vocabulary": ("groups",)}


def test_site_yaml_must_be_there(content: Path) -> None:
    (content / "site.yaml").unlink()
    assert read_content(content)[1] == [Problem("missing-file", Place("content/site.yaml"), {"value": "site.yaml"})]


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    raw, problems = read_content(tmp_path / "content")
    assert problems == [Problem("missing-file", Place("content"), {"value": "content/"})]
    assert raw.records == dict.fromkeys(KINDS, ())
    put(tmp_path, "file", "x")
    assert complaints(tmp_path / "file") == [("missing-file", "file")]


def test_files_nobody_expects_are_named(content: Path) -> None:
    put(content, "sites.yaml", "")
    put(content, "notes.txt", "x")
    put(content, "product/a.md")
    put(content, "product/b.md")
    put(content, "products/a.jpg", "x")
    put(content, "products/a.md.bak", "x")
    put(content, "photos/a.txt", "x")
    put(content, "ledger/codes.xlsx", "x")
    put(content, "ledger/old/codes.csv", "x")
    problems = read_content(content)[1]
    assert {problem.code for problem in problems} == {"unexpected-file"}
    assert [(str(problem.place), problem.values["value"], problem.hint) for problem in problems] == [
        ("content/ledger/codes.xlsx", "codes.xlsx", ""),
        ("content/ledger/old/codes.csv", "codes.csv", ""),
        ("content/notes.txt", "notes.txt", ""),
        ("content/photos/a.txt", "a.txt", ""),
        ("content/product", "product/", "products"),
        ("content/products/a.jpg", "a.jpg", ""),
        ("content/products/a.md.bak", "a.md.bak", ""),
        ("content/sites.yaml", "sites.yaml", "site.yaml"),
    ]


def test_two_spellings_of_one_photo_are_one_too_many(content: Path) -> None:
    put(content, "photos/chè.jpg", "x")
    put(content, "photos/" + unicodedata.normalize("NFD", "chè.jpg"), "y")
    if len(list((content / "photos").iterdir())) == 1:
        pytest.skip("this file system knows one spelling only")
    raw, problems = read_content(content)
    assert [problem.code for problem in problems] == ["duplicate-id"]
    assert list(raw.photos) == ["chè.jpg"]


def test_links_out_of_the_folder_are_not_read(content: Path) -> None:
    put(content.parent, "secret.md", "---\nname: x\n---\n")
    (content / "products").mkdir()
    (content / "products/secret.md").symlink_to(content.parent / "secret.md")
    raw, problems = read_content(content)
    assert [(p.code, str(p.place)) for p in problems] == [("link-outside", "content/products/secret.md")]
    assert raw.records["products"] == ()


def test_two_readings_are_equal(content: Path) -> None:
    for name in ("c", "a", "b"):
        put(content, f"products/{name}.md", "---\na: {b: [c]}\na: 1\n---\nx")
    assert read_content(content) == read_content(content)


def test_a_file_with_a_bad_name_is_there_under_its_right_one(content: Path) -> None:
    put(content, "products/Nước mắm.yaml", "name: x\n")
    raw, problems = read_content(content)
    assert [(p.code, p.hint) for p in problems if p.code != "missing-file"] == [("bad-file-name", "nuoc-mam")]
    assert raw.unread == {"products": ("nuoc-mam",)}


@pytest.mark.parametrize("ending", [" - Copy", " (1)", " - bản sao"])
def test_what_a_copy_is_to_be_called_nobody_knows(content: Path, ending: str) -> None:
    put(content, f"products/nuoc-mam{ending}.yaml", "name: x\n")
    assert [p.hint for p in read_content(content)[1] if p.code == "bad-file-name"] == [""]


def test_a_record_with_an_ending_that_nobody_sees_is_not_missing(content: Path) -> None:
    put(content, "products/nuoc-mam.yaml.txt", "name: x\n")
    raw, problems = read_content(content)
    found = [(p.code, p.hint) for p in problems if p.code != "missing-file"]
    assert found == [("unexpected-file", "nuoc-mam.yaml")]
    assert raw.unread == {"products": ("nuoc-mam",)}


@pytest.mark.parametrize(
    ("data", "picture"),
    [
        (b"\xff\xd8\xff\xe0", True),
        (b"\x89PNG\r\n\x1a\n....", True),
        (b"RIFF....WEBPVP8 ", True),
        (b"RIFF....WAVEfmt ", False),
        (b"GIF89a", False),
        (b"<!doctype html>", False),
        (b"", False),
    ],
)
def test_a_photo_begins_like_a_picture(content: Path, data: bytes, *, picture: bool) -> None:
    put(content, "photos/chai.jpg", "")
    (content / "photos/chai.jpg").write_bytes(data)
    raw, _ = read_content(content)
    assert raw.no_pictures == (frozenset() if picture else frozenset({"chai.jpg"}))
