"""What `check` would newly say of files that are not written yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.problems import Place, Problem
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.judging import Judge, few_of_each
from tests.small_content import paper, producer, product, write

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[2]
KNOWN = {
    "producers/htx-mau.yaml": producer(1, "HTX Mẫu"),
    "products/mam.yaml": product(2, "Mắm Mẫu 4 sao", f"producer: htx-mau\n{paper('2020-01-02', 4)}"),
}


def told(folder: Path, new: Mapping[str, str]) -> list[tuple[str, str]]:
    """Code and path of every problem that some new files bring."""
    raw, before = read_content(write(folder, KNOWN), PROJECT / "content" / "vocabulary")
    records, complaints = read_records(raw)
    judged = Judge(raw, records, [*before, *complaints]).of([ContentFile(path, text) for path, text in new.items()])
    return [(one.code, one.place.path) for one in judged.problems]


def test_what_is_said_already_is_not_said_again(tmp_path: Path) -> None:
    assert told(tmp_path, {"products/cha.yaml": product(3, "Chả Mẫu", "producer: htx-mau\n")}) == [
        ("code-not-in-ledger", "content/products/cha.yaml")
    ]


def test_a_file_of_its_own_and_all_files_together_are_judged(tmp_path: Path) -> None:
    path = "content/products/cha.yaml"
    level = paper("2020-01-02", 4, "    level: district\n")
    new = product(2, "Chả Mẫu", f"producer: htx-khac\n{level}")
    found = told(tmp_path, {"products/cha.yaml": new, "products/hong.yaml": "name: [\n"})
    assert {("wrong-level", path), ("unknown-reference", path)} <= set(found)
    assert "content/products/hong.yaml" in {where for _, where in found}


@pytest.mark.parametrize(("code", "shown"), [("trace-missing", 3), ("wrong-level", 5)])
def test_of_many_warnings_a_few_are_shown_and_every_error(code: str, shown: int) -> None:
    values = {"stars": "4", "rule": "x", "field": "trace", "value": "district", "right": "province"}
    kept, more = few_of_each(Problem(code, Place("a", line), values) for line in range(5))
    assert len(kept) == shown
    assert more == (((code, 5 - shown),) if shown < 5 else ())
