"""The matcher before 300 variants of real producers' names, of several seeds: what it calls certain is right.

`python -m tests.writing.names.test_judge [SEED…]` prints the figures.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.writing.names.matching import Candidate, Makers
from ocop_site.writing.names.spots import spot_of
from tests.writing.names.variants import cases

CONTENT = Path(__file__).parents[3] / "content"
VARIANTS = 300


@cache
def producers() -> tuple[Candidate, ...]:
    records, _ = read_records(read_content(CONTENT)[0])
    assert records is not None
    return tuple(Candidate(one.id, one.name, spot_of(one.address, records.vocabulary)) for one in records.producers)


@cache
def _makers(candidates: tuple[Candidate, ...]) -> Makers:
    return Makers(candidates)


def judge(seed: int) -> tuple[Counter[str], list[str]]:
    """What became of the variants of a seed, and each wrong certainty in words."""
    counted: Counter[str] = Counter()
    wrong = []
    for case in cases(producers(), VARIANTS, Random(seed)):
        match = _makers(case.candidates).match(case.name, case.where)
        counted[match.sureness] += 1
        plain = case.kind.startswith("spelling")
        counted["spellings"] += plain
        counted["spellings certain"] += plain and match.sureness == "certain"
        counted["present"] += bool(case.truth)
        counted["present certain"] += bool(case.truth) and match.sureness == "certain"
        counted["present offered"] += bool(case.truth) and case.truth in {one.id for one in match.found}
        if match.sureness == "certain" and match.found[0].id != case.truth:
            wrong.append(f"{case.kind}: {case.name!r} -> {match.found[0].name!r} ({match.found[0].near})")
    return counted, wrong


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_wrong_match_is_called_certain_and_most_spellings_are(seed: int) -> None:
    counted, wrong = judge(seed)
    assert wrong == []
    assert counted["certain"] + counted["likely"] + counted["none"] == VARIANTS
    assert counted["spellings certain"] >= 0.7 * counted["spellings"]
    assert counted["present certain"] >= 0.6 * counted["present"]
    assert counted["present offered"] >= 0.95 * counted["present"]


if __name__ == "__main__":
    for _seed in [int(word) for word in sys.argv[1:]] or range(1, 6):
        _counted, _wrong = judge(_seed)
        sys.stdout.write(f"seed {_seed}: {dict(sorted(_counted.items()))}, wrong certain: {len(_wrong)}\n")
        sys.stdout.writelines(f"  {line}\n" for line in _wrong)
