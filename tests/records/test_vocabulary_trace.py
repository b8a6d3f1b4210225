from __future__ import annotations

import pytest

from ocop_site.records.parse import parse
from ocop_site.records.vocabulary_rules import Rules
from tests.records.test_vocabulary_rules import WORDS
from tests.small_content import raw_of


def test_only_the_newest_version_asks_for_trace_codes() -> None:
    assert [rule.id for rule in WORDS.rules if rule.trace_code] == ["26-2026"]


def test_trace_codes_by_stars_and_set() -> None:
    """4 stars in 24 of 26 sets, 5 stars in set 24, never in set 26 (counted in 26/2026/QĐ-TTg)."""
    duty = WORDS.rules[-1].trace_code
    assert duty is not None
    asked = {stars: [n for n in range(1, 27) if duty.holds(stars, n)] for stars in (3, 4, 5)}
    assert asked == {3: [], 4: [n for n in range(1, 26) if n != 24], 5: list(range(1, 26))}


@pytest.mark.parametrize("pattern", ["[0-9", "(?P<a", "*"])
def test_a_pattern_that_cannot_be_used_is_a_problem(pattern: str) -> None:
    text = (
        "rules:\n  - id: vi-du\n    decision: Ví Dụ\n    title: Ví Dụ\n    source: {note: ví dụ}\n"
        f"    product_code: {{pattern: '{pattern}', form: ví dụ, form_en: example, source: {{note: ví dụ}}}}\n"
    )
    _, problems = parse(raw_of(text, "vocabulary"), Rules)
    assert ("wrong-form", 6, pattern) in [(p.code, p.place.line, p.values.get("value")) for p in problems]
