"""A small site for the tests of the foreman: two products of one producer or none, and the pages about the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.building.orders import Order
from ocop_site.building.pipeline import build
from tests.small_content import DAY, PROJECT, at, code, paper, producer, product, write
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
FILES = {
    "products/a.yaml": product(1, "Chè Ví Dụ", "producer: htx\n" + at("Hà Tĩnh") + paper("2025-03-20")),
    "products/b.yaml": product(2, "Mắm Ví Dụ", at("Phú Yên") + paper("2025-03-20", stars=4)),
    "producers/htx.yaml": producer(3),
    **PAGES,
}
A, B = f"san-pham/che-vi-du-{code(1)}/index.html", f"san-pham/mam-vi-du-{code(2)}/index.html"


def order_of(folder: Path, files: Mapping[str, str] = FILES) -> Order:
    return Order(
        content=write(folder, files),
        output=folder / "output",
        templates=PROJECT / "templates",
        assets=PROJECT / "assets",
        cache=folder / ".cache",
        vocabulary=PROJECT / "content" / "vocabulary",
        day=DAY,
    )


def pages_of(order: Order) -> dict[str, bytes]:
    """The files of the output, but for the marker."""
    return {name: data for name, data in files_below(order.output).items() if not name.startswith(".")}


def built_site(tmp_path: Path) -> Order:
    """The order of a small site that was built."""
    order = order_of(tmp_path)
    outcome = build(order)
    assert outcome.good
    assert outcome.planned == outcome.made == outcome.written == len(pages_of(order))
    return order
