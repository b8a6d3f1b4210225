from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ocop_site.commands.new import KINDS
from ocop_site.reading.ledger import read_codes
from tests.whole_sites import BROKEN, PROJECT, files_below, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")
OPTIONS = {
    "product": ("--name", "Tương Ví Dụ", "--producer", "htx vi du", "--group", "Thực phẩm", "--province", "Hà Tĩnh"),
    "producer": ("--name", "HTX Tương Ví Dụ", "--type", "htx", "--province", "ha-tinh", "--commune", "xã Ví Dụ"),
    "outlet": ("--name", "Quầy Ví Dụ", "--operator", "HTX Ví Dụ"),
    "fair": ("--name", "Hội chợ Ví Dụ", "--from", "2026-12-01", "--to", "2026-12-05", "--venue", "Nhà văn hóa"),
    "decision": (
        "--number",
        "9/QĐ-UBND",
        "--on",
        "2026-10-02",
        "--issuer",
        "UBND tỉnh Ví Dụ",
        "--product",
        "120000015",
    ),
    "plan": ("--title", "Kế hoạch 2026", "--province", "Hà Tĩnh", "--vintage", "34", "--year", "2026"),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_good_and_has_its_code(home: Path, kind: str) -> None:
    before = files_below(home)
    done = run(home, "new", kind, *OPTIONS[kind], *DAY)
    assert (done.exit, done.err) == (0, "")
    path, _, code = done.out.splitlines()[0].partition("  ")
    new = files_below(home)
    ledger = {"content/ledger/codes.csv"} if code else set()
    assert {name for name in new if new[name] != before.get(name)} == {path} | ledger
    checked = run(home, "check", *DAY)
    assert (checked.exit, checked.err) == (0, "")
    given, problems = read_codes(new["content/ledger/codes.csv"], "codes.csv")
    assert problems == []
    assert (code in {line.code for line in given}) is bool(code)
    assert bool(code) is (kind not in {"decision", "plan"})


def test_the_values_stand_where_they_belong(home: Path) -> None:
    run(home, "new", "product", *OPTIONS["product"], *DAY)
    text = (home / "content" / "products" / "ha-tinh" / "tuong-vi-du.yaml").read_text(encoding="utf-8")
    for line in ("name: Tương Ví Dụ\n", "producer: htx-vi-du\n", "group: thuc-pham\n", "    province: ha-tinh\n"):
        assert f"\n{line}" in text


def test_a_second_record_of_a_name_gets_another_id(home: Path) -> None:
    paths = [run(home, "new", "outlet", "--name", "Quầy", *DAY).out.split()[0] for _ in range(3)]
    assert len(set(paths)) == 3
    assert run(home, "check", *DAY).exit == 0


@pytest.mark.parametrize(
    ("kind", "options", "hint"),
    [
        ("product", ("--name", "A", "--group", "thuc-pam"), "`thuc-pham`"),
        ("product", ("--name", "A", "--group", "thuc-pham", "--producer", "HTX Ví Dự Cũ"), "`htx-vi-du`"),
        ("outlet", ("--name", "A", "--province", "Hà Tinhh"), "`ha-tinh`"),
        ("fair", ("--name", "A", "--from", "5/12/2026"), "`2026-12-05`"),
        ("plan", ("--title", "A", "--province", "X", "--vintage", "60", "--year", "2026"), "`60`"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    home: Path, kind: str, options: tuple[str, ...], hint: str
) -> None:
    before = files_below(home)
    done = run(home, "new", kind, *options, *DAY)
    assert done.exit == 1
    assert hint in done.err
    assert files_below(home) == before


def test_without_a_terminal_what_must_be_known_is_named(home: Path) -> None:
    done = run(home, "new", "product", *DAY)
    assert (done.exit, "--name" in done.err) == (2, True)


def test_a_new_site_builds_and_takes_a_first_record(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "site", "moi", "--title", "Danh mục Thử", "--publisher", "Xã Ví Dụ")
    assert (done.exit, done.err) == (0, "")
    content = ("--content", "moi/content", *DAY)
    assert run(tmp_path, "new", "producer", "--name", "HTX Thử", *content).exit == 0
    product = ("--name", "Mắm Thử", "--group", "thuc-pham", "--producer", "HTX Thử")
    assert run(tmp_path, "new", "product", *product, *content).exit == 0
    built = run(tmp_path, "build", *content, "--output", "moi/output")
    assert (built.exit, built.err) == (0, "")
    assert "Danh mục Thử" in (tmp_path / "moi" / "output" / "index.html").read_text(encoding="utf-8")
    words = tmp_path / "moi" / "content" / "vocabulary"
    assert files_below(words) == files_below(PROJECT / "content" / "vocabulary")
    assert (tmp_path / "moi" / ".vscode" / "schemas" / "product.schema.json").is_file()


def test_a_new_site_lies_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "a").write_text("a")
    done = run(tmp_path, "new", "site", "moi", "--title", "T", "--publisher", "P")
    assert (done.exit, files_below(tmp_path)) == (1, {"moi/a": b"a"})
    assert run(tmp_path, "new", "site", "khac", "--title", "T", "--publisher", "P", "--block", "1x").exit == 2
    assert run(tmp_path, "new", "site", "khac", "--title", "T").exit == 2
    assert not (tmp_path / "khac").exists()
