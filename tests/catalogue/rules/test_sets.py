from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import wrong
from tests.small_content import product

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("number", "told"), [(9, 0), (1, 0), (24, 1), (26, 1)])
def test_a_set_belongs_to_the_group_of_the_record(tmp_path: Path, number: int, told: int) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=f"set: {number}\n")})
    assert [(p.code, p.place.line, p.values["group"]) for p in problems] == [
        ("set-of-another-group", 4, "thuc-pham")
    ] * told


def test_of_an_unknown_group_only_that_is_said(tmp_path: Path) -> None:
    text = product(1, more="set: 24\n").replace("thuc-pham", "thuc-phm")
    assert [p.code for p in wrong(tmp_path, {"products/a.yaml": text})] == ["unknown-reference"]
