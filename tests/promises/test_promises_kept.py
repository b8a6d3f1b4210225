"""A share of the thousand histories of `judge`, by seed; and two branches that both give codes, in real git."""

from __future__ import annotations

import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import read_codes
from ocop_site.vietnamese import slug
from tests.promises.edits import EDITS, SABOTAGE, begin
from tests.promises.invented import Invented
from tests.promises.judge import run_history
from tests.small_content import PROJECT
from tests.whole_sites import DAY, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", range(1, 4))
def test_five_years_break_no_promise(seed: int) -> None:
    printed, followed, refused = run_history(seed)
    assert printed
    assert followed > printed
    assert refused


def test_every_edit_and_every_mistake_happens_in_the_histories(tmp_path: Path) -> None:
    """Each mistake is really refused: the plan of a catalogue that is good names it."""
    assert len(set(EDITS)) == 12
    told = set()
    for seed in range(40):
        here = Invented(tmp_path / str(seed), random.Random(seed), {})
        begin(here)
        here.give_codes()
        for edit in sorted(set(EDITS), key=lambda one: one.__name__):
            edit(here)
        here.give_codes()
        planned = here.plan()
        assert planned.refused == []
        here.release(planned)
        here.print_some()
        spoil = SABOTAGE[seed % len(SABOTAGE)]
        names = spoil(here)
        if names:
            lines = here.plan().refused
            assert any(all(name in line for name in names) for line in lines), (spoil.__name__, names, lines)
            told.add(spoil)
        if told == set(SABOTAGE):
            return
    pytest.fail(f"never caused: {sorted(one.__name__ for one in set(SABOTAGE) - told)}")


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Ví Dụ", "-c", "user.email=a@vi-du.example", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A content folder under git, with the project's own rule for merging ledgers."""
    shutil.copytree(PROJECT / "tests" / "broken" / "_base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "content" / "vocabulary", tmp_path / "content" / "vocabulary")
    shutil.copy(PROJECT / ".gitattributes", tmp_path)
    assert git(tmp_path, "init").returncode == 0
    assert run(tmp_path, "ledger", "append", "--date", "2026-11-20").exit == 0
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    assert git(folder, "add", "-A").returncode == 0
    assert git(folder, "commit", "-m", "x").returncode == 0


def on_branch(folder: Path, branch: str, files: dict[str, str], day: str) -> None:
    """New records on a branch of their own get codes, and what they promise is entered."""
    assert git(folder, "checkout", "-b", branch, "main").returncode == 0
    for name, text in files.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    assert run(folder, "codes", "assign", "--date", day).exit == 0
    assert run(folder, "ledger", "append", "--date", day).exit == 0
    commit(folder)


def test_two_branches_that_both_give_codes_merge_without_a_conflict(repository: Path) -> None:
    one = {f"products/mam-{i}.yaml": f"name: Mắm {i}\nproducer: htx-vi-du\ngroup: thuc-pham\n" for i in range(5)}
    two = {f"outlets/quay-{i}.yaml": f"name: Quầy {i}\n" for i in range(5)}
    on_branch(repository, "mot", one, "2026-11-21")
    on_branch(repository, "hai", two, DAY)
    merged = git(repository, "merge", "mot", "-m", "y")
    assert merged.returncode == 0, merged.stdout
    done = run(repository, "check", "--ledger", "--date", DAY)
    assert (done.exit, done.problems) == (0, [])
    given, problems = read_codes((repository / "content" / "ledger" / "codes.csv").read_bytes(), "codes.csv")
    assert problems == []
    assert len({line.code for line in given}) == len(given) == 12


MAM = "producer: htx-vi-du\ngroup: thuc-pham\n"


def code_in(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition('code: "')[2][:9]


def test_one_code_given_on_two_branches_is_named(repository: Path) -> None:
    """Both branches give the same number to another record: the merge is clean, the check is not."""
    on_branch(repository, "mot", {"outlets/quay.yaml": "name: Quầy\n"}, DAY)
    code = code_in(repository / "content" / "outlets" / "quay.yaml")
    two = {"outlets/gian.yaml": f'name: Gian\ncode: "{code}"\n'}
    on_branch(repository, "hai", two, DAY)
    merged = git(repository, "merge", "mot", "-m", "y")
    assert merged.returncode == 0, merged.stdout
    done = run(repository, "check", "--date", DAY)
    assert done.exit == 1
    assert {line.split(": ")[1].removeprefix("error ") for line in done.problems} == {
        "code-given-twice",
        "duplicate-code",
    }
    assert all(code in line for line in done.problems)


@pytest.mark.parametrize("other", ["outlets/quay", "products/tuong"])
def test_a_code_given_twice_is_mended_as_the_how_to_says(repository: Path, other: str) -> None:
    """Both pages were promised. The product keeps the code; the other gets its own, and its old address leads to it."""
    name, more = (
        ("Quầy Thử", "") if other == "outlets/quay" else ("Tương Thử", "producer: htx-vi-du\ngroup: thuc-pham\n")
    )
    kind, stem = other.split("/")
    folder = {"outlets": "diem-ban", "products": "san-pham"}[kind]
    on_branch(repository, "mot", {"products/mam.yaml": f"name: Mắm\n{MAM}"}, DAY)
    code = code_in(repository / "content" / "products" / "mam.yaml")
    file = repository / "content" / f"{other}.yaml"
    on_branch(repository, "hai", {f"{other}.yaml": f'name: {name}\ncode: "{code}"\n{more}'}, DAY)
    assert git(repository, "merge", "mot", "-m", "y").returncode == 0
    ledger = repository / "content" / "ledger" / "codes.csv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text("".join(one for one in lines if f",{kind},{stem}," not in one), encoding="utf-8")
    old = f"/{folder}/{slug(name)}-{code}/"
    text = file.read_text(encoding="utf-8").replace(f'code: "{code}"\n', "")
    file.write_text(f"{text}formerly_at: [{old}]\n", encoding="utf-8")
    assert run(repository, "codes", "assign", "--date", DAY).exit == 0
    assert run(repository, "ledger", "append", "--date", DAY).exit == 0
    done = run(repository, "check", "--ledger", "--date", DAY)
    assert (done.exit, done.problems) == (0, [])
    assert run(repository, "build", "--date", DAY).exit == 0
    page = (repository / "output" / old.strip("/") / "index.html").read_text(encoding="utf-8")
    assert f"{slug(name)}-{code_in(file)}/" in page
    assert code_in(file) != code
    assert f"mam-{code}/" in (repository / "output" / "Q" / code / "index.html").read_text(encoding="utf-8")


def test_without_its_old_address_the_ledger_says_what_to_write(repository: Path) -> None:
    on_branch(repository, "mot", {"products/mam.yaml": f"name: Mắm\n{MAM}"}, DAY)
    code = code_in(repository / "content" / "products" / "mam.yaml")
    on_branch(repository, "hai", {"outlets/quay.yaml": f'name: Quầy\ncode: "{code}"\n'}, DAY)
    assert git(repository, "merge", "mot", "-m", "y").returncode == 0
    for path, lost in (("ledger/codes.csv", ",outlets,quay,"), ("outlets/quay.yaml", "code:")):
        file = repository / "content" / path
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(one for one in lines if lost not in one), encoding="utf-8")
    assert run(repository, "codes", "assign", "--date", DAY).exit == 0
    told = run(repository, "check", "--date", DAY).problems
    assert [line for line in told if f"`formerly_at: [/diem-ban/quay-{code}/]`" in line]


def test_a_line_lost_in_a_merge_is_named(repository: Path) -> None:
    released = repository / "released"
    shutil.copytree(repository / "content" / "ledger", released)
    ledger = repository / "content" / "ledger" / "addresses.csv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    lost = next(line for line in lines if "/san-pham/" in line)
    ledger.write_text("".join(line for line in lines if line != lost), encoding="utf-8")
    done = run(repository, "check", "--against", "released", "--date", DAY)
    assert done.exit == 1
    assert [lost.strip() in line for line in done.problems] == [True]
