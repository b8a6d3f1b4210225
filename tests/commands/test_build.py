from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from ocop_site.building import pipeline
from ocop_site.commands import COMMANDS, cli
from ocop_site.commands import build as door
from ocop_site.pages import redirects
from tests.small_content import PROJECT
from tests.whole_sites import BROKEN, files_below, lay_out, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22", "--workers", "1")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    return tmp_path


def test_without_a_command_the_site_is_built(home: Path) -> None:
    done = run(home, *DAY)
    assert done.exit == 0
    assert (home / "output" / "index.html").is_file()
    assert "Mở output/index.html để xem." in done.out
    assert re.match(r"\d+ tệp: làm 0, ghi 0, xóa 0 – ", run(home, "build", *DAY).out)


def test_the_same_in_english(home: Path) -> None:
    done = run(home, "build", *DAY, "--lang", "en")
    assert re.match(r"(\d+) files: made \1, wrote \1, removed 0 – ", done.out)


def test_content_and_output_may_lie_anywhere(home: Path, tmp_path: Path) -> None:
    (home / "content").rename(tmp_path / "ho-so")
    done = run(home, "build", *DAY, "--content", "ho-so", "--output", "a/b")
    assert done.exit == 0
    assert (home / "a" / "b" / "index.html").is_file()
    assert not (home / "output").exists()


def test_after_errors_it_says_what_to_do(tmp_path: Path) -> None:
    lay_out("yaml-tab", tmp_path)
    done = run(tmp_path, "build", *DAY)
    assert (done.exit, done.out) == (1, "")
    assert done.err.splitlines()[-2:] == ["1 lỗi.", "Chưa ghi gì vào output: hãy sửa các lỗi trên rồi chạy lại."]
    english = run(tmp_path, "build", *DAY, "--lang", "en")
    assert english.err.splitlines()[-1] == "Nothing was written to output: mend the errors above and run again."


def test_problems_are_counted_by_severity(tmp_path: Path) -> None:
    lay_out("code-changed", tmp_path)
    assert "\n1 lỗi, 1 cảnh báo.\n" in run(tmp_path, "check", "--date", "2026-11-22").err


@pytest.mark.parametrize(
    "words",
    [
        ("bild",),
        ("build", "--datum", "x"),
        ("--date", "22/11/2026"),
        ("build", "--base-url", "ocop.vn"),
        ("build", "--workers", "0"),
        ("build", "--lang", "fr"),
        ("check", "--output", "khong-co"),
        ("codes",),
        ("codes", "show"),
        ("import",),
        ("build", "thua"),
    ],
)
def test_wrong_usage_is_said_and_gives_2(home: Path, words: tuple[str, ...]) -> None:
    done = run(home, *words)
    assert done.exit == 2
    assert done.err
    assert "Traceback" not in done.err
    assert not (home / "output").exists()


@pytest.mark.parametrize(
    "words", [("--help",), ("-h",), ("build", "-h"), ("check", "--help"), ("codes", "assign", "-h")]
)
def test_help_is_given_in_both_languages(home: Path, words: tuple[str, ...]) -> None:
    done = run(home, *words)
    assert (done.exit, done.err) == (0, "")
    assert " / " in done.out or "\n\n" in done.out
    assert not (home / "output").exists()


def test_every_command_and_option_says_what_it_is_for() -> None:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.help
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help


