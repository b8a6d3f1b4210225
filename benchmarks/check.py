"""How long `check` takes, as a Markdown table: first, again with nothing changed, again after an edit. Linux.

python benchmarks/check.py real                       the catalogue in content/
python benchmarks/check.py corpus --products 20000    an invented one of that size
python benchmarks/check.py corpus --home DIR          content that lies in DIR already
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measure import DAY, PROJECT, PYTHON, Run, edit, files_in, machine, print_table, run


def measure_check(content: Path, runs: int) -> None:
    """Check the same content several times in each way, and print the table."""
    kinds: dict[str, list[Run]] = {"first": [], "again, nothing changed": [], "one name edited": []}
    first, again, edited = kinds.values()
    home = content.parent
    command = [PYTHON, str(PROJECT / "build.py"), "check", "--content", str(content), "--date", DAY]
    for _ in range(runs):
        with tempfile.TemporaryDirectory(dir=home) as cache:  # `.cache/` lies where the command is called
            Path(cache, ".cache").mkdir()
            first.append(run(command, folder=Path(cache)))
            again.append(run(command, folder=Path(cache)))
            put_back = edit(content)
            edited.append(run(command, folder=Path(cache)))
            put_back()
    records = sum(path.suffix in {".md", ".yaml"} for path in files_in(content))
    products = len(files_in(content / "products"))
    print(f"{products:,} products, {records:,} records, {runs} runs of each. {machine()}.\n")
    print_table(kinds)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["real", "corpus"])
    parser.add_argument("--products", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--home", type=Path, default=None)
    asked = parser.parse_args()
    if asked.home:
        measure_check(asked.home.resolve() / "content", asked.runs)
        return
    with tempfile.TemporaryDirectory() as home:
        content = Path(home, "content")
        if asked.what == "real":
            shutil.copytree(PROJECT / "content", content)
        else:
            maker = [PYTHON, "benchmarks/corpus.py", str(content), "--products", str(asked.products)]
            run([*maker, "--seed", "1"])
        measure_check(content, asked.runs)


if __name__ == "__main__":
    sys.exit(main())
