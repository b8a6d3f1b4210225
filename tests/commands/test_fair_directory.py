"""`fair-directory`: the directory of a fair on paper, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.building.directory_site import FAIR_CODE, files, spoilt
from tests.small_content import write
from tests.whole_sites import run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path, files())
    # What a booth without anything and one in two places are remarked for is no reason not to print.
    assert run(tmp_path, "codes", "assign", *DAY).exit == 0
    return tmp_path


def test_it_writes_the_directory_and_tells_what_is_in_it(home: Path) -> None:
    done = run(home, "fair-directory", "h", *DAY)
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Đã ghi danh-ba-h.pdf: 5 trang, 6 gian hàng, 7 mã; đã đọc lại từng mã trên đó.",
        "7 mã mang dấu BẢN NHÁP: trang của mã chưa công bố (lệnh `publish`).",
        "Khi in, chọn tỉ lệ 100 %, không co giãn theo trang.",
    ]
    assert (home / "danh-ba-h.pdf").read_bytes().startswith(b"%PDF")


def test_it_tells_it_in_english_and_takes_no_name_that_is_taken(home: Path) -> None:
    first = run(home, "fair-directory", FAIR_CODE, *DAY, "--lang", "en")
    assert first.out.splitlines()[0] == (
        "danh-ba-h.pdf was written: 5 pages, 6 booths, 7 codes; every code was read back."
    )
    assert "danh-ba-h-2.pdf" in run(home, "fair-directory", "h", *DAY).out
    assert (home / "danh-ba-h.pdf").read_bytes() == (home / "danh-ba-h-2.pdf").read_bytes()
    assert run(home, "fair-directory", "h", *DAY, "--output", "a/b.pdf").exit == 0
    assert (home / "a" / "b.pdf").read_bytes() == (home / "danh-ba-h.pdf").read_bytes()


@pytest.mark.parametrize(
    "words", [("khong-co",), (), ("h", "--output", "a.txt"), ("h", "--output", "content/a.pdf"), ("h", "--date", "x")]
)
def test_wrong_usage_is_refused(home: Path, words: tuple[str, ...]) -> None:
    assert run(home, "fair-directory", *words).exit == 2
    assert not list(home.glob("*.pdf"))


def test_without_a_real_address_nothing_is_written(home: Path) -> None:
    done = run(home, "fair-directory", "h", *DAY, "--base-url", "https://vi-du.example/")
    assert done.exit == 1
    assert "labels-without-address" in done.err + done.out
    assert "Chưa ghi gì: không có tệp PDF." in done.err
    assert not list(home.glob("*.pdf"))


def test_what_does_not_read_back_is_not_written_over_what_was_there(home: Path) -> None:
    assert run(home, "fair-directory", "h", *DAY, "--output", "a.pdf").exit == 0
    before = (home / "a.pdf").read_bytes()
    spoilt(home, "for one in data.booths { booth(one) }", "for one in data.booths.slice(1) { booth(one) }")
    done = run(home, "fair-directory", "h", *DAY, "--output", "a.pdf", "--lang", "en")
    assert done.exit == 1
    assert "label-unreadable" in done.err + done.out
    assert "Nothing was written: no PDF." in done.err
    assert (home / "a.pdf").read_bytes() == before


def test_faulty_records_are_told_first(home: Path) -> None:
    (home / "content" / "fairs" / "h.yaml").write_text("name: Hỏng\nkhoa: la\n", encoding="utf-8")
    done = run(home, "fair-directory", "h", *DAY)
    assert done.exit == 1
    assert "unknown-key" in done.err + done.out
