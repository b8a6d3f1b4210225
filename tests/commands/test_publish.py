from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.switching import shown
from tests.whole_sites import BROKEN, PROJECT, files_below, lay_out, run

if TYPE_CHECKING:
    from pathlib import Path

ASKED = ("--date", "2026-11-22", "--workers", "1", "--base-url", "https://vi-du.test/")
PRODUCT = "content/products/nuoc-mam-vi-du.md"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    return tmp_path


def rename(home: Path, name: str) -> None:
    file = home / PRODUCT
    file.write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", file.read_text(encoding="utf-8")), encoding="utf-8")


def test_from_the_first_release_to_going_back(home: Path) -> None:
    first = run(home, "publish", "noi", *ASKED)
    assert (first.exit, first.err) == (0, "")
    lines = first.out.splitlines()
    name = shown(home / "noi")
    assert re.fullmatch(
        rf"Đã xuất bản {name}: (\d+) tệp, trong đó \1 chép mới, 0 dùng chung với bản cũ; mang theo 0 tệp của bản cũ\.",
        lines[0],
    )
    assert lines[1] == "noi/current đã dẫn tới bản này. Giữ 1 bản, xóa 0."
    assert re.fullmatch(r"Sổ cái thêm \d+ địa chỉ, từ nay giữ mãi\.", lines[2])
    assert lines[3] == ("Việc tiếp theo: lưu sổ cái vào kho (git add content/ledger). Máy chủ web không cần nạp lại.")
    assert (home / "noi" / "current" / "index.html").is_file()

    before = files_below(home)
    again = run(home, "publish", "noi", *ASKED)
    assert (again.exit, again.out) == (0, f"Không có gì mới: noi/current đang hiện đúng bản này ({name}).\n")
    assert files_below(home) == before

    rename(home, "Nước mắm Ví Dụ Hai")
    second = run(home, "publish", "noi", *ASKED, "--lang", "en")
    assert second.exit == 0
    assert re.search(r"shared with earlier ones; 0 of those carried over\.\n", second.out)
    assert "2 addresses were added to the ledger, for good.\n" in second.out
    assert "1 rows of the open data differ; content/ledger/data/2026-11-22.ndjson tells how.\n" in second.out
    assert "changes are listed in content/ledger/changes/2026-11-22.ndjson.\n" in second.out

    other = shown(home / "noi")
    back = run(home, "publish", "noi", "--rollback")
    assert (back.exit, back.err) == (0, "")
    assert back.out == (
        f"Đang hiện lại bản {name} (ngày 2026-11-22) thay cho bản {other} (ngày 2026-11-22).\n"
        "2 địa chỉ đã hứa từ đó đến nay không có trong bản này: /du-lieu/thay-doi/2026-11-22.ndjson, "
        "/san-pham/nuoc-mam-vi-du-hai-120000015/. Hãy sửa rồi xuất bản lại sớm.\n"
    )
    assert shown(home / "noi") == name
    last = run(home, "publish", "noi", "--rollback", "--lang", "en")
    assert (last.exit, len(last.problems)) == (1, 1)
    forth = run(home, "publish", "noi", *ASKED, "--lang", "en")
    assert forth.out.startswith(f"Release {other} (")
    assert shown(home / "noi") == other


@pytest.mark.parametrize("folder", ["content", "content/noi", "output", "output/noi", ".", ".cache/noi"])
def test_the_releases_stand_apart_from_what_is_read_and_written(home: Path, folder: str) -> None:
    before = files_below(home)
    done = run(home, "publish", folder, *ASKED)
    assert done.exit == 2
    assert "Thư mục xuất bản không được nằm trong" in done.err
    assert files_below(home) == before


def test_after_errors_it_says_that_nothing_was_published(tmp_path: Path) -> None:
    lay_out("yaml-tab", tmp_path)
    done = run(tmp_path, "publish", "noi", *ASKED)
    assert (done.exit, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "Chưa xuất bản gì: chưa có bản nào. Hãy sửa các lỗi trên rồi chạy lại."
    english = run(tmp_path, "publish", "noi", *ASKED, "--lang", "en")
    assert english.err.splitlines()[-1].startswith("Nothing was published: there is no release yet.")


def test_after_errors_what_was_shown_is_still_shown(home: Path) -> None:
    assert run(home, "publish", "noi", *ASKED).exit == 0
    rename(home, "[")
    done = run(home, "publish", "noi", *ASKED)
    assert done.exit == 1
    assert done.err.splitlines()[-1].startswith("Chưa xuất bản gì: noi/current vẫn hiện như trước.")
    english = run(home, "publish", "noi", *ASKED, "--lang", "en")
    assert english.err.splitlines()[-1].startswith("Nothing was published: noi/current shows what it showed.")


def test_an_older_number_of_releases_to_keep_is_asked_for(home: Path) -> None:
    run(home, "publish", "noi", *ASKED)
    for number in ("Hai", "Ba"):
        rename(home, f"Nước mắm Ví Dụ {number}")
        done = run(home, "publish", "noi", *ASKED, "--keep", "1")
        assert done.exit == 0
    assert "Giữ 2 bản, xóa 1." in done.out  # the shown one and the one before it
    assert run(home, "publish", "noi", *ASKED, "--keep", "0").exit == 2


@pytest.mark.parametrize(
    ("language", "heading", "row"),
    [
        ("vi", "Nơi đặt trang     giới hạn  cho phép", r"  Cloudflare Pages  số tệp    20 \(trừ gói.*\) +\d+"),
        ("en", "Host              limit       at most", r"  Cloudflare Pages  files       20 \(except.*\) +\d+"),
    ],
)
def test_a_table_names_the_hosts_whose_limits_are_passed(home: Path, language: str, heading: str, row: str) -> None:
    shutil.copytree(PROJECT / "content" / "vocabulary", home / "content" / "vocabulary")
    hosts = home / "content" / "vocabulary" / "hosts.yaml"
    text = (
        hosts.read_text(encoding="utf-8").replace("most: 20000", "most: 20").replace("most: 1000000000", "most: 1500")
    )
    hosts.write_text(text, encoding="utf-8")
    done = run(home, "publish", "noi", *ASKED, "--lang", language)
    assert done.exit == 0
    lines = done.err.splitlines()
    assert "docs/how-to/hosts.md" in lines[1]
    assert lines[2].strip().startswith(heading)
    assert re.fullmatch(row, lines[3])
    amount = "0,0 MB" if language == "vi" else "0.0 MB"
    assert lines[4].startswith("  GitHub Pages ")
    assert amount in lines[4]
    assert len(lines) == 5


def test_a_publication_at_home_serves_a_host_that_only_checks_and_alone_tells_the_changes(home: Path) -> None:
    """As docs/how-to/hosts.md says: `ledger append` enters the addresses and writes no `ledger/changes/`."""
    changes, here = home / "content" / "ledger" / "changes", ASKED[:2] + ASKED[4:]
    assert run(home, "ledger", "append", *here).exit == 0
    assert run(home, "check", "--ledger", *here).exit == 0
    assert not changes.exists()
    rename(home, "Nước mắm Ví Dụ Hai")
    assert run(home, "check", "--ledger", *here).exit == 1
    assert run(home, "publish", "noi", *ASKED).exit == 0
    assert run(home, "check", "--ledger", *here).exit == 0
    assert [file.name for file in changes.iterdir()] == ["2026-11-22.ndjson"]
