"""`codes assign` and `codes show` with booths: codes inside the file of their fair, which keeps everything else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ocop_site.digests import damm_digit
from ocop_site.reading.ledger import read_codes
from ocop_site.writing.codes import give_code
from tests.whole_sites import BROKEN, files_below, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")
LEDGER = "content/ledger/codes.csv"
HEAD = "name: Hội chợ Ví Dụ   # ghi chú\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    (tmp_path / "content" / "fairs").mkdir()
    return tmp_path


def fair(home: Path, text: str, name: str = "hoi-cho.yaml") -> Path:
    path = home / "content" / "fairs" / name
    path.write_bytes(text.encode())
    return path


def given(home: Path) -> dict[str, str]:
    """What the ledger calls each code of a fair or booth -> the code."""
    lines, problems = read_codes((home / LEDGER).read_bytes(), LEDGER)
    assert problems == []
    return {f"{line.kind}/{line.id}": line.code for line in lines if line.kind in {"fairs", "booths"}}


def assign(home: Path, *words: str) -> dict[str, str]:
    done = run(home, "codes", "assign", *(words or DAY))
    assert (done.exit, done.err) == (0, "")
    return given(home)


FLOW = (
    "booths:\n  - {number: A1, exhibitor: {name: Ai đó}}   # cạnh cửa\n"
    "  - {number: 'A 2', products: [nuoc-mam-vi-du]}\n"
)
FLOW_AFTER = (
    'booths:\n  - {number: A1, code: "@a1", exhibitor: {name: Ai đó}}   # cạnh cửa\n'
    "  - {number: 'A 2', code: \"@a-2\", products: [nuoc-mam-vi-du]}\n"
)
BLOCK = (
    "booths:\n  # nhà A\n  - number: A1   # cạnh cửa\n    # chưa chắc\n    exhibitor:\n      name: Ai đó\n"
    '  - products:\n      - nuoc-mam-vi-du\n    number: "A 2"\n'
)
BLOCK_AFTER = (
    'booths:\n  # nhà A\n  - number: A1   # cạnh cửa\n    code: "@a1"\n    # chưa chắc\n    exhibitor:\n'
    '      name: Ai đó\n  - products:\n      - nuoc-mam-vi-du\n    number: "A 2"\n    code: "@a-2"\n'
)


@pytest.mark.parametrize(("before", "after"), [(FLOW, FLOW_AFTER), (BLOCK, BLOCK_AFTER)], ids=["flow", "block"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("own", [True, False], ids=["fair with a code", "fair without"])
def test_booths_are_given_codes_and_everything_else_stays(
    home: Path, before: str, after: str, end: str, *, own: bool
) -> None:
    code = 'code: "120000507"\n'
    path = fair(home, (HEAD + (code if own else "") + before).replace("\n", end))
    codes = assign(home)
    assert sorted(codes) == ["booths/hoi-cho/a-2", "booths/hoi-cho/a1", "fairs/hoi-cho"]
    assert all(len(one) == 9 and one[:2] == "12" and damm_digit(one[:-1]) == one[-1] for one in codes.values())
    wanted = HEAD + f'code: "{codes["fairs/hoi-cho"]}"\n' + after
    wanted = wanted.replace("@a1", codes["booths/hoi-cho/a1"]).replace("@a-2", codes["booths/hoi-cho/a-2"])
    assert path.read_bytes().decode() == wanted.replace("\n", end)
    done = run(home, "check", *DAY)
    assert (done.exit, done.err) == (0, "")


def test_a_fair_with_a_story_keeps_it(home: Path) -> None:
    path = fair(home, f"---\n{HEAD}{FLOW}---\nMột *câu chuyện*: {{number: A1}}.\n", "hoi-cho.md")
    codes = assign(home)
    text = path.read_text(encoding="utf-8")
    assert text.endswith("---\nMột *câu chuyện*: {number: A1}.\n")
    assert f'{{number: A1, code: "{codes["booths/hoi-cho/a1"]}", exhibitor: {{name: Ai đó}}}}   # cạnh cửa' in text


def test_assigning_again_changes_nothing(home: Path) -> None:
    fair(home, HEAD + FLOW)
    assign(home)
    before = files_below(home)
    assert run(home, "codes", "assign", "--date", "2027-01-01").out == "Đã ghi 0 mã vào sổ cái.\n"
    assert files_below(home) == before


def test_a_booth_that_lost_its_code_gets_the_same_one_back(home: Path) -> None:
    path = fair(home, HEAD + FLOW)
    codes = assign(home)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(f'code: "{codes["booths/hoi-cho/a1"]}", '.encode(), b""))
    assert path.read_bytes() != whole
    assert assign(home) == codes
    assert path.read_bytes() == whole


def test_a_new_booth_at_a_number_whose_code_moved_along_gets_another(home: Path) -> None:
    """The code belongs to the stand: who moved from A1 to A7 keeps it, and whoever comes to A1 gets one of his own."""
    path = fair(home, HEAD + FLOW)
    before = assign(home)
    text = path.read_text(encoding="utf-8").replace("number: A1", "number: A7")
    path.write_text(f"{text}  - {{number: A1, exhibitor: {{name: Người mới}}}}\n", encoding="utf-8")
    assign(home, "--date", "2026-11-23")
    *_, stayed, last = path.read_text(encoding="utf-8").splitlines()
    moved = before["booths/hoi-cho/a1"]
    assert f'number: A7, code: "{moved}"' in path.read_text(encoding="utf-8")
    assert before["booths/hoi-cho/a-2"] in stayed
    assert last.startswith('  - {number: A1, code: "12')
    assert moved not in last
    assert run(home, "check", *DAY).err == ""
    assert f"{moved},booths,hoi-cho/a1,2026-11-22," in (home / LEDGER).read_text(encoding="utf-8")


def test_a_code_written_by_hand_is_entered_under_the_booth(home: Path) -> None:
    fair(home, HEAD + FLOW.replace("number: A1", 'number: A1, code: "120000031"'))
    assert assign(home)["booths/hoi-cho/a1"] == "120000031"


@pytest.mark.parametrize("code", ["120000016", "990000017", "12000001"])
def test_what_is_no_code_of_this_catalogue_is_never_entered(home: Path, code: str) -> None:
    path = fair(home, HEAD + FLOW.replace("number: A1", f'number: A1, code: "{code}"'))
    assert sorted(assign(home)) == ["booths/hoi-cho/a-2", "fairs/hoi-cho"]
    assert f'"{code}"' in path.read_text(encoding="utf-8")
    assert run(home, "check", *DAY).exit == 1


def test_of_two_booths_with_one_address_the_second_waits(home: Path) -> None:
    path = fair(home, f"{HEAD}booths:\n  - {{number: A1}}\n  - {{number: a-1}}\n  - {{number: a 1, hall: Nhà A}}\n")
    codes = assign(home)
    assert sorted(codes) == ["booths/hoi-cho/a-1", "booths/hoi-cho/a1", "fairs/hoi-cho"]
    assert "{number: a 1, hall: Nhà A}" in path.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_edited_without_harm_is_named_and_nothing_is_written(home: Path) -> None:
    fair(home, "{name: Hội chợ Ví Dụ, booths: [{number: A1}]}\n")
    before = files_below(home)
    done = run(home, "codes", "assign", *DAY)
    assert done.exit == 1
    assert any("hoi-cho.yaml" in line and " row-not-spliced: " in line for line in done.problems)
    assert files_below(home) == before


def test_it_is_told_what_the_code_of_a_booth_leads_to(home: Path) -> None:
    path = fair(home, f'{HEAD}code: "120000507"\n{FLOW}')
    code = assign(home)["booths/hoi-cho/a1"]
    told = run(home, "codes", "show", code).out.splitlines()
    base = "/hoi-cho/hoi-cho-vi-du-120000507/"
    assert told == ["booths/hoi-cho/a1: A1, Hội chợ Ví Dụ", f"/Q/{code}/", f"{base}gian/a1/"]
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if "A1" not in line))
    told = run(home, "codes", "show", code).out.splitlines()
    assert told == ["booths/hoi-cho/a1: Hội chợ Ví Dụ (không còn trong danh sách)", f"/Q/{code}/", base]


def test_a_code_that_only_a_booth_carries_is_given_to_no_new_record(home: Path) -> None:
    """Written by hand and not yet in the ledger, it would be given out a second time."""
    wanted = give_code("12", "outlets", "quay-moi", set())
    fair(home, HEAD + FLOW.replace("number: A1", f'number: A1, code: "{wanted}"'))
    assert run(home, "new", "outlet", "--name", "Quầy mới", *DAY).exit == 0
    (file,) = (home / "content" / "outlets").rglob("quay-moi.yaml")
    assert 'code: "12' in file.read_text(encoding="utf-8")
    assert wanted not in file.read_text(encoding="utf-8")
