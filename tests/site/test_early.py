"""Pages that are made before all others are those that the build makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.building.early import EarlyPages
from ocop_site.building.memory import Memory
from ocop_site.building.pipeline import read
from ocop_site.commands.options import order_of
from tests.site.built import DAY

if TYPE_CHECKING:
    from tests.site.built import BuiltSite


def test_every_early_page_is_the_built_one_and_each_can_be_made_alone(example_site: BuiltSite) -> None:
    order = order_of(example_site.content, example_site.output, None, DAY, 1)
    memory, early = Memory(), EarlyPages()
    records, _ = read(order, memory)
    assert records is not None
    pages = sorted({path for paths in example_site.kinds.values() for path in paths})
    built = {path: (example_site.output / path).read_bytes() for path in pages}
    made = early.make(records, order, pages, memory)
    assets = {path for path in made if path.startswith("assets/")}
    assert {path: made[path] for path in pages} == built
    assert set(made) - assets == set(pages)
    assert all(made[path] == (example_site.output / path).read_bytes() for path in assets)
    for page in example_site.one_of_each():
        alone = early.make(records, order, [page], memory)
        assert set(alone) - assets == {page}
        assert alone[page] == built[page]


def test_a_page_that_nobody_plans_is_not_made(example_site: BuiltSite) -> None:
    order = order_of(example_site.content, example_site.output, None, DAY, 1)
    records, _ = read(order)
    assert records is not None
    wanted = ["san-pham/khong-co-000000000/index.html", "index.htm", "404"]
    made = EarlyPages().make(records, order, wanted, Memory())
    assert {path for path in made if not path.startswith("assets/")} == set()
