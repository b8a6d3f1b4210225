"""Time and memory of the workbook: `export`, and `import` with nothing and with some cells changed. Linux only.

python benchmarks/workbook.py real                       the catalogue in content/
python benchmarks/workbook.py corpus --products 20000    an invented one of that size
python benchmarks/workbook.py corpus --home DIR          content that lies in DIR/content already

Prints a Markdown table; exit 1 where an import does not change what it should.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import DAY, MB, PROJECT, PYTHON, files_in, machine, run

if TYPE_CHECKING:
    from measure import Run

SHEET = "xl/worksheets/sheet2.xml"  # of products: the first sheet is the guide
_ROW = re.compile(r'<row r="(\d+)"[^>]*>.*?</row>', re.DOTALL)
_HEAD_ROWS = 2


def edited(workbook: bytes, cells: int, seed: int = 1) -> bytes:
    """The workbook with so many names of products changed, as somebody would change them: only these letters differ."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts[SHEET].decode()
    rows = [match for match in _ROW.finditer(text) if int(match[1]) > _HEAD_ROWS]
    chosen = sorted(random.Random(seed).sample(rows, min(cells, len(rows))), key=lambda match: match.start())
    pieces, place = [], 0
    for match in chosen:
        at = text.index("</t>", text.index(f'r="B{match[1]}"', match.start()))
        pieces += [text[place:at], " (đổi)"]
        place = at
    parts[SHEET] = "".join([*pieces, text[place:]]).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return out.getvalue()


def measure(home: Path, runs: int, cells: int) -> int:
    """Print the table for the content in a folder; 1 where an import does something else than it should."""
    content, plain, changed = home / "content", home / "so.xlsx", home / "so-doi.xlsx"
    export = [PYTHON, "build.py", "export", str(plain), "--force", "--content", str(content), "--date", DAY]
    rows = {"`export`": [run(export) for _ in range(runs)]}
    changed.write_bytes(edited(plain.read_bytes(), cells))
    fresh = home / "fresh"
    shutil.copytree(content, fresh)
    options = ["--content", str(content), "--date", DAY, "--yes"]
    rows["`import`, nothing changed"] = [run([PYTHON, "build.py", "import", str(plain), *options]) for _ in range(runs)]
    untouched = differing(content, fresh)
    some = rows[f"`import`, {cells} cells changed"] = []
    for _ in range(runs):
        shutil.rmtree(content)
        shutil.copytree(fresh, content)
        some.append(run([PYTHON, "build.py", "import", str(changed), *options]))
    written = differing(content, fresh)
    products = len(files_in(fresh / "products"))
    print(f"{products:,} products, {runs} runs of each. {machine()}.\n")
    print(f"The workbook: {plain.stat().st_size / MB:.1f} MB. {cells} changed cells: {written} files written.\n")
    print_table(rows)
    return int(untouched != 0 or written != min(cells, products))


def differing(content: Path, fresh: Path) -> int:
    """How many files are not what they were."""
    return sum(path.read_bytes() != (fresh / path.relative_to(content)).read_bytes() for path in files_in(content))


def print_table(rows: dict[str, list[Run]]) -> None:
    """One line for each command: medians, and the range of the clock."""
    print("| command | seconds (least–most) | CPU seconds | peak MB |")
    print("|---|---:|---:|---:|")
    for what, some in rows.items():
        walls = [one.wall for one in some]
        cpu, peak = median(one.cpu for one in some), median(one.peak for one in some) / MB
        print(f"| {what} | {median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f}) | {cpu:.2f} | {peak:,.0f} |")


def main() -> int:
    """Read the command line and do what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("real", "corpus"))
    parser.add_argument("--products", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cells", type=int, default=100, help="cells that are changed")
    parser.add_argument("--home", type=Path, help="a folder with `content/`; it is copied")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        if given.what == "real" or given.home:
            shutil.copytree((given.home or PROJECT) / "content", content)
        else:
            corpus = [PYTHON, str(PROJECT / "benchmarks" / "corpus.py"), str(content)]
            run([*corpus, "--products", str(given.products), "--seed", str(given.seed)])
        return measure(Path(folder), given.runs, given.cells)


if __name__ == "__main__":
    sys.exit(main())
