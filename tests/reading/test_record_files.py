from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.digests import digest
from ocop_site.reading.record_files import RecordFile, ending_of, read_bytes, read_record
from ocop_site.reading.text import LARGEST_FILE
from ocop_site.reading.walk import FoundFile

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import RawRecord


def read(folder: Path, name: str, content: str | bytes) -> tuple[RawRecord | None, list[Problem]]:
    data = content.encode() if isinstance(content, str) else content
    (folder / "file").write_bytes(data)
    return read_record(
        RecordFile(FoundFile(str(folder / "file"), f"products/{name}"), "products", f"content/products/{name}")
    )


def codes(folder: Path, name: str, content: str | bytes) -> list[tuple[str, int]]:
    record, problems = read(folder, name, content)
    assert record is None
    return [(problem.code, problem.place.line) for problem in problems]


def test_a_markdown_record_has_front_matter_and_a_story(tmp_path: Path) -> None:
    content = "---\nname: Chè Ví Dụ\n---\n\nĐoạn một.\n"
    record, problems = read(tmp_path, "ha-tinh/che-vi-du.md", content)
    assert problems == []
    assert record is not None
    assert (record.kind, record.id, record.path) == (
        "products",
        "che-vi-du",
        "content/products/ha-tinh/che-vi-du.md",
    )
    assert record.data == {"name": "Chè Ví Dụ"}
    assert record.values["name",] == (2, 7)
    assert (record.story, record.story_line) == ("Đoạn một.", 5)
    assert record.digest == digest(content.encode())


@pytest.mark.parametrize("name", ["che.yaml", "che.yml", "che.YAML"])
def test_a_yaml_record_has_no_story(tmp_path: Path, name: str) -> None:
    record, problems = read(tmp_path, name, "name: Chè\n")
    assert problems == []
    assert record is not None
    assert (record.id, record.data, record.story, record.story_line) == ("che", {"name": "Chè"}, "", 0)


def test_the_digest_is_that_of_the_bytes_as_they_are(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfname: " + unicodedata.normalize("NFD", "Chè").encode() + b"\r\n"
    record, problems = read(tmp_path, "che.yaml", content)
    assert record is not None
    assert (record.data, record.digest) == ({"name": "Chè"}, digest(content))
    assert [problem.code for problem in problems] == ["byte-order-mark", "nfd-text"]


def test_an_empty_file_is_a_record_without_anything(tmp_path: Path) -> None:
    record, problems = read(tmp_path, "che.yaml", "# chưa có gì\n")
    assert (record and record.data, problems) == ({}, [])


@pytest.mark.parametrize("name", ["Chè.md", "che_1.md", "-che.md", "che--1.md", "CHE.md", "che 1.md", "che.1.md"])
def test_a_name_is_plain_small_letters_and_hyphens(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, name, "---\na: 1\na: 2\n---\n") == [("bad-file-name", 0), ("duplicate-key", 3)]


def test_the_right_name_is_proposed(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "Chè Ví Dụ.md", "---\n---\n")
    assert problems[0].hint == "che-vi-du"


def test_what_is_no_mapping_is_no_record(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.yaml", "# Chè\n- a\n") == [("not-a-mapping", 2)]
    assert codes(tmp_path, "a.md", "---\nChè Ví Dụ\n---\n") == [("not-a-mapping", 2)]


def test_what_cannot_be_read_is_no_record(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.md", "# Chè\n") == [("front-matter-missing", 1)]
    assert codes(tmp_path, "a.md", "---\na: b: c\n---\n") == [("yaml-colon", 2)]
    assert codes(tmp_path, "a.md", b"---\na: \xff\n---\n") == [("bad-encoding", 2)]
    assert codes(tmp_path, "a.yaml", b"#" * (LARGEST_FILE + 1)) == [("file-too-large", 0)]


def test_control_characters_in_the_story_have_a_line(tmp_path: Path) -> None:
    record, problems = read(tmp_path, "a.md", "---\n---\n\nMột.\nHai\x02.\n")
    assert record is not None
    assert record.story == "Một.\nHai\ufffd."
    assert [(problem.code, problem.place.line) for problem in problems] == [("control-character", 5)]


def test_a_file_that_vanished_is_a_problem(tmp_path: Path) -> None:
    data, problems = read_bytes(str(tmp_path / "absent"), "content/absent.md", 10)
    assert data is None
    assert [problem.code for problem in problems] == ["unreadable-file"]


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert read_bytes(str(tmp_path / "a"), "a", 11) == (b"x" * 11, [])
    assert [problem.code for problem in read_bytes(str(tmp_path / "a"), "a", 10)[1]] == ["file-too-large"]


def test_an_ending_is_what_follows_the_last_point() -> None:
    assert [ending_of(name) for name in ("a/b.MD", "a.b/c", ".yaml", "a.tar.gz", "a.")] == [
        ".md",
        "",
        "",
        ".gz",
        ".",
    ]


FILES = st.binary(max_size=200) | st.lists(
    st.sampled_from(
        [b"---\n", b"a: 1\n", b"b: [x", b"- y\n", b"\r\n", b"\xff", "é".encode(), b"\x00", b"'", b"&a ", b"# x\n"]
    )
).map(b"".join)


@given(FILES, st.sampled_from(["a.md", "a.yaml"]))
def test_any_file_is_a_record_or_a_problem(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    record, problems = read(tmp_path_factory.getbasetemp(), name, content)
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(problem.place.line <= lines for problem in problems)
    assert record is not None or problems
    if record is not None:
        assert all(1 <= line <= lines for line, _ in [*record.values.values(), *record.keys.values()])
        assert record.place(("a", "b")).line <= lines
        assert 0 <= record.story_line <= lines
