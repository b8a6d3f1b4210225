"""No wasted sheet: part after part is printed on the sheets that lie there, and no place is printed on twice.

What is looked at is ink: the finished pages are rasterised and laid on a model of the sheets in the outlet's drawer.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.label_items import Selection
from ocop_site.building.labels import plan_printing
from ocop_site.building.pipeline import read
from ocop_site.building.printers import moved_on
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.making.sheets import sheet_pdf
from tests.building.label_site import OF_THE_FAIR, of_outlet, order_of
from tests.building.rasters import pages
from tests.small_content import code
from tests.whole_sites import run

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.label_plan import LabelOrder
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

DPI = 50
INSIDE = 0.6  # mm from a label's edge: the neighbour's edge belongs to both
STOCKS = ("avery-l7160", "avery-l7651", "avery-l7163", "zweckform-3474", "a4-quarters", "roll-60x40")
FEW = ("a4-quarters", "roll-60x40")  # sixty labels of these would be fifteen and sixty pages
NAMES = ("che", "mam", "gao", "mat-ong", "ruou", "banh")
# Of each stock: how its printer was calibrated.
CORRECTED = "shift: {x: 1.4, y: -0.8}\nscale: {x: 0.991, y: 1.008}\n"


@dataclass
class Drawer:
    """The sheets of an outlet: the places of the one in use that are printed on, and how many labels came out."""

    used: set[int] = field(default_factory=set)
    labels: int = 0
    full: int = 0
    twice: int = 0

    def feed(self, pdf: bytes, sheet: Plain, *, new: bool) -> None:
        """Print a PDF: its first page on the sheet in use, unless a new one was laid in, the others on new ones."""
        for number, inked in enumerate(inked_places(pdf, sheet)):
            if new or number > 0:
                self.full += len(self.used) == len(sheet["places"])
                self.used = set()
            self.twice += len(self.used & inked)
            self.used |= inked
            self.labels += len(inked)
            if len(self.used) == len(sheet["places"]):
                self.full += 1
                self.used = set()


def inked_places(pdf: bytes, sheet: Plain) -> list[set[int]]:
    """Page by page the places (from 1) with ink on them. Nothing stands beside them."""
    move, scale = sheet["shift"], sheet["scale"]
    found = []
    for ink in pages(pdf, DPI):
        inked = set()
        for place, one in enumerate(sheet["places"], start=1):
            left, right = (move["x"] + scale["x"] * x for x in (one["x"], one["x"] + one["width"]))
            top, bottom = (move["y"] + scale["y"] * y for y in (one["y"], one["y"] + one["height"]))
            if ink.box(left + INSIDE, top + INSIDE, right - INSIDE, bottom - INSIDE):
                inked.add(place)
        found.append(inked)
    return found


def catalogue_of(wanted: LabelOrder) -> Catalogue:
    records, problems = read(wanted.order)
    assert [problem.line() for problem in problems if problem.code not in OF_THE_FAIR] == []
    assert records
    return link(records, wanted.order.day)


def test_two_hundred_part_prints_leave_no_place_printed_on_twice(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    wanted = of_outlet(order_of(tmp_path), tmp_path)
    catalogue = catalogue_of(wanted)
    drawers = {stock: Drawer() for stock in STOCKS}
    sent = dict.fromkeys(STOCKS, 0)
    for stock in STOCKS[::2]:
        (tmp_path / f"{stock}.yaml").write_text(f"stock: {stock}\n{CORRECTED}", encoding="utf-8")
    for _ in range(200):
        stock = chance.choice(STOCKS)
        some = tuple(chance.sample(NAMES, chance.randint(1, len(NAMES))))
        profile = tmp_path / f"{stock}.yaml"
        plan, problems = plan_printing(
            catalogue,
            replace(
                wanted,
                selection=Selection("product", some),
                stock=stock,
                copies=chance.randint(1, 2 if stock in FEW else 10),
                profile=profile,
            ),
        )
        assert problems == []
        assert plan
        pdf = sheet_pdf(plan.run, wanted.order.templates, wanted.order.assets / "fonts", Store(tmp_path / "store"))
        drawers[stock].feed(pdf, plan.run, new=plan.run["start"] == 1)
        sent[stock] += plan.count
        text, problems = moved_on(plan.printer, plan.next)
        assert problems == []
        assert text
        profile.write_text(text, encoding="utf-8")
    assert {stock: drawer.twice for stock, drawer in drawers.items()} == dict.fromkeys(STOCKS, 0)
    assert {stock: drawer.labels for stock, drawer in drawers.items()} == sent
    assert sum(sent.values()) > 1500
    for stock, drawer in drawers.items():  # and no place is left free between two prints
        found = catalogue.vocabulary.stock(stock)
        assert found
        assert drawer.full * found.count + len(drawer.used) == sent[stock]


def test_the_model_sees_a_place_that_is_printed_on_twice(tmp_path: Path) -> None:
    wanted = replace(of_outlet(order_of(tmp_path), tmp_path), start=3)
    plan, _ = plan_printing(catalogue_of(wanted), wanted)
    assert plan
    pdf = sheet_pdf(plan.run, wanted.order.templates, wanted.order.assets / "fonts", Store(tmp_path / "store"))
    drawer = Drawer()
    for _ in range(2):
        drawer.feed(pdf, plan.run, new=False)
    assert (drawer.twice, drawer.labels, drawer.used) == (4, 8, {3, 4, 5, 6})


@pytest.mark.parametrize("stock", ["avery-l7160", "avery-l7651"])
def test_so_it_is_by_the_command_itself(tmp_path: Path, stock: str) -> None:
    """Four prints, each a command of its own, which reads every sheet back before it is written."""
    chance = random.Random(stock)
    wanted = of_outlet(order_of(tmp_path), tmp_path)
    found = catalogue_of(wanted).vocabulary.stock(stock)
    assert found
    sheet: Plain = {
        "places": [{"x": b.x, "y": b.y, "width": b.width, "height": b.height} for b in found.boxes()],
        "shift": {"x": 0.0, "y": 0.0},
        "scale": {"x": 1.0, "y": 1.0},
    }
    drawer, sent, start = Drawer(), 0, 1
    for number in range(4):
        copies = chance.randint(1, 4)
        words = ["labels", "--product", code(1), "--product", "mam", "--stock", stock, "--copies", str(copies)]
        words += ["--base-url", "https://vi-du.vn/", "--date", "2026-11-22", "--profile", "may-in.yaml", "--yes"]
        done = run(tmp_path, *words, "--output", f"{number}.pdf")
        assert (done.exit, "lỗi" in done.err) == (0, False)
        drawer.feed((tmp_path / f"{number}.pdf").read_bytes(), sheet, new=start == 1)
        sent += 2 * copies
        start = sent % found.count + 1
        assert f"next: {start} " in (tmp_path / "may-in.yaml").read_text(encoding="utf-8")
    assert (drawer.twice, drawer.labels) == (0, sent)
