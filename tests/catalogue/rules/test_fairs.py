from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import wrong
from tests.small_content import producer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("from: 2026-11-20, to: 2026-11-24", 0),
        ("from: 2026-11-20, to: 2026-11-20", 0),
        ("from: 2026-11-20, to: 2026-11", 0),  # the month's last days lie behind
        ("from: 2026-11, to: 2026-11-02", 0),
        ("from: 2026-11-20", 0),
        ("to: 2026-11-20", 0),
        ("from: 2026-11-20, to: 2026-11-19", 1),
        ("from: 2026-11-20, to: 2025-11-24", 1),
        ("from: 2026-11, to: 2026-10", 1),
    ],
)
def test_a_fair_does_not_end_before_it_begins(tmp_path: Path, days: str, told: int) -> None:
    problems = wrong(tmp_path, {"fairs/a.yaml": producer(1, more=f"days: {{{days}}}\n")})
    assert [(p.code, p.place.line) for p in problems] == [("fair-ends-before-it-begins", 3)] * told
