"""A decision that is taken back leaves no trace: every file is again what it was, built on or built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pipeline import build
from tests.building.small_site import FILES, A, B, order_of, pages_of
from tests.small_content import code

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order

HEAD = "number: 9901/QĐ-MẪU\ndate: 2026-04-01\nissuer: UBND tỉnh (mẫu)\n"
ITEMS = {
    "recognise": "act: recognise, product: a, stars: 5, kind: upgrade, score: 91",
    "revoke": "act: revoke, product: a, ground: ngừng sản xuất",
    "strike-off": "act: strike-off, product: a",
    "extend": "act: extend, product: a, until: 2028-06-01, ground: chờ đánh giá lại",
}
PAGE = "quyet-dinh/d/index.html"
CODE_PAGE = f"Q/{code(1)}/index.html"


def built(order: Order) -> dict[str, bytes]:
    outcome = build(order)
    assert outcome.good, [problem.line() for problem in outcome.problems]
    return pages_of(order)


@pytest.mark.parametrize("act", sorted(ITEMS))
def test_a_decision_taken_back_leaves_no_trace(tmp_path: Path, act: str) -> None:
    order = order_of(tmp_path / "work")
    before = built(order)
    decision = order.content / "decisions" / "d.yaml"
    decision.parent.mkdir()
    decision.write_text(f"{HEAD}items: [{{{ITEMS[act]}}}]\n", encoding="utf-8")
    during = built(order)
    changed = {name for name in before.keys() | during.keys() if before.get(name) != during.get(name)}
    assert {PAGE, "quyet-dinh/index.html", A, CODE_PAGE} <= changed
    assert B not in changed
    anew = built(order_of(tmp_path / "during", {**FILES, "decisions/d.yaml": decision.read_text(encoding="utf-8")}))
    assert during == anew
    decision.unlink()
    assert built(order) == before
    assert not (order.output / PAGE).parent.exists()
    assert built(order_of(tmp_path / "after")) == before


def test_one_item_taken_back_leaves_the_others(tmp_path: Path) -> None:
    order = order_of(tmp_path / "work")
    decision = order.content / "decisions" / "d.yaml"
    decision.parent.mkdir()
    one = f"{HEAD}items:\n  - {{{ITEMS['revoke']}}}\n"
    decision.write_text(one, encoding="utf-8")
    before = built(order)
    decision.write_text(f"{one}  - {{act: revoke, product: b}}\n", encoding="utf-8")
    during = built(order)
    assert before[B] != during[B]
    assert before[PAGE] != during[PAGE]
    decision.write_text(one, encoding="utf-8")
    assert built(order) == before
