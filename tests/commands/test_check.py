from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.whole_sites import BROKEN, files_below, lay_out, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    return tmp_path


def test_good_content_is_called_good(home: Path) -> None:
    done = run(home, "check", *DAY)
    assert (done.exit, done.err) == (0, "")
    assert re.fullmatch(r"\d+ tệp sẽ được làm, không có lỗi\.\n", done.out)
    assert re.fullmatch(r"\d+ files would be made; no errors\.\n", run(home, "check", *DAY, "--lang", "en").out)
    assert sorted(path.name for path in home.iterdir()) == ["content"]


def test_without_a_content_folder_that_is_what_is_missing(tmp_path: Path) -> None:
    done = run(tmp_path, "check", *DAY)
    assert done.exit == 1
    assert done.problems[0] == "content: error missing-file: Thiếu tệp `content/`."


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for code in ("yaml-tab", "unknown-key", "unexpected-file", "byte-order-mark"):
        lay_out(code, tmp_path / code)
    outlets = tmp_path / "yaml-tab" / "content" / "outlets"
    shutil.copy(tmp_path / "unexpected-file" / "content" / "outlets" / "ghi-chu.txt", outlets)
    pages = tmp_path / "yaml-tab" / "content" / "pages"
    shutil.copy(tmp_path / "unknown-key" / "content" / "pages" / "them.yaml", pages)
    done = run(tmp_path / "yaml-tab", "check", *DAY)
    assert [line.split(" ")[2] for line in done.problems] == ["yaml-tab:", "unknown-key:", "unexpected-file:"]
    assert done.err.splitlines()[-1] == "2 lỗi, 1 cảnh báo."


def test_warnings_keep_no_gate_shut(tmp_path: Path) -> None:
    lay_out("code-not-in-ledger", tmp_path)
    done = run(tmp_path, "check", *DAY)
    assert (done.exit, len(done.problems)) == (0, 1)
    assert "không có lỗi" in done.out


def test_an_output_is_checked_too_if_asked_for(home: Path) -> None:
    run(home, "build", *DAY, "--workers", "1")
    before = files_below(home)
    assert run(home, "check", *DAY, "--output", "output").exit == 0
    page = home / "output" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("nhom/index.html", "nhom/khong-co.html"), encoding="utf-8")
    done = run(home, "check", *DAY, "--output", "output")
    assert done.exit == 1
    assert done.problems == [
        "index.html: error dead-link: Trang index.html dẫn tới nhom/khong-co.html, không có trang nào ở đó."
    ]
    assert set(files_below(home)) == set(before)


def test_links_below_the_site_s_own_address_are_links_of_the_site(home: Path) -> None:
    site = home / "content" / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("vi-du.example", "vi-du.vn/danh-muc"), encoding="utf-8")
    run(home, "build", *DAY, "--workers", "1")
    assert "https://vi-du.vn/danh-muc/nhom/" in (home / "output" / "404.html").read_text(encoding="utf-8")
    assert run(home, "check", *DAY, "--output", "output").exit == 0
    shutil.rmtree(home / "output" / "hoi-cho")
    dead = run(home, "check", *DAY, "--output", "output").problems
    assert (
        "404.html: error dead-link: Trang 404.html dẫn tới https://vi-du.vn/danh-muc/hoi-cho/, không có trang nào ở đó."
        in dead
    )


def test_the_place_of_a_problem_begins_with_the_folder_s_own_name(tmp_path: Path) -> None:
    lay_out("yaml-tab", tmp_path)
    (tmp_path / "content").rename(tmp_path / "ho-so")
    (line,) = run(tmp_path, "check", *DAY, "--content", "ho-so").problems
    assert line.startswith("ho-so/outlets/cua-hang-vi-du.yaml:3:1: ")


def test_a_missing_part_of_the_vocabulary_is_named_in_its_folder(tmp_path: Path) -> None:
    lay_out("yaml-tab", tmp_path)
    (tmp_path / "content" / "vocabulary" / "stars.yaml").unlink()
    (tmp_path / "content").rename(tmp_path / "ho-so")
    done = run(tmp_path, "check", *DAY, "--content", "ho-so")
    assert "ho-so/vocabulary: error missing-file: Thiếu tệp `stars.yaml`." in done.problems


def test_what_is_certain_is_mended_and_shown(home: Path) -> None:
    path = home / "content" / "products" / "nuoc-mam-vi-du.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("2025-03-20", "20/03/2025").replace("Ví Dụ", "Ví Dụ  "), encoding="utf-8")
    spoilt = path.read_text(encoding="utf-8")
    assert run(home, "check", *DAY).exit == 1
    assert path.read_text(encoding="utf-8") == spoilt
    done = run(home, "check", *DAY, "--fix")
    assert done.exit == 0
    assert done.out.splitlines()[:2] == [
        "--- content/products/nuoc-mam-vi-du.md",
        "+++ content/products/nuoc-mam-vi-du.md",
    ]
    assert {"-    issued: 20/03/2025", "+    issued: 2025-03-20", "Đã sửa 1 tệp."} <= set(done.out.splitlines())
    assert path.read_text(encoding="utf-8") == good
    again = run(home, "check", *DAY, "--fix", "--lang", "en")
    assert (again.exit, again.out.splitlines()[0]) == (0, "0 files were mended.")


def test_programs_get_json_and_github_annotations(tmp_path: Path) -> None:
    lay_out("bad-date", tmp_path)
    done = run(tmp_path, "check", *DAY, "--format", "json")
    assert (done.exit, done.err) == (1, "")
    assert [one["code"] for one in json.loads(done.out)["problems"]] == ["bad-date"]
    done = run(tmp_path, "check", *DAY, "--format", "github")
    assert (done.exit, done.err, done.out.count("::error file=content/")) == (1, "", 1)
