"""Small files that would be huge inside: each is refused with a place, in little memory and time."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from ocop_site.reading import workbook_budget, workbook_parts
from ocop_site.reading.workbooks import cell_name, read_sheets
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

MOST_MEGABYTES = 300  # above what Python takes for itself; half of it would be a workbook of the whole country
MOST_SECONDS = 180  # a loaded machine; alone, the worst takes some 15
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
READ = """
import json, resource, sys
from pathlib import Path
from ocop_site.reading.workbooks import read_workbook
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sheets, problems = read_workbook(Path(sys.argv[1]))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([len(sheets), [(one.code, one.place.path, one.values) for one in problems], (after - before) // 1024]))
"""


def packed(path: Path, sheets: Iterable[tuple[str, Iterator[str]]], parts: list[str], **more: Iterator[str]) -> Path:
    """A workbook whose sheets S0, S1 … are the parts that are named; the parts are written piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relations([("a", "officeDocument", "xl/workbook.xml")]))
        names = "".join(f'<sheet name="S{n}" r:id="r{n}"/>' for n in range(len(parts)))
        file.writestr("xl/workbook.xml", f'<workbook xmlns:r="{KIND}"><sheets>{names}</sheets></workbook>')
        targets = [(f"r{n}", "worksheet", part) for n, part in enumerate(parts)]
        targets += [("s", "sharedStrings", "strings.xml")] if "strings" in more else []
        file.writestr("xl/_rels/workbook.xml.rels", relations(targets))
        for name, pieces in [*sheets, *((f"{key}.xml", pieces) for key, pieces in more.items())]:
            with file.open(f"xl/{name}", "w") as part:
                for piece in pieces:
                    part.write(piece.encode())
    return path


def relations(targets: list[tuple[str, str, str]]) -> str:
    lines = (f'<Relationship Id="{one}" Type="{KIND}/{kind}" Target="{target}"/>' for one, kind, target in targets)
    return f"<Relationships>{''.join(lines)}</Relationships>"


def sheet(rows: Iterator[str]) -> Iterator[str]:
    yield "<worksheet><sheetData>"
    yield from noisy(rows)
    yield "</sheetData></worksheet>"


def noisy(pieces: Iterator[str]) -> Iterator[str]:
    """With comments that nothing packs, so that the whole packs no better than a real sheet does."""
    chance = random.Random(1)
    since = 0
    for piece in pieces:
        yield piece
        since += len(piece)
        if since > 4000:
            yield f"<!--{chance.randbytes(since // 50).hex()}-->"
            since = 0


def far_cells(path: Path) -> Path:
    """Rows with nothing but their thousandth cell."""
    rows = (f'<c r="{cell_name(row, 999)}"><v>1</v></c>' for row in range(200_000))
    return packed(path, [("a.xml", sheet(rows))], ["a.xml"])


def different_cells(path: Path) -> Path:
    """Cells none of which is like another."""
    chance = random.Random(1)
    rows = (f"<row>{''.join(f'<c><v>{chance.random()}</v></c>' for _ in range(500))}</row>" for _ in range(4500))
    return packed(path, [("a.xml", sheet(rows))], ["a.xml"])


def one_part_many_sheets(path: Path) -> Path:
    rows = (f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(3000))
    return packed(path, [("a.xml", sheet(rows))], ["a.xml"] * 200)


def many_parts(path: Path) -> Path:
    """Each sheet is small enough for any bound of its own."""

    def rows() -> Iterator[str]:
        return (f"<row>{'<c><v>1</v></c>' * 300}</row>" for _ in range(200))

    names = [f"{n}.xml" for n in range(200)]
    return packed(path, [(name, sheet(rows())) for name in names], names)


def empty_rows(path: Path) -> Path:
    """Each sheet has one cell, in the last row that may be."""
    names = [f"{n}.xml" for n in range(200)]
    return packed(path, [(name, sheet(iter(['<c r="A200000"><v>1</v></c>']))) for name in names], names)


def farthest_cell(path: Path) -> Path:
    return packed(path, [("a.xml", sheet(iter(['<c r="XFD1048576"><v>1</v></c>'])))], ["a.xml"])


def million_cells(path: Path) -> Path:
    rows = iter(["<row>", *("<c><v>1</v></c>" for _ in range(1_000_000)), "</row>"])
    return packed(path, [("a.xml", sheet(rows))], ["a.xml"])


def wide_texts(path: Path) -> Path:
    """One letter that needs four bytes makes every other need as many."""
    texts = (f"<si><t>{n}\U0001f41f{'abcdefgh' * 400}</t></si>" for n in range(50_000))
    return packed(path, [("a.xml", sheet(iter([])))], ["a.xml"], strings=noisy(iter(["<sst>", *texts, "</sst>"])))


def long_tag(path: Path) -> Path:
    chance = random.Random(1)
    value = (chance.randbytes(50_000).hex() for _ in range(100))
    return packed(path, [("a.xml", (piece for some in ([' <a b="'], value, ['"/>']) for piece in some))], ["a.xml"])


def many_names(path: Path) -> Path:
    return packed(path, [("a.xml", sheet(f"<n{n} a{n}='1'/>" for n in range(500_000)))], ["a.xml"])


def long_text(path: Path) -> Path:
    cell = ['<c t="inlineStr"><is><t>', random.Random(1).randbytes(3_000_000).hex(), "</t></is></c>"]
    return packed(path, [("a.xml", iter(cell))], ["a.xml"])


def piles_of_accents(path: Path) -> Path:
    text = "a" + "\u0301" * 40_000 + "\u0323" * 40_000
    cells = (f'<c r="A1" t="inlineStr"><is><t>{n}{text}</t></is></c>' for n in range(50))
    return packed(path, [("a.xml", sheet(cells))], ["a.xml"])


def many_merges(path: Path) -> Path:
    names = [f"{n}.xml" for n in range(4)]

    def merges() -> Iterator[str]:
        return (f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 90_000))

    return packed(path, [(name, sheet(merges())) for name in names], names)


