from __future__ import annotations

import re
from typing import Any

import pytest

from ocop_site.reading.raw import RawRecord
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.records.parse import parse
from ocop_site.records.schemas import KINDS
from ocop_site.writing.first_records import OFFERED, first_text

LEAST: dict[str, dict[str, Any]] = {
    "product": {"name": "Mắm Ví Dụ", "code": "120000015", "group": "thuc-pham"},
    "producer": {"name": "HTX Ví Dụ", "code": "120000028"},
    "outlet": {"name": "Quầy Ví Dụ", "code": "120000028"},
    "fair": {"name": "Hội chợ Ví Dụ", "code": "120000028"},
    "decision": {"items": [{"act": "recognise", "product": "mam"}]},
    "plan": {"title": "Kế hoạch", "province": "Ví Dụ", "vintage": "34", "year": 2026},
}


def problems_of(kind: str, text: str) -> list[str]:
    read = read_yaml(text, "a.yaml")
    assert read.problems == []
    assert isinstance(read.data, dict)
    raw = RawRecord(f"{kind}s", "a", "a.yaml", read.data, read.values, read.keys, "", 0, "")
    _, problems = parse(raw, KINDS[kind][0], id="a", story="")
    return [problem.line() for problem in problems]


@pytest.mark.parametrize("kind", OFFERED)
def test_the_first_text_is_good_and_so_is_every_offer_when_it_is_taken(kind: str) -> None:
    text = first_text(kind, LEAST[kind])
    assert problems_of(kind, text) == []
    taken = re.sub(r"^# ", "", text, flags=re.MULTILINE)
    assert problems_of(kind, taken) == []
    offered = read_yaml(taken, "a.yaml").data
    assert isinstance(offered, dict)
    assert set(offered) == {*LEAST[kind], *OFFERED[kind]}


def test_what_is_known_is_not_offered_again() -> None:
    text = first_text("product", {**LEAST["product"], "producer": "htx-vi-du"})
    assert text.splitlines()[2:6] == ["name: Mắm Ví Dụ", 'code: "120000015"', "group: thuc-pham", "producer: htx-vi-du"]
    assert "# producer:" not in text
    assert all(len(line) <= 120 for line in text.splitlines())
