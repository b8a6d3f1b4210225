from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ocop_site.digests import damm_digit
from ocop_site.reading.ledger import read_codes
from tests.whole_sites import BROKEN, files_below, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")
LEDGER = "content/ledger/codes.csv"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    return tmp_path


def put(home: Path, name: str, text: str) -> Path:
    path = home / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def ledger(home: Path) -> dict[str, tuple[str, str, str]]:
    given, problems = read_codes((home / LEDGER).read_bytes(), LEDGER)
    assert problems == []
    return {line.code: (line.kind, line.id, line.date) for line in given}


def test_a_record_without_a_code_is_given_one_for_good(home: Path) -> None:
    before = ledger(home)
    path = put(home, "outlets/quay.yaml", "# Ghi chú của biên tập\nname: Quầy Ví Dụ\nstage: open   # từ báo\n")
    done = run(home, "codes", "assign", *DAY)
    code, _, where = done.out.splitlines()[0].partition("  ")
    assert (done.exit, done.err, where) == (0, "", "outlets/quay")
    assert (len(code), code[:2], damm_digit(code[:-1])) == (9, "12", code[-1])
    assert path.read_text(encoding="utf-8") == (
        f'# Ghi chú của biên tập\nname: Quầy Ví Dụ\ncode: "{code}"\nstage: open   # từ báo\n'
    )
    assert ledger(home) == {**before, code: ("outlets", "quay", "2026-11-22")}
    assert run(home, "check", *DAY).err == ""


def test_assigning_again_changes_nothing(home: Path) -> None:
    put(home, "outlets/quay.yaml", "name: Quầy Ví Dụ\n")
    run(home, "codes", "assign", *DAY)
    before = files_below(home)
    done = run(home, "codes", "assign", "--date", "2027-01-01")
    assert (done.exit, done.out) == (0, "Đã ghi 0 mã vào sổ cái.\n")
    assert files_below(home) == before


def test_a_code_that_the_ledger_does_not_know_yet_is_written_into_it(home: Path) -> None:
    put(home, "outlets/quay.yaml", 'name: Quầy Ví Dụ\ncode: "120000031"\n')
    run(home, "codes", "assign", *DAY)
    assert ledger(home)["120000031"] == ("outlets", "quay", "2026-11-22")


@pytest.mark.parametrize(
    "text",
    [
        "name: Quầy Ví Dụ\ncode:\nstage: open\n",
        "stage: open\nname: Quầy Ví Dụ\n",
        "name: Quầy Ví Dụ",
        "name: Quầy Ví Dụ\r\nstage: open\r\n",
        "name: >-\n  Quầy\n  Ví Dụ\nstage: open\n",
        "name: Quầy\n  Ví Dụ\nstage: open\n",
        "{name: Quầy Ví Dụ, stage: open}\n",
    ],
    ids=["empty code", "name later", "no line end", "CRLF", "folded name", "name on two lines", "braces"],
)
def test_however_a_record_is_written_it_is_good_afterwards(home: Path, text: str) -> None:
    path = put(home, "outlets/quay.yaml", text)
    assert run(home, "codes", "assign", *DAY).exit == 0
    done = run(home, "check", *DAY)
    assert (done.exit, done.err) == (0, "")
    kept = [line for line in text.encode().splitlines(keepends=True) if not line.startswith(b"code:")]
    if not text.startswith("{"):
        written = path.read_bytes().splitlines(keepends=True)
        assert [line.rstrip() for line in written if not line.startswith(b"code:")] == [line.rstrip() for line in kept]


def test_the_ends_of_lines_stay_as_the_editor_s_program_wrote_them(home: Path) -> None:
    path = put(home, "outlets/quay.yaml", "name: Quầy Ví Dụ\r\nstage: open\r\n")
    run(home, "codes", "assign", *DAY)
    assert path.read_bytes().startswith("name: Quầy Ví Dụ\r\n".encode())
    assert path.read_bytes().endswith(b"stage: open\r\n")


def test_a_record_with_a_story_keeps_it(home: Path) -> None:
    path = put(home, "products/tuong.md", "---\nname: Tương Ví Dụ\ngroup: thuc-pham\n---\nCâu chuyện.\n")
    run(home, "codes", "assign", *DAY)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[2].startswith('code: "12')
    assert lines[-1] == "Câu chuyện."
    assert run(home, "check", *DAY).err == ""


