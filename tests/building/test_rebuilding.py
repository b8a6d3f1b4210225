"""Builds one after another in one process: with all that it remembers, it makes what a clean build makes."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from multiprocessing import active_children
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from ocop_site.building import rebuilding
from ocop_site.building.pipeline import build
from ocop_site.building.rebuilding import Rebuilder, Report, Task, _Builder
from tests.building.small_site import FILES, A, B, order_of, pages_of
from tests.small_content import at, paper, producer, product

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ocop_site.building.orders import Order

MORE = {
    "products/c.yaml": product(4, "Trà Ví Dụ", "producer: htx\n" + at("Gia Lai") + paper("2023-05-20", stars=4)),
    "producers/hai.yaml": producer(5, "HTX Hai"),
    "outlets/cho.yaml": producer(6, "Chợ Ví Dụ", "stocks: [{product: a}, {product: b}]\n"),
    "decisions/qd.yaml": "number: 12/QĐ-UBND\ndate: 2026-01-10\nissuer: UBND tỉnh Hà Tĩnh\n"
    "items: [{product: a, act: revoke}]\n",
}
EDITS = 6


class Wire:
    """The builder's end of the pipe: collects reports; `asked` is whether another task is there already."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.asked = False

    def send(self, report: Report) -> None:
        self.reports.append(report)

    def poll(self) -> bool:
        return self.asked


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def builder(wire: Wire) -> _Builder:
    return _Builder(wire)  # type: ignore[arg-type]


def clean(order: Order, home: Path) -> dict[str, bytes]:
    """The site as a build makes it that knows of no other; only the store is shared: results by their whole input."""
    alone = replace(order, output=home / "output")
    assert build(alone).good
    return pages_of(alone)


def edits(content: Path) -> list[Callable[[random.Random], None]]:
    """What editors do to a file, each of them leaving a content that can be built."""

    def swap(name: str, *texts: str) -> Callable[[random.Random], None]:
        def do(dice: random.Random) -> None:
            path = content / name
            if path.exists():
                text = path.read_text(encoding="utf-8")
                known = next((one for one in texts if one in text), None)
                if known:
                    path.write_text(text.replace(known, dice.choice(texts)), encoding="utf-8")

        return do

    def toggle(name: str) -> Callable[[random.Random], None]:
        def do(_: random.Random) -> None:
            path = content / name
            if path.exists():
                path.unlink()
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text({**FILES, **MORE}[name], encoding="utf-8")

        return do

    return [
        swap("products/a.yaml", "Chè Ví Dụ", "Chè Khác Ví Dụ"),
        swap("products/a.yaml", "2025-03-20", "2022-01-05", "2025-06-01"),
        swap("products/b.yaml", "stars: 4", "stars: 3"),
        swap("products/b.yaml", "Phú Yên", "Hà Tĩnh"),
        swap("producers/htx.yaml", "HTX Ví Dụ", "HTX Một"),
        swap("site.yaml", "Nhóm Ví Dụ", "Nhóm Một"),
        swap("pages/cach-lam.md", "Từ báo.", "Từ sách."),
        *(toggle(name) for name in MORE),
    ]


def test_after_any_edits_the_site_is_that_of_a_clean_build(tmp_path: Path, builder: _Builder, wire: Wire) -> None:
    order = order_of(tmp_path / "kept")
    dice = random.Random(20261122)
    possible = edits(order.content)
    pages = (A, B, "index.html", "chu-the/index.html", "tinh/ha-tinh/index.html")
    assert builder.report(Task(order, pages)).kind == "done"
    for number in range(EDITS):
        for edit in dice.sample(possible, dice.randint(1, 3)):
            edit(dice)
        wire.reports.clear()
        report = builder.report(Task(order, pages))
        assert report.kind == "done", [problem.line() for problem in report.problems]
        wanted = clean(order, tmp_path / f"clean-{number}")
        assert pages_of(order) == wanted
        (early,) = wire.reports
        assert {path: wanted.get(path) for path in early.pages} == early.pages


