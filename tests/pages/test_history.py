from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.history import history, sources_of
from tests.small_content import at, catalogue_of, paper, product

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, more: str, *decisions: str, coverage: str = "") -> dict[str, Any]:
    """The history of one product; `decisions` are the texts of decision records, called d0, d1 …"""
    files = {f"decisions/d{number}.yaml": text for number, text in enumerate(decisions)}
    if coverage:
        files["coverage.yaml"] = coverage
    catalogue = catalogue_of(folder, {"products/a.yaml": product(1, more=more), **files})
    seen: dict[str, Any] = history(catalogue.products["a"], catalogue)
    return seen


def words(said: list[dict[str, str]]) -> list[str]:
    """The sentences about the end of a paper as a reader sees them."""
    return [f"{one['before']}{one['text']}{one['after']}" for one in said]


def facts(one: dict[str, Any]) -> dict[str, str]:
    return {fact["term"]: fact["text"] for fact in one["facts"]}


def links(one: dict[str, Any]) -> dict[str, str]:
    return {fact["term"]: fact["href"] for fact in one["facts"] if fact["href"]}


def test_the_newest_paper_stands_first_with_what_its_source_says(tmp_path: Path) -> None:
    more = (
        "certificates:\n"
        "  - {stars: 3, issued: 2021-12, programme_year: 2021, kind: first}\n"
        "  - {stars: 4, issued: 2025-03-20, score: 74.5, level: province, decision: 9/QĐ, issuer: UBND tỉnh Ví Dụ}\n"
    )
    new, old = told(tmp_path, more)["certificates"]
    assert (new["heading"], new["stars_text"]) == ("Công nhận năm 2025", "4 sao")
    assert facts(new) == {
        "Quyết định": "9/QĐ",
        "Ngày cấp": "20/03/2025",
        "Cơ quan": "UBND tỉnh Ví Dụ",
        "Cấp công nhận": "tỉnh",
        "Điểm": "74,5",
    }
    assert facts(old) == {"Lần": "Lần đầu", "Ngày cấp": "tháng 12/2021", "Năm chương trình": "2021"}
    assert links(new) == links(old) == {}


def test_what_a_source_does_not_say_is_said_to_be_missing(tmp_path: Path) -> None:
    (seen,) = told(tmp_path, "certificates: [{note: theo bài báo}]\n")["certificates"]
    assert seen["heading"] == "Công nhận"
    assert seen["stars_text"] == "danh mục chưa ghi hạng sao"
    assert facts(seen)["Ngày cấp"] == "danh mục chưa ghi"


def test_a_paper_from_a_decision_leads_to_it(tmp_path: Path) -> None:
    given = "number: 9901/QĐ-MẪU\ndate: 2025-06-20\nitems: [{act: recognise, product: a, stars: 4}]\n"
    (seen,) = told(tmp_path, "", given)["certificates"]
    assert facts(seen)["Quyết định"] == "9901/QĐ-MẪU"
    assert links(seen) == {"Quyết định": "/quyet-dinh/d0/"}


def test_a_decision_without_a_number_is_still_led_to(tmp_path: Path) -> None:
    (seen,) = told(tmp_path, "", "date: 2024-10\nitems: [{act: recognise, product: a, stars: 3}]\n")["certificates"]
    assert facts(seen)["Quyết định"] == "danh mục chưa ghi số"
    assert links(seen) == {"Quyết định": "/quyet-dinh/d0/"}


def test_an_extension_leads_to_the_decision_that_gave_it(tmp_path: Path) -> None:
    given = "number: 3/QĐ\ndate: 2026-06-25\nitems: [{act: extend, product: a, until: 2026-12-20, ground: chờ}]\n"
    (seen,) = told(tmp_path, paper("2023-06-30"), given)["certificates"]
    assert facts(seen)["Kéo dài đến"] == "20/12/2026; căn cứ: chờ"
    assert links(seen) == {"Kéo dài đến": "/quyet-dinh/d0/"}


