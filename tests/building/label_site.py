"""A small catalogue with an outlet, whose pages were published: what labels are printed from in tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building.label_items import Selection
from ocop_site.building.label_plan import LabelOrder, LabelPlan
from ocop_site.building.labels import make_labels, plan_labels
from ocop_site.building.orders import Order
from ocop_site.reading.ledger import GivenCode, Promise, ledger_text
from tests.small_content import DAY, PROJECT, at, code, paper, producer, product, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ocop_site.problems import Problem

BASE = "https://vi-du.vn/"
OUTLET, OTHER, FAIR, MAKER = 900, 901, 902, 903
KINDS = {"products": "san-pham", "outlets": "diem-ban", "fairs": "hoi-cho", "producers": "chu-the"}
PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
RECOGNISED = "producer: htx\n" + at("Hà Tĩnh", "xã Mẫu") + paper("2025-03-20", stars=4)
PRODUCTS = {
    "che": product(1, "Chè Ví Dụ", RECOGNISED),
    "mam": product(2, "Mắm Ví Dụ", RECOGNISED),
    "gao": product(3, "Gạo Ví Dụ", "producer: htx\n" + at("Hà Tĩnh") + paper("2021-03-20")),
    "mat-ong": product(4, "Mật ong Ví Dụ", "producer: htx\n" + at("Phú Yên")),
    "ruou": product(5, "Rượu Ví Dụ", at("Phú Yên") + paper("2025-03-20")),
    "banh": product(6, "Bánh Ví Dụ", RECOGNISED + "formerly: [banh-cu]\n"),
}
STOCKS = """\
stocks:
  - {product: mam, price: 65000}
  - {product: che}
  - {product: gao, price: 30000}
  - {product: mat-ong}
"""
FILES = {
    **{f"products/{name}.yaml": text for name, text in PRODUCTS.items()},
    "producers/htx.yaml": producer(MAKER),
    "outlets/quay.yaml": producer(OUTLET, "Quầy Ví Dụ", at("Hà Tĩnh") + STOCKS),
    "outlets/trong.yaml": producer(OTHER, "Quầy Trống", at("Hà Tĩnh")),
    "fairs/cho.yaml": producer(
        FAIR,
        "Chợ Ví Dụ",
        "booths:\n  - {number: A1, products: [che, mam, che]}\n  - {number: A2, products: [che]}\n  - {number: A3}\n",
    ),
    **PAGES,
}


def ledgers(numbers: Iterable[int], kinds: Mapping[int, tuple[str, str]]) -> dict[str, str]:
    """The ledgers in which these codes were given and their pages published."""
    given = [GivenCode(code(one), *kinds[one], "2026-01-02", 0) for one in sorted(kinds)]
    promised = [
        Promise(f"/mau/vi-du-{code(one)}/", kinds[one][0], code(one), "2026-01-02", 0) for one in sorted(numbers)
    ]
    return {
        "ledger/codes.csv": ledger_text(given, GivenCode),
        "ledger/addresses.csv": ledger_text(promised, Promise),
    }


# The fair shows one product at two booths and has an empty one, which the checks of records remark on.
OF_THE_FAIR = frozenset({"booth-empty", "booth-without-code", "product-in-two-booths"})
KINDS_OF = {
    **{number: ("products", name) for number, name in enumerate(PRODUCTS, start=1)},
    OUTLET: ("outlets", "quay"),
    OTHER: ("outlets", "trong"),
    FAIR: ("fairs", "cho"),
    MAKER: ("producers", "htx"),
}


def order_of(folder: Path, unpublished: Iterable[int] = (), files: Mapping[str, str] = FILES) -> Order:
    """The catalogue written below a folder; every code but some was published."""
    numbers = set(KINDS_OF) - set(unpublished)
    return Order(
        content=write(folder, {**ledgers(numbers, KINDS_OF), **files}),
        output=folder / "output",
        templates=PROJECT / "templates",
        assets=PROJECT / "assets",
        cache=folder / ".cache",
        vocabulary=PROJECT / "content" / "vocabulary",
        day=DAY,
        base_url=BASE,
    )


def of_outlet(order: Order, folder: Path) -> LabelOrder:
    """What the outlet sells, on sheets of 21, into `nhan.pdf`."""
    return LabelOrder(order, Selection("outlet", ("quay",)), stock="avery-l7160", output=folder / "nhan.pdf")


def planned(wanted: LabelOrder) -> LabelPlan:
    """The plan of a printing that is right."""
    plan, problems, _ = plan_labels(wanted)
    assert [problem.line() for problem in problems if problem.code not in OF_THE_FAIR] == []
    assert plan
    return plan


def refused(wanted: LabelOrder) -> list[Problem]:
    """The problems of one that is not."""
    plan, problems, _ = plan_labels(wanted)
    assert plan is None
    return [problem for problem in problems if problem.code not in OF_THE_FAIR]


def printed(wanted: LabelOrder) -> LabelPlan:
    """The plan of a printing that was carried out without a word of complaint."""
    plan = planned(wanted)
    assert [problem.line() for problem in make_labels(plan)] == []
    return plan


def later(wanted: LabelOrder, day: str) -> LabelOrder:
    """The same on another day."""
    return replace(wanted, order=replace(wanted.order, day=DAY.fromisoformat(day)))