def test_open_pages_come_first_and_only_of_content_that_is_right(tmp_path: Path, builder: _Builder, wire: Wire) -> None:
    order = order_of(tmp_path)
    assert builder.report(Task(order, (A,))).kind == "done"
    path = order.content / "products" / "a.yaml"
    text = path.read_text(encoding="utf-8")
    wire.reports.clear()
    path.write_text(text.replace("producer: htx", "producer: khong-co"), encoding="utf-8")
    report = builder.report(Task(order, (A,)))
    assert (report.kind, [p.code for p in report.problems if p.severity == "error"]) == (
        "refused",
        ["unknown-reference"],
    )
    assert wire.reports == []
    # Where judging takes long, what is right by itself is shown before it is judged.
    builder.judging = 2 * rebuilding.SHORT
    assert builder.report(Task(order, (A,))).kind == "refused"
    assert [one.kind for one in wire.reports] == ["early"]
    assert A in wire.reports[0].pages


def test_a_build_whose_pages_were_shown_is_overtaken_and_leaves_everything_as_it_was(
    tmp_path: Path, builder: _Builder, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "EVERY", 0)
    order = order_of(tmp_path)
    builder.report(Task(order))
    before = pages_of(order)
    path = order.content / "products" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2025-03-20", "2025-04-21"), encoding="utf-8")
    wire.asked = True
    assert builder.report(Task(order, (A,))).kind == "overtaken"
    assert pages_of(order) == before
    # Without anything to show it goes to its end, however much is asked meanwhile.
    assert builder.report(Task(order)).kind == "done"
    assert pages_of(order) == clean(order, tmp_path / "clean")


def test_what_is_made_is_known_by_the_code_that_made_it(
    tmp_path: Path, builder: _Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine on the disk may be another one by then: what the old one made is not taken for the new one's."""
    order = order_of(tmp_path)
    monkeypatch.setattr("ocop_site.building.parcels.engine_digest", lambda: "another")
    assert builder.report(Task(order)).kind == "done"
    assert builder.report(Task(order)).counts[1] == 0
    outcome = build(order)
    assert outcome.made > len(pages_of(order)) // 2


def test_a_fault_of_ours_is_told_whole_and_the_next_build_may_be_good(
    tmp_path: Path, builder: _Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_of(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("ocop_site.building.pipeline.link", lambda *_: 1 // 0)
        report = builder.report(Task(order))
    assert report.kind == "broken"
    assert "ZeroDivisionError" in report.fault
    assert builder.report(Task(order)).kind == "done"


def kill_builder() -> None:
    """As the system does where memory runs out; waits for one that is just being started."""
    while not (builders := active_children()):
        time.sleep(0.02)
    builders[0].kill()


def test_a_builder_that_ends_again_and_again_starts_later_and_later_and_forgets_no_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "PAUSES", (0.0, 0.25, 2.0))
    reports: Queue[Report] = Queue()
    rebuilder = Rebuilder(reports.put)
    order = order_of(tmp_path)
    try:
        pauses = []
        for _ in range(3):
            kill_builder()
            pauses.append(reports.get(timeout=60))
        assert [(one.kind, one.all_ended, one.pause) for one in pauses] == [
            ("broken", True, 0.0),
            ("broken", True, 0.25),
            ("broken", True, 2.0),
        ]
        rebuilder.ask(Task(order))  # in the pause
        assert reports.get(timeout=60).kind == "done"
        kill_builder()  # after a build it counts from the beginning
        assert reports.get(timeout=60).pause == 0.0
    finally:
        rebuilder.close()


def test_a_builder_can_be_closed_in_its_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "PAUSES", (60.0,))
    reports: Queue[Report] = Queue()
    rebuilder = Rebuilder(reports.put)
    kill_builder()
    assert reports.get(timeout=60).pause == 60.0
    begun = time.monotonic()
    rebuilder.close()
    assert time.monotonic() - begun < 30
