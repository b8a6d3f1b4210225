from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.letters import legacy_word, letter_problems
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mật ong Ví Dụ", ""),
        ("MËt ong VÝ Dô", "MËt"),
        ("Hµ TÜnh", "Hµ"),
        ("KÑo dõa", "KÑo"),
        ("Maät ong Ví Duï", "Maät"),
        ("Máº­t ong", "Máº"),
        ("Müller", ""),
        ("Piñata", ""),
        ("Nước 5 µm", ""),
        ("Diện tích 3 m² – 1½ lít · 2", ""),
        ("«Ba Giọt»®", ""),
    ],
)
def test_texts_of_old_fonts_are_known_by_their_letters(text: str, word: str) -> None:
    assert legacy_word(text) == word
