from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.decisions import decision_jobs
from tests.small_content import SITE, at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job

PRODUCTS = {
    "products/a.yaml": product(1, "Mắm Ví Dụ", "producer: htx\n" + at("Hà Tĩnh", "xã Mẫu") + paper("2025-03-20", 4)),
    "products/b.yaml": product(2, "Chè Thử"),
    "products/c.yaml": product(3, "Miến Mẫu"),
    "producers/htx.yaml": producer(4),
}
HEAD = "number: 9901/QĐ-MẪU\ndate: 2026-04-01\nissuer: UBND tỉnh (mẫu)\nlevel: province\n"


def drawn(folder: Path, **decisions: str) -> dict[str, Job]:
    """The pages of decisions by their path; `decisions`: id -> text of the record."""
    files = {**PRODUCTS, **{f"decisions/{name}.yaml": text for name, text in decisions.items()}}
    return {job.path: job for job in decision_jobs(catalogue_of(folder, files))}


def page(folder: Path, text: str) -> dict[str, Any]:
    return drawn(folder, d=text)["quyet-dinh/d/index.html"].context


def it(folder: Path, text: str) -> dict[str, Any]:
    seen: dict[str, Any] = page(folder, text)["it"]
    return seen


def items(*lines: str) -> str:
    return "items:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_a_decision_says_what_is_known_of_itself(tmp_path: Path) -> None:
    seen = page(tmp_path, HEAD + items("act: revoke, product: a", "act: extend, product: b, until: 2026-12-20"))
    assert seen["page"]["title"] == "Quyết định 9901/QĐ-MẪU ngày 01/04/2026"
    assert seen["page"]["description"] == (
        "Quyết định 9901/QĐ-MẪU ngày 01/04/2026. UBND tỉnh (mẫu). "
        "Kéo dài hiệu lực 1 sản phẩm; thu hồi giấy chứng nhận 1 sản phẩm."
    )
    assert [crumb["text"] for crumb in seen["page"]["crumbs"]] == ["Trang chủ", "Quyết định"]
    assert [(one["term"], one["text"]) for one in seen["it"]["facts"]] == [
        ("Số", "9901/QĐ-MẪU"),
        ("Ngày", "01/04/2026"),
        ("Cơ quan ban hành", "UBND tỉnh (mẫu)"),
        ("Cấp", "tỉnh"),
    ]


def test_what_is_not_known_of_a_decision_is_said(tmp_path: Path) -> None:
    seen = page(tmp_path, items("act: revoke, product: a"))
    assert seen["page"]["heading"] == "Quyết định chưa rõ số"
    assert {one["text"] for one in seen["it"]["facts"]} == {"danh mục chưa ghi"}


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("number: 3/QĐ\ndate: 2021-11-18\n", "Quyết định 3/QĐ ngày 18/11/2021"),
        ("number: 3/QĐ\ndate: 2021-11\n", "Quyết định 3/QĐ tháng 11/2021"),
        ("number: 3/QĐ\ndate: ../2021-11-18\n", "Quyết định 3/QĐ không muộn hơn ngày 18/11/2021"),
        ("number: 3/QĐ\n", "Quyết định 3/QĐ"),
        ("date: 2021-11\n", "Quyết định chưa rõ số, tháng 11/2021"),
        ("date: 2021\nissuer: UBND tỉnh (mẫu)\n", "Quyết định của UBND tỉnh (mẫu), năm 2021"),
    ],
)
def test_a_decision_is_called_by_what_is_known(tmp_path: Path, head: str, name: str) -> None:
    assert it(tmp_path, head + items("act: recognise, product: a, stars: 3"))["name"] == name


def test_acts_stand_apart_in_plain_words(tmp_path: Path) -> None:
    some = items(
        "act: strike-off, product: a",
        "act: revoke, product: b, ground: ngừng sản xuất",
        "act: recognise, product: c, stars: 3",
        "act: extend, product: c, until: 2026-12-20, ground: điều 12",
    )
    acts = it(tmp_path, HEAD + some)["acts"]
    assert [(act["heading"], act["anchor"], act["count"]) for act in acts] == [
        ("Công nhận", "cong-nhan", 1),
        ("Kéo dài hiệu lực", "keo-dai-hieu-luc", 1),
        ("Thu hồi giấy chứng nhận", "thu-hoi-giay-chung-nhan", 1),
        ("Đưa ra khỏi danh sách", "dua-ra-khoi-danh-sach", 1),
    ]
    assert [ground["text"] for act in acts for ground in act["grounds"]] == [
        "",
        "Căn cứ: điều 12",
        "Lý do: ngừng sản xuất",
        "Lý do: danh mục chưa ghi",
    ]


def test_grounds_stand_apart_where_they_differ(tmp_path: Path) -> None:
    some = items(
        "act: revoke, product: b, stars: 3, ground: không đánh giá lại",
        "act: revoke, product: c, stars: 4, ground: không đạt tiêu chí",
        "act: revoke, product: a, stars: 3, ground: không đánh giá lại.",
    )
    (act,) = it(tmp_path, HEAD + some)["acts"]
    assert (act["count"], act["stars"]) == (3, "2 hạng 3 sao, 1 hạng 4 sao")
    assert [(g["text"], g["count"], [p["name"] for p in g["products"]]) for g in act["grounds"]] == [
        ("Lý do: không đánh giá lại", 2, ["Chè Thử", "Mắm Ví Dụ"]),
        ("Lý do: không đạt tiêu chí", 1, ["Miến Mẫu"]),
    ]


