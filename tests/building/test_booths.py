"""What a change of one booth makes again: the pages that show it, nothing else, as a first build would make them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.impact import impact_against
from ocop_site.building.pipeline import build
from ocop_site.reading.ledger import GivenCode, ledger_text
from tests.building.small_site import FILES, order_of, pages_of
from tests.small_content import code, producer

if TYPE_CHECKING:
    from pathlib import Path

FAIR = f"hoi-cho/hoi-cho-vi-du-{code(50)}"
SITE = """\
title: Danh mục Ví Dụ
tagline: Mọi tên ở đây đều do chúng tôi đặt ra
publisher: Nhóm Ví Dụ
description: Danh mục để thử.
code_block: "12"
languages: [en]
"""


def booths(*, position: str = "cạnh cửa", number: str = "A2", name: str = "Người đứng gian") -> str:
    return producer(
        50,
        "Hội chợ Ví Dụ",
        "booths:\n"
        f'  - {{number: A1, code: "{code(61)}", exhibitor: {{producer: htx}}, products: [a]}}\n'
        f'  - {{number: {number}, code: "{code(62)}", position: {position}, exhibitor: {{name: {name}}}}}\n'
        f'  - {{number: A3, code: "{code(63)}", products: [b]}}\n',
    )


CONTENT = {**FILES, "site.yaml": SITE, "fairs/h.yaml": booths()}


def both(*names: str) -> set[str]:
    """These pages in Vietnamese and in English."""
    return {f"{tag}{name}/index.html" for name in names for tag in ("", "en/")}


FORMS = ("csv", "excel.csv", "json", "ndjson")
FLOOR = both(f"{FAIR}/so-do")
LISTS = FLOOR | both(f"{FAIR}/theo-tinh", f"{FAIR}/theo-nhom")


@pytest.mark.parametrize(
    ("after", "touched"),
    [
        (booths(position="góc trong"), both(FAIR, f"{FAIR}/gian/a2") | FLOOR),
        (
            booths(name="Người khác"),
            both(FAIR, f"{FAIR}/gian/a2") | LISTS | {f"Q/{code(62)}/index.html"},
        ),
        (
            booths(number="A5"),
            both(FAIR, f"{FAIR}/gian/a2", f"{FAIR}/gian/a5", f"{FAIR}/gian/a1", f"{FAIR}/gian/a3")
            | LISTS
            | {f"Q/{code(62)}/index.html"},
        ),
    ],
    ids=["position", "exhibitor", "number"],
)
def test_a_change_of_a_booth_makes_the_pages_again_that_show_it(tmp_path: Path, after: str, touched: set[str]) -> None:
    order = order_of(tmp_path / "one", CONTENT)
    assert build(order).good
    before = pages_of(order)
    (order.content / "fairs" / "h.yaml").write_text(after, encoding="utf-8")
    outcome = build(order)
    now = pages_of(order)
    changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    # The search's index is one thing: its files have names that follow their content.
    found = {name for name in changed if not name.startswith("tim-kiem/")}
    data = {name for name in found if name.startswith(("du-lieu/", "en/du-lieu/")) or name.endswith("/index.json")}
    assert found - data == touched
    # Of the open data the tables of booths, what describes them, and the fair's own file.
    tables = {path.name.partition(".")[0] for path in map(PurePosixPath, data) if path.suffix in {".csv", ".ndjson"}}
    assert tables <= {"booths", "booth_products"}
    assert {name for name in data if name.endswith("/index.json")} == {f"{FAIR}/index.json"}
    others = {name.rpartition("/")[2] for name in data} - {f"{table}.{form}" for table in tables for form in FORMS}
    assert others <= {"datapackage.json", "dcat.jsonld", "SHA256SUMS", "index.html", "index.json"}
    assert {name for name in changed if name.endswith(".html")} - data == touched
    assert outcome.good
    assert outcome.made == len(changed & now.keys())
    clean = order_of(tmp_path / "two", {**CONTENT, "fairs/h.yaml": after})
    assert build(clean).good
    assert pages_of(clean) == now


def test_a_booth_that_is_given_up_leaves_the_page_behind_its_code(tmp_path: Path) -> None:
    given = (("products", "a"), ("products", "b"), ("producers", "htx"))
    numbers = {50: ("fairs", "h"), **{60 + n: ("booths", f"h/a{n}") for n in (1, 2, 3)}, **dict(enumerate(given, 1))}
    lines = [GivenCode(code(number), kind, name, "2026-11-01", 0) for number, (kind, name) in numbers.items()]
    order = order_of(tmp_path, {**CONTENT, "ledger/codes.csv": ledger_text(lines, GivenCode)})
    assert build(order).good
    before = pages_of(order)
    assert f"Q/{code(62)}/qr.svg" in before
    text = "".join(line for line in booths().splitlines(keepends=True) if code(62) not in line)
    (order.content / "fairs" / "h.yaml").write_text(text, encoding="utf-8")
    assert build(order).good
    after = pages_of(order)
    assert [name for name in after if code(62) in name] == [f"Q/{code(62)}/index.html"]
    assert b"no longer on the list of the fair" in after[f"Q/{code(62)}/index.html"]
    assert f"{FAIR}/gian/a2/index.html" not in after


def test_a_fair_is_touched_where_only_the_page_of_a_booth_is(tmp_path: Path) -> None:
    """Where a product lies stands on its card at the booth, and nowhere on the page of the fair."""
    earlier = order_of(tmp_path / "then", CONTENT)
    moved = {**CONTENT, "products/b.yaml": CONTENT["products/b.yaml"].replace("Phú Yên", "Khánh Hòa")}
    order = order_of(tmp_path / "now", moved)
    impact = impact_against(earlier, order).impact
    assert impact
    touched = {page.address for page in impact.pages}
    assert f"/{FAIR}/gian/a3/" in touched
    assert f"/{FAIR}/" not in touched
    assert [one.record.id for one in impact.fairs] == ["h"]
