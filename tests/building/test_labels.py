from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.label_items import Selection
from ocop_site.building.label_plan import Ending, LeftOut
from ocop_site.building.labels import make_labels, plan_labels
from ocop_site.reading.ledger import Print, read_prints
from ocop_site.records.profiles import read_profile
from tests.building.label_site import BASE, FILES, OUTLET, later, of_outlet, order_of, planned, printed, refused
from tests.small_content import code
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.labels import LabelOrder
    from ocop_site.records.vocabulary import Vocabulary

LEDGER = "ledger/prints.csv"


@pytest.fixture
def wanted(tmp_path: Path) -> LabelOrder:
    return of_outlet(order_of(tmp_path), tmp_path)


def ledger(wanted: LabelOrder) -> list[Print]:
    lines, problems = read_prints((wanted.order.content / LEDGER).read_bytes(), LEDGER)
    assert problems == []
    return list(lines)


def words(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def next_of(path: Path) -> int:
    profile, _, _ = read_profile(path)
    assert profile
    return profile.next


# -- the plan


def test_a_plan_counts_what_it_would_print(wanted: LabelOrder) -> None:
    plan = planned(replace(wanted, copies=6, start=20))
    assert (plan.count, plan.sheets, plan.run["start"], plan.next) == (24, 3, 20, 2)
    assert (plan.starred, plan.drafts) == (12, 0)
    assert plan.starless == {"no-paper": (6, ("Mật ong Ví Dụ",)), "past-term": (6, ("Gạo Ví Dụ",))}
    names = [label["name"] for label in plan.run["labels"]]
    assert names == ["Mắm Ví Dụ"] * 6 + ["Chè Ví Dụ"] * 6 + ["Gạo Ví Dụ"] * 6 + ["Mật ong Ví Dụ"] * 6


def test_stars_need_a_known_maker(wanted: LabelOrder) -> None:
    plan = planned(replace(wanted, selection=Selection("product", ("ruou", "che"))))
    assert plan.starless == {"no-maker": (1, ("Rượu Ví Dụ",))}
    assert [label["stars"] for label in plan.run["labels"]] == [0, 4]


def test_labels_of_pages_that_were_not_published_are_drafts(tmp_path: Path) -> None:
    wanted = of_outlet(order_of(tmp_path, unpublished=[1, 3]), tmp_path)
    assert planned(wanted).drafts == 2


def test_every_stock_that_ships_has_a_format(vocabulary: Vocabulary, wanted: LabelOrder) -> None:
    for stock in vocabulary.stocks:
        assert planned(replace(wanted, stock=stock.id)).count == 4


def test_prices_stand_only_on_price_cards(wanted: LabelOrder) -> None:
    assert {label["price"] for label in planned(wanted).run["labels"]} == {""}
    prices = [label["price"] for label in planned(replace(wanted, format="price")).run["labels"]]
    assert prices == ["65.000 ₫", "", "30.000 ₫", ""]


def test_a_file_gets_a_name_that_nothing_has(
    wanted: LabelOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unnamed = replace(wanted, output=None)
    assert planned(unnamed).output.name == "nhan-quay.pdf"
    (tmp_path / "nhan-quay.pdf").write_bytes(b"")
    assert planned(unnamed).output.name == "nhan-quay-2.pdf"


# -- refusals


@pytest.mark.parametrize("base", [None, "https://danh-muc.example/"])
def test_without_a_real_address_nothing_is_printed(wanted: LabelOrder, base: str | None) -> None:
    problems = refused(replace(wanted, order=replace(wanted.order, base_url=base)))
    assert [(one.code, one.place.path) for one in problems] == [("labels-without-address", "content/site.yaml")]


@pytest.mark.parametrize(
    ("change", "code_"),
    [
        ({"stock": "avery-l9999"}, "unknown-value"),
        ({"stock": None}, "missing-field"),
        ({"start": 22}, "start-beyond-sheet"),
        ({"stock": "zweckform-3474", "format": "lid"}, "format-not-for-stock"),
        ({"stock": "avery-l7651", "format": "shelf"}, "format-not-for-stock"),
        ({"selection": Selection("outlet", ("trong",))}, "nothing-to-print"),
        ({"selection": Selection("outlet", ("quai",))}, "unknown-reference"),
        ({"selection": Selection("outlet", ("quay",), only_reprint=True)}, "nothing-to-print"),
    ],
)
def test_what_cannot_be_printed_is_refused(wanted: LabelOrder, change: dict[str, object], code_: str) -> None:
    problems = refused(replace(wanted, **change))  # type: ignore[arg-type]  # fields of an order
    assert [one.code for one in problems] == [code_]
    assert problems[0].place.path.startswith("--")


def test_several_reasons_come_together(wanted: LabelOrder) -> None:
    order = replace(wanted.order, base_url=None)
    wrong = replace(wanted, order=order, stock="avery", selection=Selection("product", ("chee", "mamm")))
    found = [(one.code, one.hint) for one in refused(wrong)]
    assert [one for one, _ in found][:2] == ["labels-without-address", "unknown-value"]
    assert found[2:] == [("unknown-reference", "che"), ("unknown-reference", "mam")]


def test_what_reading_back_finds_stops_everything(wanted: LabelOrder, tmp_path: Path) -> None:
    """A letter that the typeface lacks: Typst leaves it out and says nothing."""
    files = {"products/mam.yaml": FILES["products/mam.yaml"].replace("Mắm Ví Dụ", "Mắm 漢 Ví Dụ")}
    order = order_of(tmp_path, files={**FILES, **files})
    order.content.joinpath("ledger").mkdir(exist_ok=True)
    before = files_below(tmp_path)
    plan = planned(replace(wanted, order=order, profile=tmp_path / "may-in.yaml"))
    problems = make_labels(plan)
    assert any(one.severity == "error" for one in problems)
    assert {one.place.path for one in problems} == {(tmp_path / "nhan.pdf").as_posix()}
    assert files_below(tmp_path) == before


def test_a_ledger_with_a_damaged_line_is_not_written_over(wanted: LabelOrder, tmp_path: Path) -> None:
    plan = planned(wanted)
    path = wanted.order.content / LEDGER
    path.write_text("hỏng\n", encoding="utf-8")
    assert [one.code for one in make_labels(plan)] == ["bad-ledger-line"]
    assert path.read_text(encoding="utf-8") == "hỏng\n"
    assert not (tmp_path / "nhan.pdf").exists()


# -- what is written


def test_a_printing_writes_the_pdf_and_a_line_for_each_product(wanted: LabelOrder, tmp_path: Path) -> None:
    printed(replace(wanted, copies=2))
    text = "\n".join(words(tmp_path / "nhan.pdf"))
    assert text.count(code(2)) == text.count(code(4)) == 2
    lines = {line.code: line for line in ledger(wanted)}
    assert sorted(lines) == [code(1), code(2), code(3), code(4)]
    mam = lines[code(2)]
    assert (mam.date, mam.outlet, mam.copies, mam.format, mam.stock) == (
        "2026-11-22",
        code(OUTLET),
        "2",
        "shelf",
        "avery-l7160",
    )
    assert (mam.name, mam.maker, mam.stars, mam.until, mam.price, mam.base) == (
        "Mắm Ví Dụ",
        "HTX Ví Dụ",
        "4",
        "2028-03-20",
        "",
        BASE,
    )
    assert (lines[code(3)].stars, lines[code(3)].until) == ("", "")


def test_the_price_on_a_card_is_in_the_ledger(wanted: LabelOrder) -> None:
    printed(replace(wanted, format="price"))
    assert {line.code: line.price for line in ledger(wanted)} == {
        code(1): "",
        code(2): "65000",
        code(3): "30000",
        code(4): "",
    }


def test_drafts_are_printed_but_not_entered(tmp_path: Path) -> None:
    wanted = of_outlet(order_of(tmp_path, unpublished=[1, 3]), tmp_path)
    printed(wanted)
    assert sorted(line.code for line in ledger(wanted)) == [code(2), code(4)]
    only_drafts = replace(wanted, selection=Selection("product", ("che", "gao")), output=tmp_path / "hai.pdf")
    printed(only_drafts)
    assert len(ledger(wanted)) == 2
    assert (tmp_path / "hai.pdf").exists()


def test_printing_again_adds_up_and_changes_no_line(wanted: LabelOrder) -> None:
    printed(replace(wanted, copies=3))
    first = (wanted.order.content / LEDGER).read_text(encoding="utf-8").splitlines()
    printed(replace(wanted, copies=3, time="14:05:33"))
    printed(later(wanted, "2026-11-23"))
    after = (wanted.order.content / LEDGER).read_text(encoding="utf-8").splitlines()
    assert set(first) < set(after)
    assert sum(int(line.copies) for line in ledger(wanted) if line.code == code(2)) == 7


def test_what_two_booths_show_is_one_line_with_both_labels(wanted: LabelOrder) -> None:
    plan = printed(replace(wanted, selection=Selection("fair", ("cho",))))
    assert [label["name"] for label in plan.run["labels"]] == ["Chè Ví Dụ", "Mắm Ví Dụ", "Chè Ví Dụ"]
    assert {line.code: (line.copies, line.outlet) for line in ledger(wanted)} == {
        code(1): ("2", ""),
        code(2): ("1", ""),
    }


def test_the_door_sign_is_the_outlet_s_own_code(wanted: LabelOrder, tmp_path: Path) -> None:
    sign = Selection("outlet", ("quay",), door_sign=True)
    printed(replace(wanted, selection=sign, stock="a4-quarters"))
    (line,) = ledger(wanted)
    assert (line.code, line.outlet, line.stars) == (code(OUTLET), code(OUTLET), "")
    assert code(OUTLET) in words(tmp_path / "nhan.pdf")[0]


def test_a_profile_remembers_the_first_free_place(wanted: LabelOrder, tmp_path: Path) -> None:
    path = tmp_path / "quay" / "may-in.yaml"
    with_profile = replace(wanted, profile=path)
    starts = []
    for _ in range(7):
        starts.append(printed(with_profile).run["start"])
        assert next_of(path) == (starts[-1] + 3) % 21 + 1
    assert starts == [1, 5, 9, 13, 17, 21, 4]
    without_stock = replace(with_profile, stock=None)
    assert printed(replace(without_stock, start=1)).run["start"] == 1
    assert next_of(path) == 5
    printed(replace(without_stock, start=18))
    assert next_of(path) == 1  # the sheet is full


def test_comments_beside_the_printer_s_figures_stay(wanted: LabelOrder, tmp_path: Path) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("# của bà Hai\nstock: avery-l7160\nnext: 3 # tờ xanh\ndpi: 203\n", encoding="utf-8")
    plan = printed(replace(wanted, stock=None, profile=path))
    assert (plan.run["start"], plan.run["dpi"]) == (3, 203)
    assert path.read_text(encoding="utf-8").startswith(
        "# của bà Hai\nstock: avery-l7160\nnext: 7 # tờ xanh\ndpi: 203\n"
    )


def test_a_profile_moves_and_scales_the_sheet(wanted: LabelOrder, tmp_path: Path) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("stock: avery-l7160\nshift: {x: 1.5, y: -0.5}\nscale: {x: 0.99, y: 1.01}\n", encoding="utf-8")
    plan = printed(replace(wanted, stock=None, profile=path))
    assert (plan.run["shift"], plan.run["scale"]) == ({"x": 1.5, "y": -0.5}, {"x": 0.99, "y": 1.01})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stock: avery-l7160\nnext: 22\n", "may-in.yaml:2:7: error start-beyond-sheet"),
        ("stock: avery-l7159\n", "may-in.yaml:1:8: error profile-other-stock"),
        ("stock: avery-l1\n", "may-in.yaml:1:8: error unknown-value"),
        ("stock: cua-toi.yaml\n", "cua-toi.yaml: error unreadable-file"),
        ("stokc: a\n", "may-in.yaml:1:1: error"),
    ],
)
def test_a_profile_that_does_not_fit_is_told_at_its_line(
    wanted: LabelOrder, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text(text, encoding="utf-8")
    lines = [one.line().removeprefix(f"{tmp_path.as_posix()}/") for one in refused(replace(wanted, profile=path))]
    assert any(line.startswith(said) for line in lines)
    assert path.read_text(encoding="utf-8") == text


def test_a_sheet_of_one_s_own_is_found_again_from_the_profile(
    wanted: LabelOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "giay.yaml").write_text(
        "label: {width: 70, height: 37}\npaper: {width: 210, height: 297}\ncolumns: 3\nrows: 8\n", encoding="utf-8"
    )
    profile = tmp_path / "quay" / "may-in.yaml"
    monkeypatch.chdir(tmp_path)
    printed(replace(wanted, stock="giay.yaml", profile=profile))
    assert "stock: ../giay.yaml " in profile.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path / "quay")
    assert printed(replace(wanted, stock=None, profile=profile)).printer.stock.id == "giay"
    assert next_of(profile) == 9
    assert {line.stock for line in ledger(wanted)} == {"giay"}