def test_an_extension_of_the_record_s_own_leads_nowhere(tmp_path: Path) -> None:
    (seen,) = told(tmp_path, paper("2023-06-30", more="    extension: {until: 2026-12-20, basis: chờ}\n"))[
        "certificates"
    ]
    assert (facts(seen)["Kéo dài đến"], links(seen)) == ("20/12/2026; căn cứ: chờ", {})


@pytest.mark.parametrize(("printed", "shown"), [("Mắm Khác", "Mắm Khác"), ("NƯỚC MẮM VÍ DỤ", None), ("", None)])
def test_another_name_on_the_paper_is_told(tmp_path: Path, printed: str, shown: str | None) -> None:
    more = f"    name_as_printed: {printed}\n" if printed else ""
    (seen,) = told(tmp_path, paper("2025-03-20", more=more))["certificates"]
    assert facts(seen).get("Tên trên giấy") == shown


# -- what changed from one recognition to the next


def papers(*lines: str) -> str:
    return "certificates:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (3, 4, "Nâng hạng từ 3 lên 4 sao"),
        (4, 3, "Đánh giá lại: từ 4 xuống 3 sao"),
        (4, 4, "Công nhận lại, giữ 4 sao"),
    ],
)
def test_the_change_from_one_recognition_to_the_next(tmp_path: Path, old: int, new: int, change: str) -> None:
    more = papers(f"stars: {old}, issued: 2021-05", f"stars: {new}, issued: 2024-05")
    later, earlier = told(tmp_path, more)["certificates"]
    assert (later["change"], earlier["change"]) == (change, "")


