"""The page of an outlet, the files beside it and the index of outlets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.catalogue.reprints import reprints
from ocop_site.catalogue.status import status_on
from ocop_site.catalogue.turns import turns_after
from ocop_site.making.calendars import calendar_file
from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.labels import FORMATS, fits, product_label
from ocop_site.pages.others import producer_context
from ocop_site.pages.outlet import outlet_context
from ocop_site.pages.outlet_files import DOOR_SIGN, READY, outlet_calendar, outlet_file_jobs, ready_sheets
from ocop_site.pages.outlet_index import outlet_index_job
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.product import product_context
from ocop_site.pages.related import relate
from ocop_site.reading.ledger import Print, ledger_text
from tests.catalogue.histories import histories
from tests.small_content import PROJECT, SITE, at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary import Vocabulary

DAY = date(2026, 11, 22)
HOME = "https://ocop.vi-du.vn/"
ASSETS = {name: f"/assets/{name}" for name in ("icon.svg", "site.css", "lists.css", "turns.js")}
REAL = {"site.yaml": f"{SITE}base_url: {HOME}\n"}
SOLD = {
    "products/mam.yaml": product(1, "Mắm Thử", "producer: htx\n" + paper("2024-01-15", 4)),
    "products/banh.yaml": product(2, "Bánh Thử", paper("2020-01-15", 3)),
    "products/keo.yaml": product(3, "Kẹo Thử"),
    "products/gio.yaml": product(4, "Giỏ Thử", paper("2026-03-01", 3)).replace("thuc-pham", "thu-cong-my-nghe"),
    "producers/htx.yaml": producer(5, "HTX Thử"),
}
STOCKS = "stocks: [{product: mam, price: 65000}, {product: banh}, {product: keo, price: 9000}, {product: gio}]\n"


def outlet(more: str = STOCKS) -> dict[str, str]:
    return {**REAL, **SOLD, "outlets/quay.yaml": producer(9, "Quầy Thử", more)}


def it(folder: Path, files: dict[str, str], day: date = DAY, *, sheets: bool = False) -> dict[str, Any]:
    catalogue = catalogue_of(folder, files, day)
    seen: dict[str, Any] = outlet_context(catalogue.outlets["quay"], catalogue, Cards(catalogue), sheets=sheets)["it"]
    return seen


def listed(seen: Plain) -> list[Plain]:
    """Everything on the reprint list, whatever is to be done with it."""
    return [one for part in seen["reprints"]["parts"] for one in part["items"]]


def shown_on(lines: list[Plain], day: date) -> list[Plain]:
    """The lines of the list of what has no paper that a reader with script sees on a day."""
    today = day.isoformat()
    return [one for one in lines if one["from"] <= today and not (one["status"]["until"] or "9") < today]


# -- what it sells


def test_the_stock_stands_by_group_in_force_first_with_counts(tmp_path: Path) -> None:
    seen = it(tmp_path, outlet())
    assert [(g["title"], g["anchor"], g["count"]) for g in seen["stocks"]] == [
        ("Thực phẩm", "nhom-thuc-pham", 3),
        ("Hàng thủ công mỹ nghệ", "nhom-thu-cong-my-nghe", 1),
    ]
    assert [card["name"] for card in seen["stocks"][0]["cards"]] == ["Mắm Thử", "Bánh Thử", "Kẹo Thử"]
    counts = seen["counts"]
    assert (counts["total"], counts["in_force"], counts["columns"]) == (4, 2, ["4 sao", "3 sao", "chưa rõ sao"])
    assert [(row["text"], row["counts"], row["total"]) for row in counts["rows"]] == [
        ("Thực phẩm", [1, 1, 1], 3),
        ("Thủ công mỹ nghệ", [0, 1, 0], 1),
    ]
    assert counts["totals"] == [1, 2, 1]
    assert counts["until"] == "2027-01-15"  # the first term among them ends


def test_one_product_needs_no_table(tmp_path: Path) -> None:
    assert it(tmp_path, outlet("stocks: [{product: mam}]\n"))["counts"]["rows"] == []


def test_an_outlet_of_which_nothing_is_known(tmp_path: Path) -> None:
    seen = it(tmp_path, outlet(""))
    empty = ("stocks", "prices", "sheets", "ways", "hours", "photos", "sources")
    assert [seen[name] for name in empty] == [[]] * len(empty)
    assert [seen[name] for name in ("counts", "out", "reprints", "geo", "place")] == [None] * 5
    assert seen["print"] == {"href": f"/diem-ban/quay-thu-{code(9)}/in-nhan/"}


def test_equal_names_are_told_apart_by_their_makers(tmp_path: Path) -> None:
    files = outlet("stocks: [{product: mam, price: 1000}, {product: khac, price: 2000}, {product: keo, price: 3000}]\n")
    files["products/khac.yaml"] = product(6, "Mắm Thử", "producer: to\n")
    files["producers/to.yaml"] = producer(7, "Tổ Thử")
    assert [(p["name"], p["maker"], p["price"]) for p in it(tmp_path, files)["prices"]] == [
        ("Mắm Thử", "HTX Thử", 1000),
        ("Mắm Thử", "Tổ Thử", 2000),
        ("Kẹo Thử", "", 3000),
    ]


# -- what of it has no paper within its term


def test_what_has_no_paper_within_its_term_is_named_with_its_status(tmp_path: Path) -> None:
    out = it(tmp_path, outlet())["out"]
    now = [one for one in out["lines"] if not one["from"]]
    assert [(one["name"], one["status"]["label"]) for one in now] == [
        ("Bánh Thử", "quá 36 tháng, chưa rõ đánh giá lại"),
        ("Kẹo Thử", "danh mục chưa có giấy chứng nhận"),
    ]
    assert (out["from"], out["until"]) == ("", "")


def test_what_falls_out_of_its_term_later_appears_on_its_day(tmp_path: Path) -> None:
    out = it(tmp_path, outlet("stocks: [{product: mam}, {product: gio}]\n"))["out"]
    assert [(one["name"], one["from"]) for one in out["lines"]] == [
        ("Mắm Thử", "2027-01-16"),
        ("Giỏ Thử", "2029-03-02"),
    ]
    assert out["from"] == "2027-01-16"
    assert shown_on(out["lines"], date(2027, 1, 15)) == []


def at_day(catalogue: Catalogue, day: date) -> Catalogue:
    """The same records on a later day, as a build of that day would know them."""
    words = catalogue.vocabulary

    def turned(entry: ProductEntry) -> ProductEntry:
        papers = (entry.certificates, entry.endings, day, words, entry.vouched)
        return replace(entry, status=status_on(*papers), turns=turns_after(*papers))

    return replace(catalogue, day=day, products={i: turned(e) for i, e in catalogue.products.items()})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """An outlet that sells 150 products with invented histories, each with a label printed on some day."""
    made = list(histories(11, 150))
    files = {
        f"products/mau-{n}.yaml": product(100 + n, f"Mẫu {n}", f"producer: htx\n{h.lines()}")
        for n, h in enumerate(made)
    }
    stocks = "".join(f"  - {{product: mau-{n}}}\n" for n in range(len(made)))
    more = {
        **REAL,
        "producers/htx.yaml": producer(5, "HTX Thử"),
        "outlets/quay.yaml": producer(9, "Quầy Thử", f"stocks:\n{stocks}"),
    }
    found = catalogue_of(tmp_path_factory.mktemp("many"), {**files, **more}, DAY)
    prints = []
    for number, entry in enumerate(found.products.values()):
        day = DAY - timedelta(days=number * 4)
        then = at_day(found, day).products[entry.record.id] if number % 50 == 0 else entry
        words = product_label(then, found)
        prints.append(
            Print(
                DAY.isoformat(),
                "",
                entry.record.code,
                code(9),
                "1",
                "shelf",
                "avery-l7160",
                words["name"],
                words["maker"],
                str(words["stars"] or ""),
                words["until"],
                "",
                HOME,
                0,
            )
        )
    return replace(found, prints=tuple(prints))


DAYS = [DAY + timedelta(days=n) for n in (*range(0, 200, 19), *range(200, 1500, 97))]


def test_the_list_is_true_on_every_day_without_a_rebuild(many: Catalogue) -> None:
    lines = outlet_context(many.outlets["quay"], many, Cards(many))["it"]["out"]["lines"]
    for day in DAYS:
        now = at_day(many, day)
        truth = {addresses.product(e.record) for e in now.products.values() if not e.status.in_force}
        seen = [one["href"] for one in shown_on(lines, day)]
        assert sorted(seen) == sorted(truth), day
        rebuilt = outlet_context(now.outlets["quay"], now, Cards(now))["it"]["out"]["lines"]
        words = {(one["href"], one["status"]["label"]) for one in shown_on(lines, day)}
        assert words == {(one["href"], one["status"]["label"]) for one in shown_on(rebuilt, day)}, day


def test_the_reprint_list_is_true_on_every_day_without_a_rebuild(many: Catalogue) -> None:
    """What is shown on a day is what a build of that day would list, but for what has turned right again."""
    items = listed(outlet_context(many.outlets["quay"], many, Cards(many))["it"])
    assert len([one for one in items if one["from"]]) > 20
    back = {
        addresses.product(e.record)
        for e in many.products.values()
        if any(t.status.in_force for t in e.turns[1:]) and any(not t.status.in_force for t in e.turns)
    }
    for day in DAYS:
        now = at_day(many, day)
        due = {addresses.of_record(one.entry.record) for one in reprints(code(9), now) if one.entry}
        seen = {one["href"] for one in items if one["from"] <= day.isoformat()}
        assert seen - back == due - back, day


# -- labels that hang there


LABEL = Print(
    "2025-06-01",
    "",
    code(1),
    code(9),
    "3",
    "shelf",
    "avery-l7160",
    "Mắm Thử",
    "HTX Thử",
    "4",
    "2027-01-15",
    "",
    HOME,
    0,
)


def with_prints(*lines: Print) -> dict[str, str]:
    return {**outlet(), "ledger/prints.csv": ledger_text(lines, Print)}


def test_the_reprint_list_in_words(tmp_path: Path) -> None:
    price = replace(LABEL, format="price", price="60000", copies="012")
    sign = replace(LABEL, code=code(9), name="Quầy Cũ", maker="", stars="", until="", copies="1")
    gone = replace(LABEL, code=code(8), name="Cốm Thử", copies="2")
    whole = it(tmp_path, with_prints(LABEL, price, replace(LABEL, format="small"), sign, gone))
    seen = whole["reprints"]
    assert seen["count"] == 21
    assert [(part["title"], part["from"], len(part["items"])) for part in seen["parts"]] == [
        ("Nhãn cần in lại", "", 2),
        ("Nhãn cần gỡ xuống", "", 1),
        ("Nhãn đến ngày thì gỡ", "", 1),
    ]
    by_price, own, nothing, both = sorted(listed(whole)[:2], key=lambda one: one["name"]) + listed(whole)[2:]
    assert own["labels"] == ["1 biển cửa, in ngày 01/06/2025"]
    assert own["faults"] == ["Nhãn ghi tên “Quầy Cũ”, tên trong hồ sơ nay là “Quầy Thử”."]
    assert own["href"] == f"/diem-ban/quay-thu-{code(9)}/"
    assert by_price["labels"] == ["12 thẻ giá, in ngày 01/06/2025"]
    assert by_price["faults"] == [
        "Nhãn ghi giá 60.000 ₫, giá tại điểm bán nay là 65.000 ₫.",
        "Từ ngày 16/01/2027: đã qua thời hạn ghi trên nhãn (đến hết 15/01/2027).",
    ]
    assert nothing["labels"] == ["2 nhãn kệ, in ngày 01/06/2025"]
    assert both["labels"] == ["3 nhãn kệ, in ngày 01/06/2025", "3 nhãn nhỏ, in ngày 01/06/2025"]
    assert (both["status"]["value"], both["maker"]) == ("expiring", "HTX Thử")
    assert both["advice"] == "Đến hết ngày 15/01/2027 thì gỡ, hoặc in lại khi hồ sơ có kết quả mới."
    assert [one["advice"] for one in (by_price, own, nothing)] == ["", "", ""]


def test_a_label_is_to_be_taken_down_until_the_record_is_renewed(tmp_path: Path) -> None:
    files = with_prints(LABEL)
    assert [part["title"] for part in it(tmp_path, files)["reprints"]["parts"]] == ["Nhãn đến ngày thì gỡ"]
    files["products/mam.yaml"] += "  - {stars: 4, issued: 2026-11-20}\n"
    assert [part["title"] for part in it(tmp_path / "b", files)["reprints"]["parts"]] == ["Nhãn cần in lại"]


def test_labels_of_one_kind_and_day_are_added_up(tmp_path: Path) -> None:
    """Printed in several goes and on several papers."""
    card = replace(LABEL, format="price", price="65000", copies="1")
    runs = [replace(card, time=f"08:0{number}:00") for number in range(5)]
    runs.append(replace(card, time="09:00:00", stock="avery-l7163", copies="4"))
    shelf = [replace(LABEL, time="10:00:00"), replace(LABEL, time="11:00:00", date="2025-07-02")]
    (item,) = listed(it(tmp_path, with_prints(*runs, *shelf)))
    assert item["labels"] == ["9 thẻ giá, in ngày 01/06/2025", "3 nhãn kệ, in ngày 02/07/2025"]


def test_a_label_that_turns_wrong_later_shows_itself_ninety_days_before(tmp_path: Path) -> None:
    files = with_prints(replace(LABEL, code=code(4), name="Giỏ Thử", maker="", stars="3", until="2029-03-01"))
    seen = it(tmp_path, files)
    (item,) = listed(seen)
    assert (item["from"], seen["reprints"]["parts"][0]["from"]) == ("2028-12-02", "2028-12-02")
    assert item["status"] is None  # what is drawn later is drawn without parts that turn themselves


def test_labels_that_are_all_right_are_only_counted(tmp_path: Path) -> None:
    files = with_prints(replace(LABEL, stars="", until=""))
    assert it(tmp_path, files)["reprints"] == {"count": 3, "parts": []}


def test_words_that_a_ledger_may_hold_are_never_a_maker_that_is_kept_back(tmp_path: Path) -> None:
    files = with_prints(replace(LABEL, until="2027-01-15"))
    files["producers/htx.yaml"] = producer(5, "HTX Thử", "publish_name: false\n")
    seen = listed(it(tmp_path, files))
    assert "nhãn ghi tên chủ thể" in str(seen).lower()
    assert "HTX Thử" not in str(seen)


def test_the_way_to_what_sellers_need_names_what_there_is(tmp_path: Path) -> None:
    assert it(tmp_path, with_prints(LABEL))["desk"] == "nhãn đã in, in nhãn kệ, lịch"
    assert it(tmp_path / "b", outlet("stocks: [{product: keo}]\n"))["desk"] == "in nhãn kệ"
    assert it(tmp_path / "c", outlet(f"closed: 2025-06\n{STOCKS}"))["desk"] == ""


def page_of(folder: Path, files: dict[str, str]) -> str:
    """The page of the outlet as it is drawn."""
    catalogue = catalogue_of(folder, files)
    context = outlet_context(catalogue.outlets["quay"], catalogue, Cards(catalogue))
    maker = PageMaker(PROJECT / "templates", {"vi": site_context(catalogue, ASSETS)}, NoKeep())
    return maker.render("outlet.html", "diem-ban/quay/index.html", context).decode()


def test_sellers_are_led_past_the_stock_from_below_the_facts(tmp_path: Path) -> None:
    """One way, to the first of what they need, on every page that has any of it, until the outlet closes."""
    closing = with_prints(LABEL)
    closing["outlets/quay.yaml"] = producer(9, "Quầy Thử", f"stage: open\nclosed: 2027-06-30\n{STOCKS}")
    for number, (files, last, heading) in enumerate(
        (
            (with_prints(LABEL), "", "in-lai"),
            (outlet(), "", "in-nhan"),
            (closing, ' data-until="2027-06-29"', "in-lai"),
        )
    ):
        html = page_of(tmp_path / str(number), files)
        way, there = html.index('<a href="#nguoi-ban">'), html.index('id="nguoi-ban"')
        assert html.count("nguoi-ban") == 2
        assert html.index('id="thong-tin"') < way < html.index('id="ban"') < there
        assert f'<p class="files"{last}>Dành cho người bán: <a' in html
        assert f'<section id="nguoi-ban" aria-labelledby="{heading}"{last}>' in html
    closed = page_of(tmp_path / "closed", outlet(f"closed: 2025-06\n{STOCKS}"))
    assert "nguoi-ban" not in closed


def test_the_reprint_list_as_it_is_drawn(tmp_path: Path) -> None:
    """A heading for each thing to do; what shows itself later waits in a template, its heading, too."""
    later = replace(LABEL, code=code(4), name="Giỏ Thử", stars="3", until="2029-03-01")
    files = with_prints(replace(LABEL, name="Mắm Cũ"), later)
    files["products/gio.yaml"] += "producer: htx\n"
    html = page_of(tmp_path, files)
    assert "<h3>Nhãn cần in lại</h3>" in html
    assert '<template data-from="2028-12-02"><h3>Nhãn đến ngày thì gỡ</h3></template>' in html
    assert "<p>Đến hết ngày 01/03/2029 thì gỡ, hoặc in lại khi hồ sơ có kết quả mới.</p>" in html


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"code": code(8), "name": "Cốm Thử"}, f"Danh mục không có hồ sơ nào mang mã {code(8)} của nhãn."),
        (
            {"base": "https://cu.vi-du.vn/"},
            f"Mã trên nhãn dẫn tới địa chỉ cũ https://cu.vi-du.vn/, danh mục nay ở {HOME}.",
        ),
        ({"stars": "5"}, "Từ ngày 01/06/2025: nhãn ghi 5 sao, lần công nhận gần nhất trong hồ sơ là 4 sao."),
        ({"maker": "Tổ Cũ"}, "Tên chủ thể trên nhãn khác hồ sơ, hồ sơ nay ghi “HTX Thử”."),
        ({"until": "2027-02-15"}, "Nhãn ghi thời hạn đến hết 15/02/2027, hồ sơ nay ghi đến hết 15/01/2027."),
        ({"format": "lạ", "price": "999"}, "Nhãn ghi giá 999 ₫, giá tại điểm bán nay là 65.000 ₫."),
    ],
)
def test_each_reason_has_its_words(tmp_path: Path, other: dict[str, str], words: str) -> None:
    (item,) = listed(it(tmp_path, with_prints(replace(LABEL, **other))))  # type: ignore[arg-type]
    assert words in item["faults"]


# -- open, planned, closed


def test_a_closed_outlet_keeps_its_stock_and_nothing_to_print(tmp_path: Path) -> None:
    files = with_prints(LABEL)
    files["outlets/quay.yaml"] = producer(9, "Quầy Thử", f"closed: 2025-06\n{STOCKS}")
    seen = it(tmp_path, files, sheets=True)
    assert (seen["closed"], seen["stocks_title"]) == (True, "Sản phẩm từng bán ở đây")
    assert (seen["out"], seen["reprints"], seen["print"], seen["sheets"], seen["ways"]) == (None, None, None, [], [])
    assert ("Tình trạng", "đã đóng, theo nguồn") in [(fact["term"], fact["text"]) for fact in seen["facts"]]
    catalogue = catalogue_of(tmp_path / "again", files)
    assert list(outlet_file_jobs(catalogue.outlets["quay"], catalogue, sheets=True)) == []


def test_an_outlet_that_is_to_close_says_so_from_that_day(tmp_path: Path) -> None:
    seen = it(tmp_path, outlet(f"stage: open\nclosed: 2027-06-30\n{STOCKS}"))
    assert (seen["closed"], seen["closing"]) == (
        False,
        {
            "from": "2027-06-30",
            "until": "2027-06-29",
            "stocks_title": "Sản phẩm từng bán ở đây",
            "prices_title": "Giá khi còn bán",
        },
    )
    later = it(tmp_path / "b", outlet(f"stage: open\nclosed: 2027-06-30\n{STOCKS}"), date(2027, 6, 30))
    assert (later["closed"], later["closing"]) == (True, None)


@pytest.mark.parametrize(
    ("more", "facts"),
    [
        ("stage: open\n", {"Tình trạng": "đang mở, theo nguồn"}),
        ("stage: open\nclosed: 2027-06-30\n", {"Đóng cửa": "ngày 30/06/2027, theo nguồn"}),
        ("closed: 2027-06\n", {"Đóng cửa": "tháng 6/2027, theo nguồn"}),
        (
            "stage: planned\nclosed: 2027-06-30\n",
            {"Tình trạng": "nguồn chỉ ghi là đề xuất", "Đóng cửa": "ngày 30/06/2027, theo nguồn"},
        ),
        (
            "stage: open\nclosed: 2025-06-30\n",
            {"Tình trạng": "đã đóng, theo nguồn", "Đóng cửa": "ngày 30/06/2025, theo nguồn"},
        ),
    ],
)
def test_what_is_said_of_an_outlet_stays_true_when_it_closes(tmp_path: Path, more: str, facts: dict[str, str]) -> None:
    """Only where no closing day is known is it "open": a page that nobody rebuilds would say so after that day."""
    seen = it(tmp_path, outlet(f"{more}{STOCKS}"))["facts"]
    assert {fact["term"]: fact["text"] for fact in seen if fact["term"] in {"Tình trạng", "Đóng cửa"}} == facts


def test_a_planned_outlet_does_not_sell_yet(tmp_path: Path) -> None:
    seen = it(tmp_path, outlet(f"stage: planned\n{STOCKS}"))
    assert (seen["stocks_title"], seen["prices_title"]) == ("Sản phẩm dự kiến bán ở đây", "Giá dự kiến")


def test_products_and_producers_say_where_they_are_sold_and_whether_it_closed(tmp_path: Path) -> None:
    files = {
        **SOLD,
        "outlets/a.yaml": producer(11, "Quầy A", "stage: closed\nstocks: [{product: mam, price: 1}]\n" + at("Phú Yên")),
        "outlets/b.yaml": producer(12, "Quầy B", "stage: open\nstocks: [{product: mam}]\n" + at("Hà Tĩnh")),
        "outlets/c.yaml": producer(13, "Quầy C", "stage: planned\nstocks: [{product: mam}]\n"),
        "outlets/d.yaml": producer(14, "Quầy D", "stage: open\nclosed: 2027-06-30\nstocks: [{product: mam}]\n"),
    }
    catalogue = catalogue_of(tmp_path, files)
    on_product = product_context(catalogue.products["mam"], catalogue, Cards(catalogue), relate(catalogue))["it"][
        "outlets"
    ]
    on_producer = producer_context(catalogue.producers["htx"], catalogue, Cards(catalogue))["it"]["outlets"]
    assert [(line["text"], line["note"]) for line in on_product] == [
        ("Quầy B", "Hà Tĩnh"),
        ("Quầy D", "đóng cửa ngày 30/06/2027, theo nguồn"),
        ("Quầy C", "mới là đề xuất, chưa rõ đã mở"),
        ("Quầy A", "Phú Yên; đã đóng, theo nguồn"),
    ]
    assert on_producer == on_product
    assert {line["count"] for line in on_product} == {0}  # its price is the outlet's own


# -- its calendar


def test_the_calendar_holds_the_last_days_of_terms_and_of_labels(tmp_path: Path) -> None:
    line = replace(LABEL, code=code(4), name="Giỏ Thử", maker="", stars="3", until="2028-01-31")
    catalogue = catalogue_of(tmp_path, with_prints(LABEL, line))
    calendar = outlet_calendar(catalogue.outlets["quay"], catalogue)
    assert calendar is not None
    assert (calendar.path, calendar.maker) == (f"diem-ban/quay-thu-{code(9)}/lich.ics", "calendar")
    assert [(e["day"], e["summary"]) for e in calendar.context["events"]] == [
        ("2027-01-15", "Mắm Thử (4 sao): ngày cuối theo hồ sơ"),
        ("2029-03-01", "Giỏ Thử (3 sao): ngày cuối theo hồ sơ"),
        ("2027-01-15", "Mắm Thử: ngày cuối của nhãn đã in"),
        ("2028-01-31", "Giỏ Thử: ngày cuối của nhãn đã in"),
    ]
    assert len({e["uid"] for e in calendar.context["events"]}) == 4
    assert "3 nhãn kệ, in ngày 01/06/2025" in calendar.context["events"][2]["description"]


def test_the_calendar_is_the_same_on_every_day_before_its_first(tmp_path: Path) -> None:
    made = set()
    for number, day in enumerate((date(2026, 3, 2), DAY, date(2027, 1, 15))):
        catalogue = catalogue_of(tmp_path / str(number), with_prints(LABEL), day)
        calendar = outlet_calendar(catalogue.outlets["quay"], catalogue)
        assert calendar is not None
        made.add(calendar_file(calendar.context))
    assert len(made) == 1


def test_no_known_day_no_calendar(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, outlet("stocks: [{product: keo}, {product: banh}]\n"))
    assert outlet_calendar(catalogue.outlets["quay"], catalogue) is None
    assert outlet_context(catalogue.outlets["quay"], catalogue, Cards(catalogue))["it"]["ways"] == []


# -- sheets ready to print


def test_a_sheet_is_right_for_as_long_as_the_stars_on_it_are(tmp_path: Path) -> None:
    """A product without a maker bears none, so that the end of its term makes no sheet wrong."""
    sooner = product(4, "Giỏ Thử", paper("2023-12-20", 3)).replace("thuc-pham", "thu-cong-my-nghe")
    catalogue = catalogue_of(tmp_path, {**outlet(), "products/gio.yaml": sooner})
    sheets = list(ready_sheets(catalogue.outlets["quay"], catalogue))
    assert [label["stars"] for label in sheets[0].run["labels"]] == [4, 0, 0, 0]
    assert sheets[0].until == date(2027, 1, 15)


def test_ready_sheets_hold_a_label_of_each_product_and_the_sign(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, outlet())
    entry = catalogue.outlets["quay"]
    sheets = list(ready_sheets(entry, catalogue))
    names = [[label["name"] for label in sheet.run["labels"]] for sheet in sheets]
    everything = ["Mắm Thử", "Bánh Thử", "Kẹo Thử", "Giỏ Thử"]
    assert names == [everything, everything, ["Mắm Thử", "Kẹo Thử"], ["Quầy Thử"]]
    assert [[label["price"] for label in sheet.run["labels"]] for sheet in sheets][2] == ["65.000 ₫", "9.000 ₫"]
    assert {label["price"] for label in sheets[0].run["labels"]} == {""}
    assert [sheet.until for sheet in sheets] == [date(2027, 1, 15), date(2027, 1, 15), date(2027, 1, 15), None]
    jobs = [job for job in outlet_file_jobs(entry, catalogue, sheets=True) if job.maker == "sheet"]
    assert [job.path.rpartition("/")[2] for job in jobs] == [
        "nhan-avery-l7160.pdf",
        "nhan-avery-l7651.pdf",
        "nhan-avery-l7163.pdf",
        "bien-cua.pdf",
    ]
    lines = outlet_context(entry, catalogue, Cards(catalogue), sheets=True)["it"]["sheets"]
    assert [addresses.file_of(line["href"]) for line in lines] == [job.path for job in jobs]
    assert lines[0] == {
        "text": "4 nhãn kệ, mỗi sản phẩm một nhãn",
        "note": "giấy Avery L7160, mỗi nhãn 63,5 × 38,1 mm; đúng theo hồ sơ đến hết ngày 15/01/2027",
        "href": f"/diem-ban/quay-thu-{code(9)}/nhan-avery-l7160.pdf",
        "until": "2027-01-15",
    }


def test_ready_sheets_fit_their_paper(vocabulary: Vocabulary) -> None:
    for format_id, stock_id in (*READY, DOOR_SIGN):
        stock = vocabulary.stock(stock_id)
        assert stock is not None
        assert fits(FORMATS[format_id], stock)


def test_ready_sheets_are_the_same_on_every_day_on_which_they_say_the_same(tmp_path: Path) -> None:
    def runs(name: str, day: date) -> list[Plain]:
        catalogue = catalogue_of(tmp_path / name, outlet(), day)
        return [sheet.run for sheet in ready_sheets(catalogue.outlets["quay"], catalogue)][:3]

    assert runs("a", date(2026, 4, 1)) == runs("b", DAY)
    assert runs("a", DAY) != runs("c", date(2027, 1, 16))


def test_no_sheets_unless_asked_for_and_none_without_a_real_address(tmp_path: Path) -> None:
    asked = catalogue_of(tmp_path, outlet())
    assert outlet_context(asked.outlets["quay"], asked, Cards(asked))["it"]["sheets"] == []
    for site in (SITE, f"{SITE}base_url: https://thu.example/\n"):
        trial = catalogue_of(tmp_path / "trial", {**outlet(), "site.yaml": site})
        assert [job for job in plan_pages(trial, {}, (), sheets=True) if job.maker == "sheet"] == []
        assert outlet_context(trial.outlets["quay"], trial, Cards(trial), sheets=True)["it"]["sheets"] == []
    planned = [job for job in plan_pages(asked, {}, (), sheets=True) if job.maker == "sheet"]
    assert len(planned) == 4
    assert [job for job in plan_pages(asked, {}, ()) if job.maker == "sheet"] == []


# -- the index


WHERE = {
    "outlets/a.yaml": producer(
        11, "Quầy A", "address: {as_certified: {province: Phú Yên, district: TP. Tuy Hòa, vintage: 63}}\n"
    ),
    "outlets/b.yaml": producer(
        12, "Quầy B", "stage: open\naddress: {as_certified: {province: Phú Yên, district: Tuy Hoà, vintage: 63}}\n"
    ),
    "outlets/c.yaml": producer(
        13, "Quầy C", "address: {as_certified: {province: Phú Yên, district: huyện Thí Dụ, vintage: 63}}\n"
    ),
    "outlets/d.yaml": producer(
        14,
        "Quầy D",
        "stage: closed\naddress: {as_certified: {province: Phú Yên, district: huyện Tuy An, vintage: 63}}\n",
    ),
    "outlets/e.yaml": producer(15, "Quầy E", "stocks: [{product: mam}]\n" + at("Đắk Lắk", vintage=34)),
    "outlets/g.yaml": producer(16, "Quầy G", "stage: planned\n"),
}


def test_the_index_counts_by_province_of_today_and_district_of_then(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {**SOLD, **WHERE})
    seen = outlet_index_job(catalogue).context["it"]
    assert (seen["total"], seen["provinces"], len(seen["missing"])) == (6, 1, 33)
    dak_lak, unknown = seen["rows"]
    assert dak_lak == {
        "anchor": "dak-lak",
        "text": "Đắk Lắk",
        "outlets": 5,
        "open": 1,
        "closed": 1,
        "planned": 0,
        "products": 1,
    }
    assert (unknown["text"], unknown["planned"]) == ("Chưa rõ tỉnh", 1)
    (districts,) = seen["sections"][0]["districts"]
    assert districts["said"] == "1 trong 9 đơn vị cấp huyện có điểm bán trong danh mục"
    assert (districts["held"], districts["elsewhere"]) == (["thành phố Tuy Hoà (2)"], 1)
    assert "huyện Tuy An" in districts["others"]  # the one there has closed
    assert [line["text"] for line in seen["sections"][0]["entries"]] == [
        "Quầy B",
        "Quầy A",
        "Quầy C",
        "Quầy E",
        "Quầy D",
    ]


def test_the_index_never_says_that_there_is_none(tmp_path: Path) -> None:
    seen = outlet_index_job(catalogue_of(tmp_path, {**SOLD, **WHERE})).context["it"]
    assert "không có nghĩa là ở đó không có" in seen["caution"]
    assert "năm 2021" in seen["list_note"]
    assert "30/06/2025" in seen["list_note"]


def test_a_former_province_of_which_no_district_is_known(tmp_path: Path) -> None:
    files = {"outlets/a.yaml": producer(11, "Quầy A", at("Phú Yên", "xã Thử"))}
    (districts,) = outlet_index_job(catalogue_of(tmp_path, files)).context["it"]["sections"][0]["districts"]
    assert districts["said"] == "1 điểm bán chưa rõ huyện"


def test_an_index_without_any_outlet(tmp_path: Path) -> None:
    seen = outlet_index_job(catalogue_of(tmp_path, {})).context["it"]
    assert (seen["total"], seen["rows"], seen["sections"]) == (0, [], [])