def test_a_record_that_lost_its_code_gets_the_same_one_back(home: Path) -> None:
    path = home / "content" / "producers" / "htx-vi-du.yaml"
    before, ledger_before = path.read_text(encoding="utf-8"), ledger(home)
    path.write_text("".join(line for line in before.splitlines(keepends=True) if not line.startswith("code:")))
    assert run(home, "check", *DAY).exit == 1
    assert run(home, "codes", "assign", *DAY).exit == 0
    assert run(home, "check", *DAY).err == ""
    assert '"120000028"' in path.read_text(encoding="utf-8")
    assert ledger(home) == ledger_before


def test_a_damaged_ledger_is_not_written_over(home: Path) -> None:
    """A line that vanishes here could be given out again."""
    path = home / LEDGER
    damaged = path.read_text(encoding="utf-8").replace("htx-vi-du,2026", "htx-vi-du,2025")
    path.write_text(damaged, encoding="utf-8")
    put(home, "outlets/quay.yaml", "name: Quầy Ví Dụ\n")
    done = run(home, "codes", "assign", *DAY)
    assert done.exit == 1
    assert any(": error bad-ledger-line: " in line for line in done.problems)
    assert path.read_text(encoding="utf-8") == damaged


@pytest.mark.parametrize("code", ["120000016", "990000010", "12000001", "mười hai"])
def test_what_is_no_code_of_this_catalogue_is_never_entered(home: Path, code: str) -> None:
    """A wrong check digit, another's block, a digit too few: the ledger would keep it for good."""
    before = ledger(home)
    put(home, "outlets/quay.yaml", f'name: Quầy Ví Dụ\ncode: "{code}"\n')
    assert run(home, "codes", "assign", *DAY).exit == 0
    assert ledger(home) == before
    assert run(home, "check", *DAY).exit == 1


def test_a_file_that_is_no_record_is_not_called_missing_by_a_former_name(home: Path) -> None:
    """Nobody is to withdraw a living shop because of a slip in its file."""
    put(home, "outlets/quay-cu.yaml", "name: Quầy Ví Dụ\n")
    assert run(home, "codes", "assign", *DAY).exit == 0
    text = (home / "content" / "outlets" / "quay-cu.yaml").read_text(encoding="utf-8")
    (home / "content" / "outlets" / "quay-cu.yaml").unlink()
    put(home, "outlets/quay.yaml", f"{text}formerly: [quay-cu]\nstocks: [{{product: nuoc-mam-vi-du, price: 185k}}]\n")
    told = run(home, "check", *DAY)
    assert [line.split(": ")[1] for line in told.problems] == ["error not-a-number"]
    assert "`185000`" in told.problems[0]


def test_lines_of_the_ledger_are_only_ever_added(home: Path) -> None:
    before = (home / LEDGER).read_text(encoding="utf-8").splitlines()
    for number in range(5):
        put(home, f"outlets/quay-{number}.yaml", f"name: Quầy {number}\n")
    run(home, "codes", "assign", *DAY)
    after = (home / LEDGER).read_text(encoding="utf-8").splitlines()
    assert set(before) < set(after)
    assert len(after) == len(before) + 5


def test_nothing_is_assigned_where_a_file_cannot_be_read(home: Path) -> None:
    put(home, "outlets/quay.yaml", "name: Quầy Ví Dụ\n")
    put(home, "outlets/hong.yaml", "name: [\n")
    before = files_below(home)
    done = run(home, "codes", "assign", *DAY)
    assert (done.exit, len(done.problems)) == (1, 1)
    assert files_below(home) == before


def test_the_same_record_would_get_the_same_code_elsewhere(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "content", tmp_path / "b" / "content")
    outs = []
    for folder in (home, tmp_path / "b"):
        put(folder, "outlets/quay.yaml", "name: Quầy Ví Dụ\n")
        outs.append(run(folder, "codes", "assign", *DAY).out)
    assert outs[0] == outs[1]


def test_what_a_code_leads_to_is_shown(home: Path) -> None:
    done = run(home, "codes", "show", "120000015", *DAY)
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines() == [
        "products/nuoc-mam-vi-du: Nước mắm Ví Dụ",
        "/Q/120000015/",
        "/san-pham/nuoc-mam-vi-du-120000015/",
    ]


def test_a_mistyped_code_is_told_from_one_that_is_nobody_s(home: Path) -> None:
    done = run(home, "codes", "show", "120000016", *DAY)
    assert (done.exit, done.out) == (1, "")
    assert done.err == "Chữ số kiểm tra sai: có chữ số gõ nhầm.\n"
    assert run(home, "codes", "show", "120000031", *DAY).err == "Không có hồ sơ nào mang mã này.\n"
    assert run(home, "codes", "show", "abc", *DAY, "--lang", "en").err == "No record carries this code.\n"
