"""One broken site for every problem code: what is said, in which words and where; and that nothing is touched.

`python -m tests.update_expected` writes `expected.txt` anew; `tests.whole_sites` tells how a broken site is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.problem_texts import TEXTS
from ocop_site.records.vocabulary import FILES
from tests.whole_sites import (
    PROBLEM_LINE,
    codes_with_a_folder,
    commands_of,
    expected_lines,
    files_below,
    lay_out,
    run,
)

if TYPE_CHECKING:
    from pathlib import Path

# No content can cause these; they guard against faults of the engine itself. The plan answers every code of the ledger,
# because gate 1 lets no code through whose record is gone (`tests/pages/test_plan.py`). Every address that `site.yaml`
# may name reads back (`tests/building/test_workers.py`, `tests/making/test_qr.py`).
ONLY_A_FAULT_OF_OURS = {"code-without-page", "unreadable-code"}
# Needs a second build at the same time: `tests/building/test_lock.py`.
ONLY_AT_THE_SAME_TIME = {"build-running"}
# Said of finished sheets that no content spoils: each is provoked in `tests/making/test_sabotage.py`.
ON_FINISHED_SHEETS = {code for code in TEXTS if code.startswith("label-")}
# Said of rows of a workbook that came back changed, in its report: `tests/writing/workbooks/test_changes.py`.
ON_ROWS = {code for code in TEXTS if code.startswith("row-")}


def test_every_code_has_a_broken_site() -> None:
    without = ONLY_A_FAULT_OF_OURS | ONLY_AT_THE_SAME_TIME | ON_FINISHED_SHEETS | ON_ROWS
    assert set(codes_with_a_folder()) == set(TEXTS) - without


@pytest.mark.parametrize("code", codes_with_a_folder())
def test_the_broken_site_is_told_in_vietnamese(code: str, tmp_path: Path) -> None:
    lay_out(code, tmp_path)
    before = files_below(tmp_path)
    command, _ = commands_of(code)
    done = run(tmp_path, *command)
    assert done.problems == expected_lines(code)
    assert code in {match["code"] for line in done.problems if (match := PROBLEM_LINE.fullmatch(line))}
    assert done.exit == exit_code_of(done.problems)
    if command[0] == "check" or done.exit:
        assert files_below(tmp_path) == before


@pytest.mark.parametrize("code", codes_with_a_folder())
def test_the_broken_site_is_told_in_english_and_the_output_stays_as_it_was(code: str, tmp_path: Path) -> None:
    lay_out(code, tmp_path)
    before = files_below(tmp_path)
    _, command = commands_of(code)
    done = run(tmp_path, *command)
    matches = [PROBLEM_LINE.fullmatch(line) for line in done.problems]
    expected = [PROBLEM_LINE.fullmatch(line) for line in expected_lines(code)]
    assert [m["place"] + m["code"] for m in matches if m] == [m["place"] + m["code"] for m in expected if m]
    for english, vietnamese in zip(matches, expected, strict=True):
        assert english
        assert vietnamese
        assert english["message"] != vietnamese["message"]
    assert done.exit == exit_code_of(done.problems)
    if done.exit:
        assert files_below(tmp_path) == before
    else:
        assert files_below(tmp_path) != before


def exit_code_of(lines: list[str]) -> int:
    matches = [PROBLEM_LINE.fullmatch(line) for line in lines]
    return int(any(match["severity"] == "error" for match in matches if match))


def test_the_base_of_the_broken_sites_is_good(tmp_path: Path) -> None:
    """Otherwise every broken site would show the base's own problems too."""
    lay_out("unexpected-file", tmp_path)
    (tmp_path / "content" / "outlets" / "ghi-chu.txt").unlink()
    done = run(tmp_path, "build", "--date", "2026-11-22", "--workers", "1")
    assert (done.exit, done.err) == (0, "")
    assert (tmp_path / "output" / "san-pham" / "nuoc-mam-vi-du-120000015" / "index.html").is_file()


def test_a_folder_without_a_vocabulary_uses_that_of_the_project(tmp_path: Path) -> None:
    lay_out("code-not-in-ledger", tmp_path)
    for file in (tmp_path / "content" / "vocabulary").iterdir():
        file.unlink()
    (tmp_path / "content" / "vocabulary").rmdir()
    done = run(tmp_path, "check", "--date", "2026-11-22")
    assert done.exit == 0
    assert done.problems == expected_lines("code-not-in-ledger")


def test_an_empty_vocabulary_folder_is_not_replaced(tmp_path: Path) -> None:
    lay_out("code-not-in-ledger", tmp_path)
    for file in (tmp_path / "content" / "vocabulary").iterdir():
        file.unlink()
    done = run(tmp_path, "check", "--date", "2026-11-22")
    assert done.exit == 1
    assert sum(": error missing-file: " in line for line in done.problems) == len(FILES)