def test_a_bug_of_ours_is_shown_whole_and_gives_70(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(pipeline, "build", broken)
    done = run(home, "build", *DAY)
    assert done.exit == 70
    assert "Traceback" in done.err
    assert "a wheel came off" in done.err


def test_the_front_step_gives_the_exit_code_to_the_shell(home: Path) -> None:
    def at_the_shell(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        command = [sys.executable, str(PROJECT / "build.py"), *words]
        return subprocess.run(
            command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    good = at_the_shell("check", "--date", "2026-11-22")
    assert (good.returncode, good.stderr) == (0, "")
    (home / "content" / "site.yaml").unlink()
    bad = at_the_shell("check")
    assert bad.returncode == 1
    assert bad.stderr.startswith("content/site.yaml: error missing-file: Thiếu tệp `site.yaml`.\n")
    assert at_the_shell("bild").returncode == 2


def test_a_build_touches_nothing_but_its_output_and_cache(home: Path) -> None:
    before = files_below(home)
    run(home, "build", *DAY)
    after = files_below(home)
    assert {name: data for name, data in after.items() if not name.startswith("output/")} == before
    assert sorted(path.name for path in home.iterdir()) == [".cache", "content", "output"]


def limit(home: Path, other: dict[int, int]) -> None:
    """Give the site a vocabulary of its own with other limits of hosts: the project's -> its own."""
    folder = home / "content" / "vocabulary"
    shutil.copytree(PROJECT / "content" / "vocabulary", folder)
    text = (folder / "hosts.yaml").read_text(encoding="utf-8")
    for ours, own in other.items():
        assert text.count(f"most: {ours}\n") == 1
        text = text.replace(f"most: {ours}\n", f"most: {own}\n")
    (folder / "hosts.yaml").write_text(text, encoding="utf-8")


def test_a_site_within_the_limits_of_hosts_says_nothing_of_them(home: Path) -> None:
    done = run(home, "build", *DAY)
    assert (done.exit, done.err) == (0, "")


@pytest.mark.parametrize(
    ("language", "intro", "files", "bytes_"),
    [
        (
            "vi",
            "Trang này vượt giới hạn của các nơi sau",
            r"  Cloudflare Pages  số tệp    20 \(trừ gói.*\) +(\d+)",
            "0,0",
        ),
        (
            "en",
            "This site passes the limits of these hosts",
            r"  Cloudflare Pages  files       20 \(except.*\) +(\d+)",
            "0.0",
        ),
    ],
)
def test_a_build_names_the_hosts_whose_limits_it_passes(
    home: Path, language: str, intro: str, files: str, bytes_: str
) -> None:
    limit(home, {20000: 20, 1000000000: 1500})
    done = run(home, "build", *DAY, "--lang", language)
    assert done.exit == 0
    blank, said, _, first, second = done.err.splitlines()
    assert (blank, said) == ("", f"{intro} (docs/how-to/hosts.md):")
    row = re.fullmatch(files, first)
    assert row
    assert int(row[1]) == len([name for name in files_below(home / "output") if name != ".ocop-site"])
    assert re.fullmatch(rf"  GitHub Pages .* {bytes_} MB  +\d[.,]\d MB", second)
    assert run(home, "build", *DAY, "--lang", language).err == done.err  # also where nothing was made anew


@pytest.mark.parametrize(
    ("language", "what", "note"),
    [
        (
            "vi",
            "số dòng chuyển hướng",
            "giữ nhiều nhất 4 dòng, .* không địa chỉ nào chết",
        ),
        ("en", "redirects", "holds 4 rules at most, .* so none is dead"),
    ],
)
def test_redirects_that_did_not_fit_are_told_with_the_pages_that_lead_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, language: str, what: str, note: str
) -> None:
    monkeypatch.setattr(redirects, "MOST_LINES", 4)
    limit(home, {2000: 4})
    product = home / "content" / "products" / "nuoc-mam-vi-du.md"
    left = []
    for name in ("Hai", "Ba"):
        assert run(home, "ledger", "append", *DAY[:2]).exit == 0
        before = run(home, "build", *DAY, "--lang", language)
        left += [path.parent.name for path in (home / "output" / "san-pham").glob("*/index.html")]
        text = re.sub(r"(?m)^name: .*$", f"name: Nước mắm Ví Dụ {name}", product.read_text(encoding="utf-8"))
        product.write_text(text, encoding="utf-8")
    assert before.err == ""  # one move and three rules fit
    done = run(home, "build", *DAY, "--lang", language)
    assert done.exit == 0
    *_, host, last = done.err.splitlines()
    assert host.split() == ["Cloudflare", "Pages", *what.split(), "4", "5"]
    assert re.search(note, last)
    lines = (home / "output" / "_redirects").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == 4
    for slug in set(left):
        page = (home / "output" / "san-pham" / slug / "index.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' in page


def test_the_files_for_hosts_build_with_sheets_by_words_that_the_command_takes() -> None:
    text = (PROJECT / "docs" / "how-to" / "hosts.md").read_text(encoding="utf-8")
    builds = re.findall(r"(?m)^ +- run: python build\.py(.*)$", text)
    assert builds == [" --sheets"] * 4
    known = {name for option in door.build_command.params for name in option.opts}
    assert {word for line in builds for word in line.split()} <= known
