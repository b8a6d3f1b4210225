from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.printers import find_stock, open_printer, read_stocks
from ocop_site.problems import Place
from tests.building.label_site import order_of

if TYPE_CHECKING:
    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("avery-l7160", "avery-l7160"),
        ("L7160", "avery-l7160"),
        ("l7160", "avery-l7160"),
        ("Avery L7160", "avery-l7160"),
        ("J8160", "avery-l7160"),
        ("3474", "zweckform-3474"),
        ("roll-60x40", "roll-60x40"),
    ],
)
def test_a_stock_is_found_by_what_stands_on_its_pack(vocabulary: Vocabulary, wanted: str, found: str) -> None:
    stock, problems = find_stock(wanted, vocabulary.stocks, Path(), Place("--stock"))
    assert problems == []
    assert stock
    assert stock.id == found


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("avery-7160", "avery-l7160"),
        ("L7610", "avery-l7160"),  # two digits in the wrong order
        ("7160", "avery-l7160"),
        ("J8610", "avery-l7160"),  # a number that stands in `also`
        ("l7156", "avery-l7165"),  # a swap is likelier than the wrong digit of L7159
        ("3447", "zweckform-3474"),
        ("Zweckform 3940", "zweckform-3490"),
        ("rol-60x40", "roll-60x40"),
        ("L7169", ""),  # one digit from six of them
        ("giấy tốt", ""),
    ],
)
def test_an_unknown_stock_is_answered_with_the_nearest(vocabulary: Vocabulary, wanted: str, hint: str) -> None:
    stock, (problem,) = find_stock(wanted, vocabulary.stocks, Path(), Place("--stock"))
    assert stock is None
    assert (problem.code, problem.hint, problem.values["field"]) == ("unknown-value", hint, "--stock")


def stocks_of(vocabulary: Vocabulary) -> tuple[Stock, ...]:
    return vocabulary.stocks


def test_the_stocks_are_read_without_the_records(tmp_path: Path, vocabulary: Vocabulary) -> None:
    order = order_of(tmp_path)
    assert read_stocks(order) == (stocks_of(vocabulary), [])
    own = order.content / "vocabulary"
    own.mkdir()
    (own / "stocks.yaml").write_text(
        "stocks:\n  - {id: cua-toi, name: Của tôi, label: {width: 70, height: 37}, paper: {width: 210, height: 297}}\n",
        encoding="utf-8",
    )
    stocks, problems = read_stocks(order)
    assert problems == []
    assert [stock.id for stock in stocks] == ["cua-toi"]
    (own / "stocks.yaml").unlink()
    assert [one.code for one in read_stocks(order)[1]] == ["unreadable-file"]


def test_a_printer_without_a_profile_prints_where_it_should(vocabulary: Vocabulary) -> None:
    printer, problems = open_printer(vocabulary.stocks, "L7160", None, None)
    assert problems == []
    assert printer
    assert (printer.profile.stock, printer.profile.next, printer.profile.dpi) == ("avery-l7160", 1, 300)
    assert (printer.profile.corrects, printer.path, printer.place("next")) == (False, None, Place("--next"))


def test_the_resolution_that_is_named_replaces_the_profile_s(vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("stock: avery-l7160\ndpi: 600\n", encoding="utf-8")
    for given, dpi in ((None, 600), (203, 203)):
        printer, _ = open_printer(vocabulary.stocks, None, path, given)
        assert printer
        assert printer.profile.dpi == dpi
    new, _ = open_printer(vocabulary.stocks, "L7160", None, 203)
    assert new
    assert new.profile.dpi == 203


def test_a_profile_that_is_to_be_made_needs_a_stock(vocabulary: Vocabulary, tmp_path: Path) -> None:
    printer, (problem,) = open_printer(vocabulary.stocks, None, tmp_path / "may-in.yaml", None)
    assert printer is None
    assert (problem.code, problem.values) == ("missing-field", {"field": "stock"})


def test_the_same_stock_by_another_name_is_no_other_stock(vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("stock: avery-l7160\n", encoding="utf-8")
    printer, problems = open_printer(vocabulary.stocks, "J8160", path, None)
    assert problems == []
    assert printer
    assert printer.profile.stock == "avery-l7160"
