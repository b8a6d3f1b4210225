"""`check --fair`: what an organiser is told of a fair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.small_content import at, code, paper, producer, product, write
from tests.whole_sites import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.whole_sites import Run

DAY = ("--date", "2026-11-22")
NOMINATED = "nominations: [{to_stars: 5, year: 2026}]\n"
FILES = {
    "products/du.yaml": product(1, "Đủ Ngày", at("Hà Tĩnh") + paper("2025-03-20") + NOMINATED),
    "products/nua.yaml": product(2, "Nửa Kỳ", at("Hà Tĩnh") + paper("2023-12-03")),
    "products/qua.yaml": product(3, "Đã Quá", at("Hà Tĩnh") + paper("2022-12-03")),
    "products/chua.yaml": product(4, "Chưa Có", at("Hà Tĩnh")),
    "products/mo.yaml": product(5, "Mơ Hồ", at("Hà Tĩnh") + "certificates: [{stars: 3, issued: 2023}]\n"),
    "producers/htx.yaml": producer(6, "HTX Ví Dụ", at("Hà Tĩnh")),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
BOOTHS = f"""\
booths:
  - {{number: A10, code: "{code(61)}", exhibitor: {{name: Trường Thử}}, goods: [Bánh lạ]}}
  - {{number: A2, code: "{code(62)}", exhibitor: {{producer: htx}}, products: [du, nua, qua, chua, mo]}}
"""


def asked(folder: Path, days: str, *more: str) -> Run:
    fair = producer(50, "Hội chợ Ví Dụ", f"{days}{BOOTHS}formerly: [cu]\n")
    write(folder, {**FILES, "fairs/h.yaml": fair})
    assert run(folder, "codes", "assign", *DAY).exit == 0
    return run(folder, "check", *DAY, *more)


def told(folder: Path, days: str, *more: str) -> list[str]:
    done = asked(folder, days, *more)
    assert done.exit == 0, done.err
    return done.out.splitlines()


def chapters(lines: list[str]) -> dict[str, str]:
    """The text below each title."""
    found: dict[str, str] = {}
    title = ""
    for line in lines:
        if line.endswith(":") and not line.startswith(" "):
            title = line
        elif line.startswith(" "):
            found[title] = f"{found.get(title, '')} {line.strip()}".strip()
    return found


def test_everything_an_organiser_should_know(tmp_path: Path) -> None:
    lines = told(tmp_path, "days: {from: 2026-12-01, to: 2026-12-05}\n", "--fair", "h")
    assert lines[:2] == [
        "Hội chợ Ví Dụ (01/12/2026 – 05/12/2026)",
        "5 sản phẩm ở các gian; 1 còn thời hạn suốt những ngày hội chợ.",
    ]
    found = chapters(lines)
    assert list(found) == [
        "2 sản phẩm mà giấy trong hồ sơ không bao những ngày hội chợ:",
        "1 sản phẩm mà giấy chỉ bao một phần:",
        "1 sản phẩm chưa đủ dữ kiện:",
        "1 sản phẩm đang hoặc từng được đề nghị:",
        "1 bên đứng gian không thấy trong danh mục này:",
        "1 món hàng không thấy trong danh mục này:",
    ]
    uncovered, partly, unsaid, nominated, exhibitors, goods = found.values()
    assert uncovered.count("- Gian A2: ") == 2
    assert "sản phẩm có thể đã được công nhận lại" in uncovered
    assert "danh mục chưa có giấy chứng nhận cho những ngày hội chợ" in " ".join(uncovered.split())
    assert partly == f"- Gian A2: Nửa Kỳ ({code(2)}) – còn thời hạn đến hết ngày 03/12/2026"
    assert "Mơ Hồ" in unsaid
    assert nominated == f"- Gian A2: Đủ Ngày ({code(1)}) – 5 sao, 2026, chưa rõ kết quả"
    assert (exhibitors, goods) == ("- Gian A10: Trường Thử", "- Gian A10: Bánh lạ")
    assert "không chứng tỏ gì về ai" in " ".join(lines)
    assert not re.search("hết hạn|thu hồi", " ".join(lines))
    assert max(map(len, lines)) <= 79


def test_the_same_in_english_under_a_former_name_or_the_code(tmp_path: Path) -> None:
    days = "days: {from: 2026-12-01, to: 2026-12-05}\n"
    by_id, by_code, by_name = (told(tmp_path, days, "--lang", "en", "--fair", one) for one in ("h", code(50), "cu"))
    assert by_id == by_code == by_name
    assert by_id[1] == "Products at booths: 5; in force on every day of the fair: 1."
    assert "proves anything against anybody" in " ".join(by_id)


def test_without_days_nothing_is_held_against_a_paper(tmp_path: Path) -> None:
    lines = told(tmp_path, "days: {from: 2026-12-01}\n", "--fair", "h")
    assert "không so được với thời hạn của giấy nào" in " ".join(lines)
    assert [title for title in chapters(lines) if "giấy" in title or "dữ kiện" in title] == []


@pytest.mark.parametrize(
    ("more", "said"), [(("--fair", "hh"), "'hh'"), (("--fair", "h", "--format", "json"), "--fair")]
)
def test_what_cannot_be_asked(tmp_path: Path, more: tuple[str, ...], said: str) -> None:
    done = asked(tmp_path, "", *more)
    assert done.exit == 2
    assert said in done.err