@pytest.mark.parametrize(
    "lines",
    [
        ("stars: 3, issued: 2023", "stars: 4, issued: 2023-11-20"),
        ("stars: 3, issued: 2023-11-20", "stars: 4, issued: 2023-11-20"),
        ("stars: 3", "stars: 4, issued: 2023-11-20"),
        ("issued: 2020-11-20", "stars: 4, issued: 2023-11-20"),
        ("stars: 3, programme_year: 2022", "stars: 4, programme_year: 2023"),
    ],
)
def test_nothing_is_said_of_a_change_that_is_not_certain(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert {one["change"] for one in told(tmp_path, papers(*lines))["certificates"]} == {""}


def test_a_paper_that_can_lie_between_two_others_hides_their_change(tmp_path: Path) -> None:
    sure = ("stars: 3, issued: 2020-05-05", "stars: 5, issued: 2026-05-05")
    assert [one["change"] for one in told(tmp_path, papers(*sure))["certificates"]] != ["", ""]
    between = papers(*sure, "stars: 4, issued: ../2026-05-05")
    assert {one["change"] for one in told(tmp_path, between)["certificates"]} == {""}


TWICE = "certificates:\n  - {stars: 3, issued: 2019-05-05}\n  - {stars: 4, issued: 2025-03-20}\n"
FIRST_END = "number: 1/QĐ\ndate: 2020-06-06\nitems: [{act: revoke, product: a}]\n"
SECOND_END = "number: 2/QĐ\ndate: 2026-04-01\nitems: [{act: revoke, product: a}]\n"


@pytest.mark.parametrize(
    ("stars", "change"),
    [(4, "Công nhận lại: từ 3 lên 4 sao"), (3, "Công nhận lại 3 sao"), (5, "Công nhận lại: từ 3 lên 5 sao")],
)
def test_what_was_ended_before_is_neither_kept_nor_raised(tmp_path: Path, stars: int, change: str) -> None:
    more = TWICE.replace("stars: 4", f"stars: {stars}")
    assert told(tmp_path, more, FIRST_END)["certificates"][0]["change"] == change


# -- endings


def test_the_end_of_a_paper_is_told_with_the_paper_that_it_ended(tmp_path: Path) -> None:
    end = "number: 9/QĐ\ndate: 2026-04-01\nitems: [{act: revoke, product: a, ground: ngừng sản xuất.}]\n"
    (ended,) = told(tmp_path, paper("2025-03-20"), end)["certificates"]
    assert words(ended["ended"]) == [
        "Đã bị thu hồi theo Quyết định 9/QĐ ngày 01/04/2026; lý do: ngừng sản xuất.",
    ]
    assert [one["href"] for one in ended["ended"]] == ["/quyet-dinh/d0/"]


def test_the_end_of_an_old_paper_is_not_told_of_the_new_one(tmp_path: Path) -> None:
    new, old = told(tmp_path, TWICE, FIRST_END, SECOND_END)["certificates"]
    assert words(new["ended"]) == ["Đã bị thu hồi theo Quyết định 2/QĐ ngày 01/04/2026."]
    assert words(old["ended"]) == ["Đã bị thu hồi theo Quyết định 1/QĐ ngày 06/06/2020."]


def test_the_end_of_an_old_paper_stays_told(tmp_path: Path) -> None:
    new, old = told(tmp_path, TWICE, FIRST_END)["certificates"]
    assert new["ended"] == []
    assert "1/QĐ" in words(old["ended"])[0]


def test_struck_off_by_a_decision_is_not_the_same_as_told_to_have_expired(tmp_path: Path) -> None:
    struck = "number: 7/QĐ\ndate: 2026-04-01\nitems: [{act: strike-off, product: a}]\n"
    report = (
        "reports: [{says: expired, on: ../2026-02, sources: [{url: https://bao.example/, publisher: Báo Ví Dụ}]}]\n"
    )
    (ended,) = told(tmp_path, paper("2022-03-20") + report, struck)["certificates"]
    assert words(ended["ended"]) == [
        "Được nêu là hết hạn, không muộn hơn ngày 28/02/2026, theo nguồn Báo Ví Dụ.",
        "Được đưa ra khỏi danh sách theo Quyết định 7/QĐ ngày 01/04/2026.",
    ]


def test_a_source_that_names_a_decision_without_a_record(tmp_path: Path) -> None:
    report = "reports: [{says: revoked, on: 2026-02-03, decision: 8/QĐ, sources: [{url: https://bao.example/}]}]\n"
    (ended,) = told(tmp_path, paper("2025-03-20") + report)["certificates"]
    assert words(ended["ended"]) == ["Đã bị thu hồi theo Quyết định 8/QĐ ngày 03/02/2026, theo nguồn bao.example."]
    assert ended["ended"][0]["href"] == ""


def test_the_end_of_a_paper_that_nobody_holds_is_told_with_what_its_decision_says(tmp_path: Path) -> None:
    end = (
        "number: 9/QĐ\ndate: 2026-04-01\n"
        "items: [{act: revoke, product: a, stars: 4, product_code: 42-1, name_as_printed: Mắm Khác, ground: ngừng}]\n"
        "sources: [{url: https://cong-bao.example/9}]\n"
    )
    seen = told(tmp_path, "", end)
    (one,) = seen["unseen"]
    assert seen["certificates"] == []
    assert one["heading"] == "Lần công nhận mà danh mục chưa có giấy"
    assert one["stars_text"] == "4 sao"
    assert words(one["ended"]) == ["Đã bị thu hồi theo Quyết định 9/QĐ ngày 01/04/2026; lý do: ngừng."]
    assert facts(one) == {"Quyết định ghi": "mã số sản phẩm 42-1; tên trong quyết định: Mắm Khác"}
    assert [source["url"] for source in one["sources"]] == ["https://cong-bao.example/9"]


def test_an_end_before_every_paper_held_ended_none_of_them(tmp_path: Path) -> None:
    seen = told(tmp_path, paper("2025-03-20"), FIRST_END)
    assert [one["ended"] for one in seen["certificates"]] == [[]]
    assert len(seen["unseen"]) == 1
    assert seen["unseen"][0]["stars_text"] == "danh mục chưa ghi hạng sao"


STATEMENT = """\
statements:
  - province: Hà Tĩnh
    vintage: "34"
    from: 2025-07-01
    to: 2026-10-31
    authority: Sở Ví Dụ
    sources: [{url: https://so.example/danh-sach}]
"""


def test_an_expiry_that_an_authority_vouches_for_is_told_by_its_word(tmp_path: Path) -> None:
    more = at("Hà Tĩnh") + papers("stars: 3, issued: 2020-05-05", "stars: 3, issued: 2023-05-01")
    new, old = told(tmp_path, more, coverage=STATEMENT)["certificates"]
    assert words(new["ended"]) == [
        (
            "Hết thời hạn từ ngày 02/05/2026; theo Sở Ví Dụ, danh sách đầy đủ đến ngày 31/10/2026 "
            "không có lần công nhận lại."
        )
    ]
    assert old["ended"] == []


def test_a_vouched_expiry_names_its_source(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, more=at("Hà Tĩnh") + paper("2023-05-01")), "coverage.yaml": STATEMENT}
    entry = catalogue_of(tmp_path, files).products["a"]
    assert [source.url for source in sources_of(entry)] == ["https://so.example/danh-sach"]