# -- labels printed again


NEWER = "  - {stars: 4, issued: 2026-03-20}\n"


def rewrite(wanted: LabelOrder, name: str, old: str, new: str) -> None:
    """Change the record of a product, of the outlet ("quay")."""
    path = wanted.order.content / ("outlets" if name == "quay" else "products") / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def renew(wanted: LabelOrder, *names: str) -> None:
    """A recognition of 2026 is learnt of, so that the term of products ends on 20/03/2029, not a year before."""
    for name in names:
        path = wanted.order.content / "products" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + NEWER, encoding="utf-8")


def again(wanted: LabelOrder, day: str, **change: object) -> LabelOrder:
    """What the outlet has to print again on a day, into a file of its own."""
    selection = Selection("outlet", ("quay",), only_reprint=True)
    order = replace(wanted, selection=selection, output=wanted.order.content.parent / "lai.pdf")
    return later(replace(order, **change), day)  # type: ignore[arg-type]  # fields of an order


def due(wanted: LabelOrder) -> list[tuple[str, str, int]]:
    """What is due, printed or not: what is to be done, with the labels of which name, how many."""
    return [(one.todo, one.lines[0].name, one.copies) for one in plan_labels(wanted)[2]]


def test_labels_that_turn_wrong_soon_are_printed_again_as_they_were(wanted: LabelOrder) -> None:
    """Printed in 2027 with a term until 20/03/2028; ninety days before that they are on the list."""
    printed(later(replace(wanted, copies=3), "2027-06-01"))
    renew(wanted, "che", "mam")
    assert refused(again(wanted, "2027-12-01"))[0].code == "nothing-to-print"
    plan = planned(again(wanted, "2028-01-15"))
    assert sorted(label["name"] for label in plan.run["labels"]) == ["Chè Ví Dụ"] * 3 + ["Mắm Ví Dụ"] * 3
    assert plan.format.id == "shelf"
    assert [(one.todo, one.reason, one.copies) for one in plan.replaced] == [("print", "term", 3)] * 2
    assert planned(again(wanted, "2028-01-15", copies=1)).count == 2


