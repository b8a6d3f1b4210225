"""A small catalogue with a fair whose booths have signs: what is printed for fairs in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.building.label_items import Selection
from ocop_site.building.label_plan import LabelOrder
from tests.building import label_site
from tests.building.label_site import FILES, KINDS_OF, ledgers
from tests.small_content import at, code, paper, producer, product

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ocop_site.building.orders import Order

THE_FAIR, ENDING, SHY, KEPT = 920, 921, 922, 923
A1, A2, A10, B7 = 930, 931, 932, 933
LONG = "Hợp tác xã Sản xuất, Kinh doanh và Dịch vụ tổng hợp Nông nghiệp Hữu cơ Thử Nghiệm Ví Dụ"
DAYS = "days: {from: 2026-12-01, to: 2026-12-05}\n"
BOOTHS = f"""\
booths:
  - {{number: A10, code: "{code(A10)}", exhibitor: {{producer: kin}}, products: [kin-tieng]}}
  - {{number: A2, code: "{code(A2)}", exhibitor: {{name: "{LONG}"}}, products: [che]}}
  - {{number: A1, code: "{code(A1)}", exhibitor: {{producer: htx}}, products: [che, sap-qua, gao]}}
  - {{number: A3, exhibitor: {{name: Trường nghề Thí Dụ}}}}
  - {{number: B 7, code: "{code(B7)}", products: [mam]}}
"""
RECORDS = {
    **FILES,
    # In force on the day of the tests, until a day within the fair.
    "products/sap-qua.yaml": product(ENDING, "Trà Sắp Qua", f"producer: htx\n{at('Hà Tĩnh')}{paper('2023-12-03')}"),
    "products/kin-tieng.yaml": product(KEPT, "Muối Kín Tiếng", f"producer: kin\n{at('Phú Yên')}"),
    "producers/htx.yaml": producer(label_site.MAKER, "HTX Ví Dụ", at("Hà Tĩnh", "xã Mẫu")),
    "producers/kin.yaml": producer(SHY, "Hộ bà Kín Tiếng", "publish_name: false\n" + at("Phú Yên")),
    "fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026", DAYS + BOOTHS),
}
KINDS = {
    **KINDS_OF,
    ENDING: ("products", "sap-qua"),
    KEPT: ("products", "kin-tieng"),
    SHY: ("producers", "kin"),
    THE_FAIR: ("fairs", "hoi-cho"),
    A1: ("booths", "hoi-cho/a1"),
    A2: ("booths", "hoi-cho/a2"),
    A10: ("booths", "hoi-cho/a10"),
    B7: ("booths", "hoi-cho/b-7"),
}


def order_of(folder: Path, unpublished: Iterable[int] = (), files: Mapping[str, str] | None = None) -> Order:
    """The catalogue written below a folder; every code but some was published. `files` replace some of its files."""
    known = {**RECORDS, **(files or {}), **ledgers(set(KINDS) - set(unpublished), KINDS)}
    return label_site.order_of(folder, files=known)


def of_fair(order: Order, folder: Path, fair: str = "hoi-cho", *booths: str) -> LabelOrder:
    """What stands on its tables, on cards, into `the.pdf`."""
    return LabelOrder(order, Selection("fair", (fair,), booths=booths), stock="a7-card", output=folder / "the.pdf")


def signs_of(order: Order, folder: Path, fair: str = "hoi-cho", *booths: str) -> LabelOrder:
    """The signs of its booths, two on a sheet, into `bien.pdf`."""
    selection = Selection("fair", (fair,), booth_signs=True, booths=booths)
    return LabelOrder(order, selection, stock="a5-sign", output=folder / "bien.pdf")