@pytest.mark.parametrize(
    ("nomination", "text"),
    [
        (
            "{to_stars: 5, year: 2026, score: 92.3, level: province}",
            "Được đề nghị xếp hạng 5 sao, cấp tỉnh, năm 2026, 92,3 điểm; danh mục chưa có kết quả.",
        ),
        ("{outcome: refused, on: 2025-02}", "Được đề nghị xếp hạng, tháng 2/2025; không được công nhận."),
    ],
)
def test_a_nomination_is_a_sentence_and_never_stars(tmp_path: Path, nomination: str, text: str) -> None:
    seen = told(tmp_path, f"nominations: [{nomination}]\n")
    assert [one["text"] for one in seen["nominations"]] == [text]
    assert seen["certificates"] == seen["unseen"] == []


def test_an_end_on_the_day_of_issue_ended_that_paper(tmp_path: Path) -> None:
    end = "number: 9/QĐ\ndate: 2025-03-20\nitems: [{act: revoke, product: a}]\n"
    seen = told(tmp_path, paper("2025-03-20"), end)
    assert [len(one["ended"]) for one in seen["certificates"]] == [1]
    assert seen["unseen"] == []


def test_a_change_is_not_told_where_another_paper_may_lie_before_it(tmp_path: Path) -> None:
    lines = papers("stars: 3, issued: 2021-06-01", "stars: 4, issued: 2021", "stars: 5, issued: 2024-05-01")
    assert {one["change"] for one in told(tmp_path, lines)["certificates"]} == {""}


def test_an_extension_leads_to_the_decision_about_this_product_and_this_day(tmp_path: Path) -> None:
    head = "number: %s/QĐ\ndate: 2026-06-%s\nitems:\n"
    item = "  - {act: extend, product: %s, until: %s, ground: chờ}\n"
    others = head % (1, 24) + item % ("b", "2026-12-20") + item % ("a", "2026-10-01")
    own = head % (2, 25) + item % ("a", "2026-12-20")
    (seen,) = told(tmp_path, paper("2023-06-30"), others, own)["certificates"]
    assert links(seen) == {"Kéo dài đến": "/quyet-dinh/d1/"}


def test_what_is_said_of_an_unseen_paper_is_what_ended_it(tmp_path: Path) -> None:
    end = (
        "number: 9/QĐ\ndate: 2026-04-01\nitems:\n"
        "  - {act: extend, product: a, until: 2026-12-20, name_as_printed: Mắm Hai}\n"
        "  - {act: revoke, product: a, product_code: 42-1, name_as_printed: Mắm Khác}\n"
    )
    (one,) = told(tmp_path, "", end)["unseen"]
    assert facts(one) == {"Quyết định ghi": "mã số sản phẩm 42-1; tên trong quyết định: Mắm Khác"}


def test_of_several_sources_the_first_is_named_in_the_sentence(tmp_path: Path) -> None:
    both = "sources: [{publisher: Báo Ví Dụ, url: https://a.example/}, {publisher: Báo Mẫu, url: https://b.example/}]"
    (ended,) = told(tmp_path, paper("2025-03-20") + f"reports: [{{says: revoked, {both}}}]\n")["certificates"]
    assert words(ended["ended"]) == ["Đã bị thu hồi, theo nguồn Báo Ví Dụ."]