def many_entries(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for number in range(60_000):
            file.writestr(f"{number}", "")
    return path


@pytest.mark.parametrize(
    ("make", "measure", "place"),
    [
        (far_cells, "cells", "[b.xlsx]S0"),
        (different_cells, "memory-bytes", "[b.xlsx]S0"),
        (one_part_many_sheets, "", "[b.xlsx]S1"),
        (many_parts, "cells", "[b.xlsx]S66"),
        (empty_rows, "cells", "[b.xlsx]S19"),
        (farthest_cell, "rows", "[b.xlsx]S0!XFD1048576"),
        (million_cells, "columns", "[b.xlsx]S0!ALM1"),
        (wide_texts, "memory-bytes", "b.xlsx"),
        (long_tag, "tag-bytes", "[b.xlsx]S0"),
        (many_names, "names", "[b.xlsx]S0"),
        (long_text, "letters", "[b.xlsx]S0"),
        (piles_of_accents, "", "[b.xlsx]S0"),
        (many_merges, "merges", "[b.xlsx]S1"),
        (many_entries, "entries", "b.xlsx"),
    ],
)
def test_what_is_huge_inside_is_refused_in_little_memory(
    make: Callable[[Path], Path], measure: str, place: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "b.xlsx")
    assert path.stat().st_size < workbook_budget.LARGEST_WORKBOOK
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True, timeout=MOST_SECONDS)
    count, ((code, where, values),), megabytes = json.loads(done.stdout)
    assert count == 0
    assert (code, values.get("measure", "")) == ("workbook-too-large" if measure else "workbook-damaged", measure)
    assert where == place
    assert megabytes < MOST_MEGABYTES + path.stat().st_size // 1_000_000


def test_elements_are_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = packed(tmp_path / "b.xlsx", [(f"{n}.xml", sheet(iter(["<c/>"] * 40))) for n in range(3)], ["0.xml", "1.xml"])
    assert read_sheets(path.read_bytes(), "b.xlsx")[1] == []
    monkeypatch.setattr(workbook_budget, "MOST_ELEMENTS", 60)
    (problem,) = read_sheets(path.read_bytes(), "b.xlsx")[1]
    assert (problem.code, problem.values["measure"], problem.place.path) == (
        "workbook-too-large",
        "elements",
        "[b.xlsx]S1",
    )


def test_what_is_unpacked_is_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = packed(tmp_path / "b.xlsx", [(f"{n}.xml", sheet(iter([" "] * 900))) for n in range(2)], ["0.xml", "1.xml"])
    monkeypatch.setattr(workbook_parts, "LARGEST_UNPACKED", 2000)
    (problem,) = read_sheets(path.read_bytes(), "b.xlsx")[1]
    assert problem.values["measure"] == "unpacked-bytes"


def test_texts_of_real_languages_pile_no_accents_and_are_read() -> None:
    text = "Đặc sản “…” – — ……………… " * 20 + "—" * 300 + "ệ" * 500
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("_rels/.rels", relations([("a", "officeDocument", "w.xml")]))
        file.writestr("w.xml", f'<workbook xmlns:r="{KIND}"><sheets><sheet name="S" r:id="r"/></sheets></workbook>')
        file.writestr("_rels/w.xml.rels", relations([("r", "worksheet", "s.xml")]))
        file.writestr("s.xml", f'<worksheet><row><c t="inlineStr"><is><t>{text}</t></is></c></row></worksheet>')
    sheets, problems = read_sheets(stream.getvalue(), "b.xlsx")
    assert problems == []
    assert sheets[0].rows[0][0].text == text
