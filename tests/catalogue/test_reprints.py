"""Which printed labels turn wrong, when and why: asked of real catalogues with ledgers of prints."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.catalogue.reprints import Fault, Reprint, on_shelf, reprints
from ocop_site.pages.labels import outlet_label, product_label
from ocop_site.reading.ledger import GivenCode, Print, ledger_text
from tests.catalogue.histories import histories
from tests.small_content import SITE, catalogue_of, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.pages.jobs import Plain

DAY = date(2026, 11, 22)
OUTLET = code(9)
HOME = "https://ocop.vi-du.vn/"
LABEL = Print(
    "2025-06-01", "", code(1), OUTLET, "3", "shelf", "avery-l7160", "Mắm Thử", "HTX Thử", "4", "", "", HOME, 0
)


def label(**other: str) -> Print:
    return replace(LABEL, until="2028-03-20", **other)  # type: ignore[arg-type]  # texts only


def files(more: str = paper("2025-03-20", 4), **other: str) -> dict[str, str]:
    return {
        "site.yaml": f"{SITE}base_url: {HOME}\n",
        "products/mam.yaml": product(1, "Mắm Thử", f"producer: htx\n{more}"),
        "producers/htx.yaml": producer(2, "HTX Thử"),
        "outlets/quay.yaml": producer(9, "Quầy Thử", "operator: HTX Thử\nstocks: [{product: mam, price: 65000}]\n"),
        **other,
    }


def catalogue(folder: Path, prints: list[Print], contents: dict[str, str] | None = None, day: date = DAY) -> Catalogue:
    ledger = {"ledger/prints.csv": ledger_text(prints, Print)}
    return catalogue_of(folder, {**(contents or files()), **ledger}, day)


def found(
    folder: Path,
    prints: list[Print],
    contents: dict[str, str] | None = None,
    day: date = DAY,
    horizon_days: int | None = 90,
) -> tuple[Reprint, ...]:
    return reprints(OUTLET, catalogue(folder, prints, contents, day), horizon_days)


def only_fault(folder: Path, line: Print, contents: dict[str, str] | None = None, day: date = DAY) -> Fault:
    (one,) = found(folder, [line], contents, day)
    (fault,) = one.faults
    assert (one.reason, one.wrong_from) == (fault.reason, fault.since)
    return fault


def test_a_label_that_is_right_for_long_is_not_listed(tmp_path: Path) -> None:
    assert found(tmp_path, [label()]) == ()


@pytest.mark.parametrize(("before", "listed"), [(90, True), (91, False), (1, True), (0, True)])
def test_a_term_is_listed_ninety_days_before_it_has_run(tmp_path: Path, before: int, listed: bool) -> None:  # noqa: FBT001 - a table
    wrong_from = date(2028, 3, 21)
    day = wrong_from - timedelta(days=before)
    some = found(tmp_path, [label()], day=day)
    assert [one.wrong_from for one in some] == ([wrong_from] if listed else [])


def test_the_horizon_is_the_caller_s(tmp_path: Path) -> None:
    assert [one.reason for one in found(tmp_path, [label()], horizon_days=None)] == ["term"]
    assert found(tmp_path, [label()], horizon_days=0) == ()


def test_after_the_term_it_is_wrong_since_the_day_after(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, label(), day=date(2028, 6, 1))
    assert fault == Fault("term", date(2028, 3, 21), "2028-03-20")


def test_a_renewed_product_leaves_the_old_label_with_its_old_term(tmp_path: Path) -> None:
    renewed = "certificates:\n  - {stars: 4, issued: 2022-12-01}\n  - {stars: 4, issued: 2025-11-20}\n"
    line = replace(LABEL, until="2025-12-01", date="2024-01-05")
    assert only_fault(tmp_path, line, files(renewed)) == Fault("term", date(2025, 12, 2), "2025-12-01")


def test_a_label_that_promises_more_than_the_record_is_wrong(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, replace(LABEL, until="2028-09-20"))
    assert fault == Fault("term", None, "2028-09-20", "2028-03-20")


def test_other_stars_count_from_the_day_of_the_new_paper(tmp_path: Path) -> None:
    lower = "certificates:\n  - {stars: 4, issued: 2025-03-20}\n  - {stars: 3, issued: 2026-05-10}\n"
    assert only_fault(tmp_path, label(), files(lower)) == Fault("stars", date(2026, 5, 10), "4", "3")


def test_nothing_is_wrong_before_it_was_printed(tmp_path: Path) -> None:
    """The paper was entered late: on the day of the print nobody here knew it."""
    lower = "certificates:\n  - {stars: 4, issued: 2025-03-20}\n  - {stars: 3, issued: 2025-05-10}\n"
    assert only_fault(tmp_path, label(), files(lower)).since == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("act", "reason"), [("revoke, ground: ngừng làm", "revoked"), ("strike-off, ground: thôi", "expired")]
)
def test_what_a_decision_ended_is_wrong_from_its_day(tmp_path: Path, act: str, reason: str) -> None:
    decision = f"number: 1/QĐ\ndate: 2026-08-20\nitems: [{{act: {act}, product: mam}}]\n"
    contents = files(**{"decisions/d.yaml": decision})
    assert only_fault(tmp_path, label(), contents) == Fault(reason, date(2026, 8, 20), "4")  # type: ignore[arg-type]


def test_an_ending_of_unknown_day_is_wrong_already(tmp_path: Path) -> None:
    report = "reports: [{says: revoked, on: 2026, sources: [{publisher: Báo Thử, read: 2026-11-20}]}]\n" + paper(
        "2025-03-20", 4
    )
    assert only_fault(tmp_path, label(), files(report)) == Fault("revoked", None, "4")


def test_a_record_that_says_less_than_before(tmp_path: Path) -> None:
    assert only_fault(tmp_path, label(), files("certificates: [{issued: 2025-03-20}]\n")).reason == "standing"
    assert only_fault(tmp_path / "b", label(), files("")).reason == "standing"


def test_a_term_that_may_run_earlier_than_printed_turns_on_that_day(tmp_path: Path) -> None:
    """A paper of which only the year is known is certain to its earliest end; after it nobody knows."""
    line = replace(LABEL, until="2027-01-01")
    (one,) = found(tmp_path, [line], files(paper("2024", 4)))
    assert (one.reason, one.wrong_from) == ("term", date(2027, 1, 2))


def test_name_maker_and_price_as_they_are_now(tmp_path: Path) -> None:
    line = label(name="Mắm Cũ", maker="Tổ Cũ", price="60000", format="price")
    (one,) = found(tmp_path, [line])
    assert one.faults == (
        Fault("name", None, "Mắm Cũ", "Mắm Thử"),
        Fault("maker", None, "Tổ Cũ", "HTX Thử"),
        Fault("price", None, "60000", "65000"),
    )
    assert (one.wrong_from, one.copies) == (None, 3)


def test_a_price_or_maker_of_which_the_record_is_silent_is_not_called_wrong(tmp_path: Path) -> None:
    contents = files(**{"outlets/quay.yaml": producer(9, "Quầy Thử", "stocks: [{product: mam}]\n")})
    assert found(tmp_path, [label(price="60000")], contents) == ()
    assert found(tmp_path / "b", [label(maker="", stars="")]) == ()


def test_a_name_that_is_kept_back_since_is_wrong_on_paper(tmp_path: Path) -> None:
    contents = files(**{"producers/htx.yaml": producer(2, "HTX Thử", "publish_name: false\n")})
    assert only_fault(tmp_path, label(), contents) == Fault("maker", None, "HTX Thử", "")


@pytest.mark.parametrize(
    ("base", "wrong"),
    [
        ("https://OCOP.vi-du.vn", False),
        ("https://cu.vi-du.vn/ocop/", False),
        ("https://cu.vi-du.vn/khac/", True),
        ("https://danh-muc.example/", False),
        ("", False),
    ],
)
def test_an_address_at_which_nothing_answers_any_more(tmp_path: Path, base: str, wrong: bool) -> None:  # noqa: FBT001
    site = f"{SITE}base_url: {HOME}\nformerly_at: [https://cu.vi-du.vn/ocop/]\n"
    some = found(tmp_path, [label(base=base)], files(**{"site.yaml": site}))
    assert [one.reason for one in some] == (["address"] if wrong else [])


def test_a_trial_has_no_address_to_compare(tmp_path: Path) -> None:
    assert found(tmp_path, [label(base="https://khac.vi-du.vn/")], files(**{"site.yaml": SITE})) == ()


def test_a_code_of_a_withdrawn_record_and_one_of_nobody(tmp_path: Path) -> None:
    stone = f'name: Bánh Thử\ncode: "{code(5)}"\nwithdrawn: 2026-07-01\nreason: Ghi nhầm.\n'
    lines = [label(code=code(5), name="Bánh Thử"), label(code=code(6), name="Kẹo Thử")]
    gone, withdrawn = found(tmp_path, lines, files(**{"tombstones/banh.yaml": stone}))
    assert (gone.entry, gone.faults) == (None, (Fault("gone", None, code(6)),))
    assert (withdrawn.entry, withdrawn.faults) == (None, (Fault("withdrawn", date(2026, 7, 1), code(5)),))


def test_labels_of_a_merged_record_lead_to_the_one_that_took_it_in(tmp_path: Path) -> None:
    contents = files("formerly: [mam-cu]\n" + paper("2025-03-20", 4))
    lines = [
        GivenCode(code(1), "products", "mam", "2026-01-01", 0),
        GivenCode(code(7), "products", "mam-cu", "2026-01-01", 0),
    ]
    contents["ledger/codes.csv"] = ledger_text(lines, GivenCode)
    assert found(tmp_path, [label(code=code(7))], contents) == ()
    assert only_fault(tmp_path / "b", label(code=code(7), name="Mắm Cũ"), contents).reason == "name"
    newer = label(date="2026-02-01")
    assert found(tmp_path / "c", [label(code=code(7), name="Mắm Cũ"), newer], contents) == ()


def test_a_newer_print_replaces_the_older_one_of_its_format_only(tmp_path: Path) -> None:
    old, new = label(name="Mắm Cũ"), label(date="2026-01-01", stock="avery-l7159")
    assert found(tmp_path, [old, new]) == ()
    (left,) = found(tmp_path / "b", [old, replace(old, format="small"), new])
    assert [line.format for line in left.lines] == ["small"]


def test_of_one_day_the_right_print_counts_and_else_all_of_them(tmp_path: Path) -> None:
    wrong, right = label(name="Mắm Cũ"), label()
    assert found(tmp_path, [wrong, right]) == ()
    both = found(tmp_path / "b", [wrong, label(name="Mắm Xưa")])
    assert [one.faults[0].printed for one in both] == ["Mắm Cũ", "Mắm Xưa"]


def test_the_last_print_of_a_day_replaced_those_that_said_something_else(tmp_path: Path) -> None:
    """Both are right today; the earlier turns wrong sooner. It is replaced, not counted, not listed."""
    renewed = files("certificates:\n  - {stars: 4, issued: 2024-01-10}\n  - {stars: 4, issued: 2026-11-20}\n")
    day = DAY.isoformat()
    morning = label(date=day, time="08:00:00", copies="7")
    sooner = replace(morning, until="2027-01-10")
    noon = replace(LABEL, date=day, time="12:00:00", until="2029-11-20", copies="2")
    again = replace(noon, time="15:30:00", stock="avery-l7159", copies="4")
    assert [one.todo for one in found(tmp_path / "a", [sooner], renewed)] == ["print"]
    now = catalogue(tmp_path / "b", [again, sooner, noon], renewed)
    ((entry, lines),) = on_shelf(OUTLET, now)
    assert entry is now.products["mam"]
    assert [line.copies for line in lines] == ["2", "4"]
    assert reprints(OUTLET, now) == ()


def test_what_was_wrong_in_the_morning_and_printed_again_is_not_counted(tmp_path: Path) -> None:
    wrong = label(date=DAY.isoformat(), time="08:00:00", name="Mắm Cũ", copies="7")
    back = replace(wrong, time="17:00:00")
    right = replace(wrong, time="12:00:00", name="Mắm Thử", copies="3")
    assert [line.copies for _, lines in on_shelf(OUTLET, catalogue(tmp_path, [wrong, right])) for line in lines] == [
        "3"
    ]
    (one,) = found(tmp_path / "b", [wrong, right, back])
    assert (one.todo, one.copies) == ("print", 7)


def test_equal_labels_on_two_papers_are_counted_together(tmp_path: Path) -> None:
    lines = [label(name="Mắm Cũ"), label(name="Mắm Cũ", stock="avery-l7159", copies="05")]
    (one,) = found(tmp_path, lines)
    assert (one.copies, len(one.lines)) == (8, 2)


def test_labels_of_others_and_of_days_to_come_do_not_hang_here(tmp_path: Path) -> None:
    wrong = label(name="Mắm Cũ")
    for number, line in enumerate(
        (replace(wrong, outlet=""), replace(wrong, outlet=code(8)), replace(wrong, date="2026-12-01"))
    ):
        assert found(tmp_path / str(number), [line]) == ()


def test_the_wrong_ones_come_first_then_by_day_and_name(tmp_path: Path) -> None:
    contents = files(
        **{
            "products/banh.yaml": product(3, "Bánh Thử", "producer: htx\n" + paper("2024-01-10", 3)),
            "products/am.yaml": product(4, "Ấm Thử", "producer: htx\n" + paper("2023-12-01", 3)),
        }
    )
    lines = [
        label(code=code(3), name="Bánh Thử", stars="3"),
        label(code=code(4), name="Ấm Thử", stars="3"),
        label(name="Mắm Cũ"),
    ]
    lines = [replace(lines[0], until="2027-01-10"), replace(lines[1], until="2026-12-01"), lines[2]]
    some = found(tmp_path, lines, contents)
    assert [one.lines[0].name for one in some] == ["Mắm Cũ", "Ấm Thử", "Bánh Thử"]


def test_the_sign_at_the_door(tmp_path: Path) -> None:
    sign = replace(LABEL, code=OUTLET, copies="1", name="Quầy Cũ", maker="Tổ Cũ", stars="")
    (one,) = found(tmp_path, [sign])
    assert [fault.reason for fault in one.faults] == ["name", "maker"]
    assert one.entry is not None
    assert one.entry.record.id == "quay"


@pytest.mark.parametrize(
    "other", [{"date": "hôm qua"}, {"until": "mai"}, {"price": "rẻ"}, {"stars": "năm"}, {"base": "https://[x/"}]
)
def test_a_line_that_the_ledger_refuses_is_no_print(tmp_path: Path, other: dict[str, str]) -> None:
    assert found(tmp_path, [replace(LABEL, name="Tên cũ", **other)]) == ()  # type: ignore[arg-type]  # texts only


@pytest.mark.parametrize("other", [{"format": "lạ"}, {"stock": "lạ"}, {"time": "sáng"}])
def test_free_words_of_a_ledger_do_not_make_it_fail(tmp_path: Path, other: dict[str, str]) -> None:
    (one,) = found(tmp_path, [replace(LABEL, name="Tên cũ", **other)])  # type: ignore[arg-type]  # texts only
    assert "name" in [fault.reason for fault in one.faults]


# -- what is to be done


@pytest.mark.parametrize(
    ("line", "more", "todo"),
    [
        # The new label would run out on the same day: nothing newer is known.
        ({"until": "2027-01-10"}, paper("2024-01-10", 4), "wait"),
        # It would not: another paper came.
        ({"until": "2027-01-10"}, paper("2024-01-10", 4) + "  - {stars: 4, issued: 2026-11-20}\n", "print"),
        ({"until": "2027-01-10"}, paper("2024-01-10", 4) + "  - {stars: 3, issued: 2026-11-20}\n", "print"),
        # The record was mended and the term runs a few days longer, or ends sooner.
        ({"until": "2027-01-10"}, paper("2024-01-19", 4), "print"),
        ({"until": "2027-01-10"}, paper("2024-01-02", 4), "print"),
        # It has run: the new label bears no stars.
        ({"until": "2026-11-10"}, paper("2023-11-10", 4), "print"),
        # It runs today; a new label bears the same words today.
        ({"until": "2026-11-22"}, paper("2023-11-22", 4), "wait"),
        # Another thing is wrong, too: the new label mends that.
        ({"until": "2027-01-10", "name": "Mắm Cũ"}, paper("2024-01-10", 4), "print"),
        ({"until": "2027-01-10", "maker": "Tổ Cũ"}, paper("2024-01-10", 4), "print"),
        ({"until": "2027-01-10", "price": "60000"}, paper("2024-01-10", 4), "print"),
        ({"until": "2027-01-10", "price": "65000"}, paper("2024-01-10", 4), "wait"),
        ({"until": "2027-01-10", "base": "https://cu.vi-du.vn/"}, paper("2024-01-10", 4), "print"),
        # Of the paper only the year is known: certain until its earliest end.
        ({"until": "2027-01-01"}, paper("2024", 4), "wait"),
        (
            {"until": "2027-01-10"},
            paper("2024-01-10", 4)
            + "reports: [{says: revoked, on: 2026-10-01, sources: [{publisher: Báo Thử, read: 2026-11-20}]}]\n",
            "print",
        ),
    ],
)
def test_a_label_is_printed_again_only_where_a_new_one_is_right_for_longer(
    tmp_path: Path, line: dict[str, str], more: str, todo: str
) -> None:
    (one,) = found(tmp_path, [replace(LABEL, **line)], files(more))  # type: ignore[arg-type]  # texts only
    assert one.todo == todo
    if todo == "wait":
        assert one.right_until == date.fromisoformat(line["until"])


def test_what_leads_to_no_record_is_taken_down(tmp_path: Path) -> None:
    assert [one.todo for one in found(tmp_path, [label(code=code(6))])] == ["remove"]


def test_a_sign_at_the_door_is_printed_again(tmp_path: Path) -> None:
    sign = replace(LABEL, code=OUTLET, name="Quầy Cũ", maker="HTX Thử", stars="")
    assert [one.todo for one in found(tmp_path, [sign])] == ["print"]


def test_after_a_reprint_nothing_is_to_be_printed_again(tmp_path: Path) -> None:
    """Whatever the papers say: the words of `pages.labels` and what is said here of a new print are the same.

    Labels of every product are printed on some day; on later ones what is due is printed again.
    """
    made = list(histories(8, 100))
    contents = files(
        **{
            f"products/mau-{n}.yaml": product(100 + n, f"Mẫu {n}", f"producer: htx\n{h.lines()}")
            for n, h in enumerate(made)
        }
    )
    records = records_of(tmp_path, contents)
    todos: Counter[str] = Counter()
    prints: list[Print] = []
    for day in (DAY + timedelta(days=number) for number in (0, 40, 200, 500, 900)):
        now = replace(link(records, day), prints=tuple(prints))
        due = reprints(OUTLET, now) if prints else ()
        entries = [one.entry for one in due if one.todo == "print"] if prints else list(now.products.values())
        todos.update(one.todo for one in due)
        prints += [printed(entry, product_label(entry, now), day) for entry in entries if entry]
        again = reprints(OUTLET, replace(now, prints=tuple(prints)))
        assert {one.todo for one in again} <= {"wait"}, day
        assert {one.lines[0].code for one in again} >= {one.lines[0].code for one in due if one.todo == "wait"}, day
    assert min(todos["print"], todos["wait"]) > 8


def printed(entry: ProductEntry | OutletEntry, words: Plain, day: date = DAY) -> Print:
    """The line that a printing of these words would add."""
    return Print(
        date=day.isoformat(),
        time="09:00:00",
        code=entry.record.code,
        outlet=OUTLET,
        copies="1",
        format="shelf",
        stock="avery-l7160",
        name=words["name"],
        maker=words["maker"],
        stars=str(words["stars"] or ""),
        until=words["until"],
        price="",
        base=HOME,
        line=0,
    )


@pytest.mark.parametrize(
    "more",
    [
        paper("2025-03-20", 4),
        paper("2025", 3),
        paper("2022-01-01", 3),
        "",
        "programme_years: [2026]\n",
        "certificates: [{stars: 4, programme_year: 2025}]\n",
        "certificates:\n  - {stars: 4, issued: 2024-01-01}\n  - {stars: 3, issued: 2026-01-01/2026-12-31}\n",
    ],
)
def test_what_is_printed_today_is_right_today(tmp_path: Path, more: str) -> None:
    """The words of `pages.labels` and this list speak with one voice."""
    now = catalogue(tmp_path, [], files(more))
    entries = [*now.products.values(), *now.outlets.values()]
    lines = [printed(now.products["mam"], product_label(now.products["mam"], now, None))]
    lines.append(printed(now.outlets["quay"], outlet_label(now.outlets["quay"], now)))
    again = catalogue(tmp_path, lines, files(more))
    assert len(on_shelf(OUTLET, again)) == len(entries)
    assert [one for one in reprints(OUTLET, again, None) if one.wrong_from is None or one.wrong_from <= DAY] == []
