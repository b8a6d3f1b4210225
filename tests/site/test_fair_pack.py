"""The pack of a fair as people use it: made by the command from an organiser's list, opened without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from ocop_site.building.verify import verify_output
from tests.site.built import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FAIR = "hoi-cho-vi-du-2026"
DAY = ("--date", "2026-11-22")
BASE = ("--base-url", "https://ocop-mau.vn/danh-muc/")
OUTSIDE = ("http:", "https:", "ftp:", "ws:", "wss:")
LIST = (
    ("Gian", "Đơn vị", "Sản phẩm"),
    ("A1", "HTX Mẫu Xanh", "Mật ong hoa rừng"),
    ("A2", "Tổ hợp tác Mắm Ví Dụ", "Nước mắm Ba Giọt 40 °N"),
    ("C9", "Trường nghề Chưa Có Hồ Sơ", "Bánh lạ"),
)


@dataclass(frozen=True, slots=True)
class Packs:
    """A catalogue of which packs were made, the first of them, its folder, and what the commands said."""

    home: Path
    first: Path
    folder: Path


def run(home: Path, *arguments: str, expected: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), *arguments], cwd=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Packs:
    home = tmp_path_factory.mktemp("packs")
    shutil.copytree(PROJECT / "examples" / "content", home / "content")
    target = home / "a.zip"
    run(home, "fair-pack", FAIR, "--also", "en", "--output", str(target), *DAY, *BASE)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(home / "opened")
    (folder,) = (home / "opened").iterdir()
    return Packs(home, target, folder)


@pytest.fixture
def page(chromium: Browser) -> Page:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_offline(True)
    made = context.new_page()
    made.on("request", lambda one: pytest.fail(one.url) if one.url.startswith(OUTSIDE) else None)
    made.on("pageerror", lambda one: pytest.fail(str(one)))
    return made


def test_every_link_leads_to_a_file_or_to_the_site(packs: Packs) -> None:
    assert [problem.line() for problem in verify_output(packs.folder)] == []
    product = next(packs.folder.glob("san-pham/*/index.html")).read_text(encoding="utf-8")
    assert 'href="https://ocop-mau.vn/danh-muc/tinh/' in product
    assert 'href="/' not in product


def test_it_holds_what_is_printed_and_what_is_for_phones(packs: Packs) -> None:
    prints = sorted(path.name for path in (packs.folder / "in").iterdir())
    assert prints == ["bien-gian-a4.pdf", "bien-gian-a5.pdf", "danh-ba.pdf", "the-san-pham.pdf"]
    assert (packs.folder / "dien-thoai.html").exists()
    assert (packs.folder / "dien-thoai-en.html").exists()
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=packs.folder, check=True)


def test_equal_records_give_equal_bytes(packs: Packs) -> None:
    shutil.rmtree(packs.home / ".cache", ignore_errors=True)
    again = packs.home / "again.zip"
    run(packs.home, "fair-pack", FAIR, "--also", "en", "--output", str(again), *DAY, *BASE)
    assert again.read_bytes() == packs.first.read_bytes()


def test_a_visitor_finds_booth_product_and_plan(packs: Packs, page: Page) -> None:
    page.goto((packs.folder / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Sơ đồ gian hàng").click()
    page.get_by_role("main").get_by_role("link", name="A2").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gian A2")
    page.locator("main .cards a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text('Nước mắm "Ba Giọt" 40 °N')


def test_the_search_knows_what_is_at_the_fair_and_nothing_else(packs: Packs, page: Page) -> None:
    page.goto((packs.folder / "tim-kiem" / "index.html").as_uri() + "?q=nuoc+mam")
    cards = page.locator("[data-part=cards] > li")
    expect(cards.first).to_contain_text('Nước mắm "Ba Giọt" 40 °N')
    links = cards.locator("h2 a, h3 a").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert all(link.startswith(packs.folder.as_uri()) for link in links)


def test_each_page_says_what_it_is_and_where_today_stands(packs: Packs) -> None:
    for path in packs.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "https://ocop-mau.vn/danh-muc/" in text, path
        assert 'name="robots" content="noindex"' in text or path.name.startswith("dien-thoai"), path


def test_from_a_workbook_to_pack_and_signs(packs: Packs, tmp_path: Path) -> None:
    shutil.copytree(packs.home / "content", tmp_path / "content")
    book = Workbook()
    for row in LIST:
        book.active.append(row)
    book.save(tmp_path / "danh-sach.xlsx")
    new = tmp_path / "moi.zip"
    run(tmp_path, "import", "danh-sach.xlsx", "--fair", FAIR, "--yes", *DAY)
    run(tmp_path, "check", *DAY, *BASE)
    signs = ("--booth-signs", "--stock", "a5-sign", "--output", "bien.pdf", "--yes")
    run(tmp_path, "labels", "--fair", FAIR, *signs, *DAY, *BASE)
    said = run(tmp_path, "fair-pack", FAIR, "--since", str(packs.first), "--output", str(new), *DAY, *BASE)
    assert (tmp_path / "bien.pdf").read_bytes().startswith(b"%PDF-")
    assert "Gian C9: gian mới, Trường nghề Chưa Có Hồ Sơ" in said
    assert "30 mã mang dấu BẢN NHÁP" in said
    with zipfile.ZipFile(new) as archive:
        told = archive.read(f"{FAIR}/thay-doi/index.html").decode()
    assert "Biển gian phải in lại" in told
    assert "Gian C9: gian mới" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fair-pack", "khong-co"), "Không có hội chợ nào"),
        (("fair-pack", FAIR, "--output", "a.pdf"), "đuôi .zip"),
        (("fair-pack", FAIR, "--output", "content/a.zip"), "thư mục hồ sơ"),
        (("fair-pack", FAIR, "--output", "co-san.zip"), "không phải gói hội chợ"),
        (("fair-pack", FAIR, "--since", "co-san.zip"), "không phải gói hội chợ"),
        (("fair-pack", FAIR, "--also", "fr"), "không có tiếng này"),
    ],
)
def test_wrong_usage_writes_nothing(packs: Packs, arguments: tuple[str, ...], said: str) -> None:
    (packs.home / "co-san.zip").write_bytes(b"PK not ours")
    before = {path.name for path in packs.home.iterdir()}
    assert said in run(packs.home, *arguments, *DAY, *BASE, expected=2)
    assert {path.name for path in packs.home.iterdir()} - before <= {".cache"}
    assert (packs.home / "co-san.zip").read_bytes() == b"PK not ours"


def test_without_a_real_address_there_is_no_pack(packs: Packs) -> None:
    said = run(packs.home, "fair-pack", FAIR, "--output", "x.zip", *DAY, expected=1)
    assert "labels-without-address" in said
    assert not (packs.home / "x.zip").exists()
