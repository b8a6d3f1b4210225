"""Five years of an invented catalogue: renamed, merged, withdrawn, moved – and broken, which must be refused.

A history is made from its seed alone. After every step the content is planned and released, and every label that was
ever printed is followed: its text must lead, without a second page between, to a page that names what it stood for.
`python -m tests.promises.judge 1000` runs many and prints what it found.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path

from tests.promises.edits import EDITS, SABOTAGE, begin
from tests.promises.invented import Invented


def run_history(seed: int) -> tuple[int, int, int]:
    """One history of five years, in half-years; gives labels printed, labels followed, builds refused."""
    with tempfile.TemporaryDirectory() as folder:
        here = Invented(Path(folder), random.Random(seed), {})
        begin(here)
        for _ in range(10):
            for _ in range(here.chance.randint(1, 3)):
                here.chance.choice(EDITS)(here)
            here.give_codes()
            planned = here.plan()
            assert planned.refused == [], (seed, planned.refused)
            if here.chance.random() < 0.5:
                spoil(here, seed)
            planned = here.plan()
            assert planned.refused == [], (seed, planned.refused)
            here.release(planned)
            here.print_some()
            here.follow(planned)
            here.day += timedelta(days=here.chance.randint(150, 215))
        return len(here.printed), here.followed, here.refusals


def spoil(here: Invented, seed: int) -> None:
    """Something goes wrong that would break a promise: the build refuses and names what; then it is undone."""
    before = json.dumps([here.kinds, here.site, here.ledgers], ensure_ascii=False)
    names = here.chance.choice(SABOTAGE)(here)
    if names:
        lines = here.plan().refused
        assert any(all(name in line for name in names) for line in lines), (seed, names, lines)
        here.refusals += 1
    here.kinds, here.site, here.ledgers = json.loads(before)


def _tried(seed: int) -> tuple[int, int, int] | str:
    """The figures of a history, or what went wrong in it."""
    try:
        return run_history(seed)
    except Exception as wrong:  # noqa: BLE001  # a judge names every history that fails, not only the first
        return f"{type(wrong).__name__}: {wrong}"


def main() -> int:
    """Run the histories 1 … N in as many processes as there are cores and print the sums; 1 where one failed."""
    count = int(sys.argv[1])
    with ProcessPoolExecutor() as executor:
        results = list(executor.map(_tried, range(1, count + 1), chunksize=5))
    failed = {seed: result for seed, result in enumerate(results, 1) if isinstance(result, str)}
    for seed, wrong in failed.items():
        print(f"history {seed}: {wrong}")
    sums = [result for result in results if not isinstance(result, str)]
    printed, followed, refused = (sum(column) for column in zip(*sums, strict=True)) if sums else (0, 0, 0)
    print(f"{len(sums)} histories: {printed} labels, followed {followed} times, all reached; {refused} builds refused")
    print(f"{len(failed)} histories failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