def test_a_label_is_not_printed_again_with_the_words_that_it_has(wanted: LabelOrder) -> None:
    """Nothing newer is known of either; then it is of one, which is printed once and no more; the other waits."""
    printed(later(replace(wanted, copies=3), "2027-06-01"))
    waiting = [("wait", "Chè Ví Dụ", 3), ("wait", "Mắm Ví Dụ", 3)]
    (problem,) = refused(again(wanted, "2028-01-15"))
    assert (problem.code, problem.values["why_vi"]) == ("nothing-to-print", "không có nhãn đã in nào cần in lại")
    assert due(again(wanted, "2028-01-15")) == waiting
    before = ledger(wanted)
    renew(wanted, "mam")
    assert [label["name"] for label in printed(again(wanted, "2028-01-15", time="08:00:00")).run["labels"]] == [
        "Mắm Ví Dụ"
    ] * 3
    for number in range(4):  # on the same day and on a later one
        order = again(wanted, "2028-01-15" if number < 2 else "2028-03-20", time=f"09:00:0{number}")
        assert [one.code for one in refused(order)] == ["nothing-to-print"]
        assert due(order) == waiting[:1]
    assert len(ledger(wanted)) == len(before) + 1
    plan = planned(again(wanted, "2028-03-21"))  # its day has come: the new one bears no stars
    assert [(label["name"], label["stars"]) for label in plan.run["labels"]] == [("Chè Ví Dụ", 0)] * 3


