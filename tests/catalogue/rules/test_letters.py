from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.letters import letter_problems
from tests.small_content import product, records_of

if TYPE_CHECKING:
    from pathlib import Path


def test_letters_that_only_look_vietnamese_are_named_where_they_stand(tmp_path: Path) -> None:
    more = 'name_as_printed: "Mắm Ðặc sản"\nstandards: [HACCP, "Ðặc sản"]\nnotes: ["trang dùng chữ Ð"]\n'
    found = list(letter_problems(records_of(tmp_path, {"products/a.yaml": product(1, "Mắm Cо Ba", more)})))
    assert [(p.code, p.values["value"], p.hint, str(p.place)) for p in found] == [
        ("look-alike-letter", "Cо", "Co", "content/products/a.yaml:1:7"),
        ("look-alike-letter", "Ðặc", "Đặc", "content/products/a.yaml:5:20"),
    ]