@pytest.mark.parametrize(
    ("lines", "counted"),
    [
        (("act: revoke, product: b, stars: 3", "act: revoke, product: c"), "1 hạng 3 sao, 1 chưa rõ hạng"),
        (("act: revoke, product: b", "act: revoke, product: c"), ""),
        (("act: revoke, product: a", "act: revoke, product: c"), "1 hạng 4 sao, 1 chưa rõ hạng"),  # of the paper of a
        (("act: revoke, product: a, stars: 3",), "hạng 3 sao"),
        (("act: revoke, product: b, stars: 3", "act: revoke, product: c, stars: 3"), "đều hạng 3 sao"),
        (("act: extend, product: a, until: 2028-06-01",), ""),
    ],
)
def test_ranks_are_counted_as_named_else_as_on_the_ended_paper(
    tmp_path: Path, lines: tuple[str, ...], counted: str
) -> None:
    (act,) = it(tmp_path, HEAD + items(*lines))["acts"]
    assert act["stars"] == counted


def test_a_product_s_line_says_whose_it_is_what_was_decided_and_what_it_is_worth(tmp_path: Path) -> None:
    some = items(
        "act: recognise, product: a, stars: 3, kind: reassessment, programme_year: 2026, score: 58.5, "
        "product_code: 42-1, valid_until: 2029-03-31, name_as_printed: Mắm Cũ"
    )
    line = it(tmp_path, HEAD + some)["acts"][0]["grounds"][0]["products"][0]
    assert (line["name"], line["href"]) == ("Mắm Ví Dụ", f"/san-pham/mam-vi-du-{code(1)}/")
    assert (line["maker"], line["place"]) == ("HTX Ví Dụ", "xã Mẫu, Hà Tĩnh")
    assert line["words"] == [
        "3 sao",
        "đánh giá lại",
        "chương trình năm 2026",
        "58,5 điểm",
        "mã số sản phẩm 42-1",
        "ghi hạn đến 31/03/2029",
        "tên trong quyết định: Mắm Cũ",
    ]
    assert (line["status"]["value"], line["status"]["label"]) == ("valid", "theo hồ sơ đến 31/03/2029")


def test_an_extension_says_until_when(tmp_path: Path) -> None:
    (act,) = it(tmp_path, HEAD + items("act: extend, product: a, until: 2028-06-01"))["acts"]
    assert act["grounds"][0]["products"][0]["words"] == ["đến hết ngày 01/06/2028"]


def test_a_product_whose_paper_nobody_holds_is_on_the_page_too(tmp_path: Path) -> None:
    line = it(tmp_path, HEAD + items("act: revoke, product: b, stars: 4"))["acts"][0]["grounds"][0]["products"][0]
    assert line["words"] == ["4 sao"]
    assert (line["status"]["value"], line["status"]["stars"]) == ("revoked", 0)


def test_the_page_does_not_claim_to_hold_the_whole_decision(tmp_path: Path) -> None:
    assert "có thể còn sản phẩm khác" in it(tmp_path, HEAD + items("act: revoke, product: a"))["note"]


def test_the_report_names_the_decision(tmp_path: Path) -> None:
    assert it(tmp_path, HEAD + items("act: revoke, product: a"))["report"] == {
        "mail": "",
        "subject": "",
        "href": "/gioi-thieu/#bao-sai",
    }


def index(jobs: dict[str, Job]) -> list[tuple[str, list[str]]]:
    sections = jobs["quyet-dinh/index.html"].context["it"]["sections"]
    return [(section["title"], [entry["text"] for entry in section["entries"]]) for section in sections]


def test_the_index_goes_by_years_newest_first(tmp_path: Path) -> None:
    one = items("act: revoke, product: a")
    jobs = drawn(
        tmp_path,
        a=f"number: 1/QĐ\ndate: 2021-11-18\n{one}",
        b=f"number: 2/QĐ\ndate: 2025-02\n{one}",
        c=f"number: 3/QĐ\ndate: 2025-06-20\n{one}",
        d=f"number: 4/QĐ\ndate: ../2025-06-20\n{one}",
        e=one,
    )
    assert index(jobs) == [
        ("Năm 2025", ["Quyết định 3/QĐ ngày 20/06/2025", "Quyết định 2/QĐ tháng 2/2025"]),
        ("Năm 2021", ["Quyết định 1/QĐ ngày 18/11/2021"]),
        ("Chưa rõ năm", ["Quyết định 4/QĐ không muộn hơn ngày 20/06/2025", "Quyết định chưa rõ số"]),
    ]
    assert set(jobs) == {"quyet-dinh/index.html", *(f"quyet-dinh/{name}/index.html" for name in "abcde")}