def test_what_was_printed_wrong_on_the_same_day_is_replaced_not_added(wanted: LabelOrder) -> None:
    """A wrong price is printed in two runs, mended, and printed again: as many as hung there, once."""
    cards = replace(wanted, selection=Selection("outlet", ("quay",), only=("mam",)), format="price")
    printed(replace(cards, copies=4, time="08:00:00"))
    printed(replace(cards, copies=2, time="08:30:00", stock="avery-l7163"))
    rewrite(wanted, "quay", "price: 65000", "price: 70000")
    day = wanted.order.day.isoformat()
    assert due(again(wanted, day)) == [("print", "Mắm Ví Dụ", 6)]
    assert printed(again(wanted, day, time="09:00:00")).count == 6
    assert due(again(wanted, day)) == []
    rewrite(wanted, "quay", "price: 70000", "price: 75000")
    assert due(again(wanted, day)) == [("print", "Mắm Ví Dụ", 6)]


def test_labels_of_one_format_are_replaced_at_a_time(wanted: LabelOrder) -> None:
    """Shelf labels of two products and price cards of one: what was a card is named and printed on its own."""
    early = later(wanted, "2027-06-01")
    printed(replace(early, copies=2))
    cards = replace(early, selection=Selection("outlet", ("quay",), only=("mam",)), format="price", time="09:00:00")
    printed(replace(cards, stock="avery-l7163"))
    renew(wanted, "che", "mam")
    day = "2028-01-15"
    plan = planned(again(wanted, day))
    assert (plan.format.id, plan.count) == ("shelf", 4)
    assert plan.left_out == {"price": LeftOut(("Mắm Ví Dụ",), "avery-l7163")}
    plan = planned(again(wanted, day, format="price"))
    assert (plan.count, plan.left_out) == (1, {"shelf": LeftOut(("Chè Ví Dụ", "Mắm Ví Dụ"), "avery-l7160")})
    only = Selection("outlet", ("quay",), only_reprint=True, only=("che",))
    narrow = again(wanted, day, selection=only)
    assert [label["name"] for label in planned(narrow).run["labels"]] == ["Chè Ví Dụ"] * 2
    assert due(narrow) == [("print", "Chè Ví Dụ", 2)]
    (problem,) = refused(again(wanted, day, format="lid"))
    assert problem.values["why_vi"] == "nhãn cần in lại thuộc kiểu khác: thẻ giá, nhãn kệ"
    assert problem.values["why_en"] == "what is to be printed again has another format: price card, shelf label"
    (problem,) = refused(replace(narrow, format="price"))
    assert problem.values["why_vi"] == "nhãn cần in lại thuộc kiểu khác: nhãn kệ"


