"""An invented catalogue with one large fair: 250 booths in a hall of 10 × 25 cells, and some of unknown place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.small_content import at, code, paper, producer, product, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS, COLUMNS, LOST = 10, 25, 12
GROUPS = ("thuc-pham", "do-uong", "duoc-lieu", "thu-cong-my-nghe", "sinh-vat-canh", "du-lich")
PRODUCTS = 60
FOLDER = f"hoi-cho/hoi-cho-lon-vi-du-{code(900)}"
PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}


def large_fair(home: Path, languages: str = "en") -> Path:
    """Write the content below a folder; gives the content folder."""
    files = {
        f"products/p{n}.yaml": product(n, f"Mắm Ví Dụ số {n}", at("Hà Tĩnh") + paper("2025-03-20")).replace(
            "thuc-pham", GROUPS[n // 3 % len(GROUPS)]
        )
        for n in range(1, PRODUCTS + 1)
    }
    places = [(row, column) for row in range(1, ROWS + 1) for column in range(1, COLUMNS + 1)]
    booths = [_booth(n, f", hall: Nhà thi đấu, row: {row}, column: {column}") for n, (row, column) in enumerate(places)]
    booths += [_booth(n) for n in range(len(places), len(places) + LOST)]
    hall = f"halls: [{{name: Nhà thi đấu, rows: {ROWS}, columns: {COLUMNS}}}]\n"
    more = f"days: {{from: 2026-12-01, to: 2026-12-05}}\n{hall}booths:\n{''.join(booths)}"
    content = write(home, {**files, **PAGES, "fairs/lon.yaml": producer(900, "Hội chợ lớn Ví Dụ", more)})
    if languages:
        with (content / "site.yaml").open("a", encoding="utf-8") as site:
            site.write(f"languages: [{languages}]\n")
    return content


def _booth(place: int, where: str = "") -> str:
    """One booth; every eighth without a product, the others with one, two or three."""
    first = place * 7 % PRODUCTS
    shown = ", ".join(f"p{1 + (first + n) % PRODUCTS}" for n in range(place % 4 if place % 8 else 0))
    name = f"Hợp tác xã Nông nghiệp Ví Dụ số {place + 1}"
    code_of = f'code: "{code(1000 + place)}"'
    return f"  - {{number: A{place + 1}, {code_of}{where}, exhibitor: {{name: {name}}}, products: [{shown}]}}\n"