def test_many_decisions_are_cut_into_pages_without_losing_one(tmp_path: Path) -> None:
    site = SITE + "names_per_page: 20\n"
    items = "items:\n  - {act: recognise, product: mam, stars: 3}\n"
    files = {
        f"decisions/d{n}.yaml": f"number: {n}/QĐ-MẪU\ndate: {2019 + n % 5}-03-{n % 28 + 1:02}\n{items}"
        for n in range(45)
    }
    catalogue = catalogue_of(tmp_path, {"site.yaml": site, "products/mam.yaml": product(1), **files})
    pages = [job for job in decision_jobs(catalogue) if job.template == "index.html"]
    assert [job.path for job in pages] == [f"quyet-dinh/{part}index.html" for part in ("", "trang-2/", "trang-3/")]
    sections = [s for job in pages for s in job.context["it"]["sections"] if s["title"] != "Trang khác"]
    named = [one["href"] for section in sections for one in section["entries"]]
    assert sorted(named) == sorted(f"/quyet-dinh/d{n}/" for n in range(45))
    years = [section["title"] for section in sections]
    assert years == sorted(years, reverse=True)


def test_a_line_of_the_index_says_what_was_done_to_how_many(tmp_path: Path) -> None:
    some = items("act: revoke, product: a", "act: recognise, product: b, stars: 3", "act: revoke, product: c")
    job = drawn(tmp_path, d=HEAD + some)["quyet-dinh/index.html"]
    (entry,) = job.context["it"]["sections"][0]["entries"]
    assert (entry["href"], entry["count"]) == ("/quyet-dinh/d/", 3)
    assert entry["note"] == "UBND tỉnh (mẫu). Công nhận, thu hồi giấy chứng nhận"


def test_a_decision_of_a_later_day_has_no_page_yet(tmp_path: Path) -> None:
    jobs = drawn(tmp_path, d="number: 1/QĐ\ndate: 2027-01-01\n" + items("act: revoke, product: a"))
    assert list(jobs) == ["quyet-dinh/index.html"]


def test_without_decisions_the_index_says_so(tmp_path: Path) -> None:
    (job,) = drawn(tmp_path).values()
    assert (job.path, job.context["it"]["sections"]) == ("quyet-dinh/index.html", [])
    assert job.context["it"]["lead"] == "Danh mục chưa ghi quyết định nào thành hồ sơ riêng."


@pytest.mark.parametrize(("name", "stars"), [("cu", "3 sao"), ("moi", "4 sao")])
def test_the_rank_is_that_of_the_paper_that_this_decision_ended(tmp_path: Path, name: str, stars: str) -> None:
    twice = "certificates:\n  - {stars: 3, issued: 2019-05-05}\n  - {stars: 4, issued: 2025-03-20}\n"
    some = items("act: revoke, product: d")
    files = {
        "products/d.yaml": product(9, "Kẹo Mẫu", twice),
        "decisions/cu.yaml": f"number: 1/QĐ\ndate: 2020-06-06\n{some}",
        "decisions/moi.yaml": f"number: 2/QĐ\ndate: 2026-04-01\n{some}",
    }
    jobs = {job.path: job for job in decision_jobs(catalogue_of(tmp_path, files))}
    (act,) = jobs[f"quyet-dinh/{name}/index.html"].context["it"]["acts"]
    assert stars in act["stars"]


def test_what_a_decision_gives_has_not_the_rank_of_what_it_takes(tmp_path: Path) -> None:
    some = items("act: revoke, product: a", "act: extend, product: a, until: 2028-06-01")
    given, taken = it(tmp_path, HEAD + some)["acts"]
    assert given["stars"] == ""
    assert "4 sao" in taken["stars"]


def test_a_product_that_is_not_there_has_no_line(tmp_path: Path) -> None:
    (act,) = it(tmp_path, HEAD + items("act: revoke, product: khac", "act: revoke, product: a"))["acts"]
    assert [one["name"] for ground in act["grounds"] for one in ground["products"]] == ["Mắm Ví Dụ"]
    assert act["count"] == 1


def test_days_that_are_open_to_the_end_go_by_their_first(tmp_path: Path) -> None:
    one = items("act: revoke, product: a")
    jobs = drawn(tmp_path, a=f"number: 1/QĐ\ndate: 2021-11-18/..\n{one}", b=f"number: 2/QĐ\ndate: 2024-05-05/..\n{one}")
    assert [entries for _, entries in index(jobs)] == [
        ["Quyết định 2/QĐ không sớm hơn ngày 05/05/2024", "Quyết định 1/QĐ không sớm hơn ngày 18/11/2021"]
    ]


def test_an_issuer_that_stands_in_the_name_is_not_said_again(tmp_path: Path) -> None:
    jobs = drawn(tmp_path, d="date: 2021\nissuer: UBND tỉnh (mẫu)\n" + items("act: revoke, product: a"))
    (entry,) = jobs["quyet-dinh/index.html"].context["it"]["sections"][0]["entries"]
    assert (entry["text"], entry["note"]) == ("Quyết định của UBND tỉnh (mẫu), năm 2021", "Thu hồi giấy chứng nhận")