def test_the_format_is_the_one_most_due_that_fits_the_stock(wanted: LabelOrder) -> None:
    """Few small labels and many shelf labels; on paper that is too small for those the small ones are printed."""
    early = later(wanted, "2027-06-01")
    some = replace(early, selection=Selection("outlet", ("quay",), only=("mam",)))
    printed(replace(some, copies=9))
    printed(replace(some, copies=2, stock="avery-l7651", time="09:00:00"))
    day = "2028-01-15"
    narrow = {"stock": "avery-l7651"}
    assert [one.code for one in refused(again(wanted, day, **narrow))] == ["nothing-to-print"]
    renew(wanted, "mam")
    assert planned(again(wanted, day)).format.id == "shelf"
    plan = planned(again(wanted, day, **narrow))
    assert (plan.format.id, plan.count) == ("small", 2)
    assert plan.left_out == {"shelf": LeftOut(("Mắm Ví Dụ",), "avery-l7160")}
    printed(again(wanted, day, time="10:00:00", **narrow))
    (problem,) = refused(again(wanted, day, **narrow))
    assert (problem.code, problem.values["format"], problem.hint) == (
        "format-not-for-stock",
        "`shelf` (nhãn kệ)",
        "avery-l7160",
    )


def test_the_sign_at_the_door_is_not_printed_among_labels(wanted: LabelOrder) -> None:
    printed(replace(wanted, selection=Selection("outlet", ("quay",), door_sign=True), stock="a4-quarters"))
    printed(replace(wanted, selection=Selection("outlet", ("quay",), only=("mam",)), time="09:00:00"))
    rewrite(wanted, "quay", "name: Quầy Ví Dụ", "name: Quầy Mới")
    rewrite(wanted, "mam", "name: Mắm Ví Dụ", "name: Mắm Mới")
    day = wanted.order.day.isoformat()
    plan = planned(again(wanted, day))
    assert [label["name"] for label in plan.run["labels"]] == ["Mắm Mới"]
    assert plan.left_out == {}
    assert sorted(due(again(wanted, day))) == [("print", "Mắm Ví Dụ", 1), ("print", "Quầy Ví Dụ", 1)]


# -- what people should know before they print


def test_labels_with_stars_that_do_not_stay_right_for_long_are_known(wanted: LabelOrder) -> None:
    """The term of both ends on 20/03/2028; labels without stars claim none."""
    assert planned(later(wanted, "2027-12-20")).ending == ()  # 91 days before
    plan = planned(later(replace(wanted, copies=2), "2027-12-21"))
    assert plan.ending == (Ending(date(2028, 3, 20), "Mắm Ví Dụ", 2), Ending(date(2028, 3, 20), "Chè Ví Dụ", 2))
    rewrite(wanted, "che", "2025-03-20", "2025-03-10")
    assert [one.until.day for one in planned(later(wanted, "2028-01-05")).ending] == [10, 20]
    assert planned(later(wanted, "2028-03-21")).ending == ()  # no stars any more


def test_price_cards_without_a_price_are_known(wanted: LabelOrder) -> None:
    assert planned(replace(wanted, format="price")).unpriced == ("Chè Ví Dụ", "Mật ong Ví Dụ")
    assert planned(wanted).unpriced == ()
    alone = replace(wanted, selection=Selection("product", ("mam", "che")), format="price")
    assert planned(alone).unpriced == ("Mắm Ví Dụ", "Chè Ví Dụ")


# -- an outlet's own


def test_some_of_an_outlet_s_products_have_its_price_and_are_entered_under_it(wanted: LabelOrder) -> None:
    some = Selection("outlet", ("quay",), only=("gao", "mam"))
    plan = printed(replace(wanted, selection=some, format="price"))
    assert [label["price"] for label in plan.run["labels"]] == ["30.000 ₫", "65.000 ₫"]
    assert {(line.code, line.price, line.outlet) for line in ledger(wanted)} == {
        (code(3), "30000", code(OUTLET)),
        (code(2), "65000", code(OUTLET)),
    }


def test_a_calibration_made_meanwhile_is_kept(wanted: LabelOrder, tmp_path: Path) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("stock: avery-l7160\nnext: 3\n", encoding="utf-8")
    plan = planned(replace(wanted, stock=None, profile=path))
    path.write_text("stock: avery-l7160\nnext: 3\nshift: {x: 1.5, y: -0.5}\nnote: lùa sát mép\n", encoding="utf-8")
    assert make_labels(plan) == []
    profile, _, _ = read_profile(path)
    assert profile
    assert (profile.next, str(profile.shift.x), profile.note) == (7, "1.5", "lùa sát mép")


@pytest.mark.parametrize(
    ("text", "code_"),
    [("stock: avery-l7159\n", "profile-other-stock"), ("stock: avery-l7160\nnext: a\n", "not-a-number")],
)
def test_a_profile_spoiled_meanwhile_stops_everything(
    wanted: LabelOrder, tmp_path: Path, text: str, code_: str
) -> None:
    path = tmp_path / "may-in.yaml"
    path.write_text("stock: avery-l7160\n", encoding="utf-8")
    plan = planned(replace(wanted, stock=None, profile=path))
    path.write_text(text, encoding="utf-8")
    assert {one.code for one in make_labels(plan)} == {code_}
    assert path.read_text(encoding="utf-8") == text
    assert not (tmp_path / "nhan.pdf").exists()


@pytest.mark.parametrize("name", ["Mắm OCOP Ví Dụ", "Mắm 4 sao"])
def test_a_name_with_stars_is_not_printed_without_stars(wanted: LabelOrder, tmp_path: Path, name: str) -> None:
    mine = FILES["products/gao.yaml"].replace("Gạo Ví Dụ", name)
    plan, _, _ = plan_labels(
        replace(wanted, order=order_of(tmp_path / "neu", files={**FILES, "products/gao.yaml": mine}))
    )
    assert plan
    assert {one.code for one in make_labels(plan)} == {"label-stars-not-due"}
    assert not (tmp_path / "nhan.pdf").exists()


def test_a_write_that_fails_leaves_everything_as_it_was(wanted: LabelOrder, tmp_path: Path) -> None:
    profile = tmp_path / "may-in.yaml"
    printed(replace(wanted, profile=profile))
    before = files_below(tmp_path)
    (tmp_path / "thu-muc").write_text("không phải thư mục", encoding="utf-8")
    plan = planned(replace(wanted, profile=profile, output=tmp_path / "thu-muc" / "nhan.pdf"))
    with pytest.raises(OSError, match="thu-muc"):
        make_labels(plan)
    (tmp_path / "thu-muc").unlink()
    assert files_below(tmp_path) == before


def test_the_same_printing_gives_the_same_bytes(wanted: LabelOrder, tmp_path: Path) -> None:
    printed(wanted)
    first = (tmp_path / "nhan.pdf").read_bytes()
    printed(replace(wanted, order=replace(wanted.order, cache=tmp_path / "other")))
    assert (tmp_path / "nhan.pdf").read_bytes() == first
