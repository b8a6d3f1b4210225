from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.pictures import PhotoFacts
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.plan_check import check_plan
from ocop_site.pages.sharing import HEIGHT, WIDTH
from tests.small_content import SITE, at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job, Plain

REAL = SITE + "base_url: https://vi-du.vn/ocop/\n"
ENDED = "reports: [{says: %s, on: 2026-05-05, sources: [{url: https://nguon.example/x, publisher: Báo Ví Dụ}]}]\n"
PHOTO = "photos: [{file: %s.jpg, alt: Hũ mắm}]\n"
FILES = {
    "site.yaml": REAL,
    "producers/mot.yaml": producer(20, "HTX Một", at("Hà Tĩnh")),
    "producers/hai.yaml": producer(21, "HTX Hai", at("Cao Bằng")),
    "outlets/quay.yaml": producer(22, "Quầy Thử", at("Huế", vintage=34)),
    "fairs/cho.yaml": producer(23, "Chợ Thử"),
    "products/con.yaml": product(1, "Mắm Còn", "producer: mot\n" + at("Hà Tĩnh") + paper("2025-01-01", 4)),
    "products/qua.yaml": product(2, "Mắm Quá", "producer: mot\n" + at("Phú Yên") + paper("2020-01-01", 3)),
    "products/thu.yaml": product(3, "Mắm Thu", at("Hà Tĩnh") + paper("2025-01-01", 4) + ENDED % "revoked"),
    "products/het.yaml": product(4, "Mắm Hết", at("Hà Tĩnh") + paper("2025-01-01", 4) + ENDED % "expired"),
    "products/chua-ro.yaml": product(5, "Mắm Chưa Rõ", at("Hà Tĩnh") + "certificates: [{stars: 4}]\n"),
    "products/khong-giay.yaml": product(6, "Mắm Không Giấy", at("Cao Bằng")),
    "products/khong-tinh.yaml": product(7, "Mắm Không Tỉnh", paper("2025-01-01", 5)),
    "products/anh.yaml": product(8, "Mắm Có Ảnh", at("Hà Tĩnh") + PHOTO % "to"),
    "products/anh-nho.yaml": product(9, "Mắm Ảnh Nhỏ", at("Hà Tĩnh") + PHOTO % "nho"),
}
FACTS = {"to.jpg": PhotoFacts("a" * 64, 2000, 1000), "nho.jpg": PhotoFacts("b" * 64, 500, 400)}


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    return list(plan_pages(catalogue_of(tmp_path_factory.mktemp("sharing"), FILES), FACTS, ()))


def picture(jobs: list[Job], beginning: str) -> Plain:
    job = next(job for job in jobs if job.path.startswith(beginning) and job.maker == "page")
    shared: Plain = job.context["page"]["picture"]
    return shared


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("san-pham/mam-con", "ha-tinh-thuc-pham-4"),
        ("san-pham/mam-qua", "dak-lak-thuc-pham-3"),
        ("san-pham/mam-thu", "ha-tinh-thuc-pham"),
        ("san-pham/mam-het", "ha-tinh-thuc-pham"),
        ("san-pham/mam-chua-ro", "ha-tinh-thuc-pham"),
        ("san-pham/mam-khong-giay", "cao-bang-thuc-pham"),
        ("san-pham/mam-khong-tinh", "ca-nuoc-thuc-pham-5"),
        ("san-pham/mam-anh-nho", "ha-tinh-thuc-pham"),
        (f"Q/{code(1)}/", "ha-tinh-thuc-pham-4"),
        ("chu-the/htx-mot", "ha-tinh-thuc-pham"),
        ("chu-the/htx-hai", "cao-bang"),
        ("diem-ban/quay-thu", "hue"),
        ("hoi-cho/cho-thu", "ca-nuoc"),
        ("tinh/ha-tinh/index", "ha-tinh"),
        ("tinh/ha-tinh/nhom/thuc-pham/index", "ha-tinh-thuc-pham"),
        ("tinh/ha-tinh/sao/4/index", "ha-tinh-4"),
        ("tinh/phu-yen/index", "ca-nuoc"),
        ("nhom/thuc-pham/index", "ca-nuoc-thuc-pham"),
        ("nhom/thuc-pham/sao/5/index", "ca-nuoc-thuc-pham-5"),
        ("sao/3/index", "ca-nuoc-3"),
        ("sap-het-han/ha-tinh/index", "ha-tinh"),
        ("tinh/index", "ca-nuoc"),
        ("index.html", "ca-nuoc"),
    ],
)
def test_each_page_names_the_picture_of_what_it_is_about(page: str, name: str, jobs: list[Job]) -> None:
    shared = picture(jobs, page)
    assert shared["href"] == f"/chia-se/{name}.png"
    assert (shared["width"], shared["height"], shared["type"]) == (WIDTH, HEIGHT, "image/png")
    assert shared["alt"]


def test_a_photo_goes_before_a_drawing(jobs: list[Job]) -> None:
    shared = picture(jobs, "san-pham/mam-co-anh")
    assert shared == {"href": f"/anh/{'a' * 16}-1600.jpg", "width": 1600, "height": 800, "type": "image/jpeg"} | {
        "alt": "Hũ mắm"
    }
    assert picture(jobs, f"Q/{code(8)}/") == shared


def test_what_is_named_is_planned_and_nothing_else(jobs: list[Job]) -> None:
    planned = [job.path for job in jobs if job.maker == "share-picture"]
    pages = [job for job in jobs if job.maker == "page"]
    named = {job.context["page"]["picture"]["href"] for job in pages if job.context["page"]["picture"]}
    assert len(planned) == len(set(planned))
    assert {f"/{path}" for path in planned} == {href for href in named if href.startswith("/chia-se/")}
    assert all(job.context["page"]["picture"] for job in pages if job.context["page"]["canonical"])


def test_gate_two_finds_a_picture_for_every_page(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {"site.yaml": REAL, "products/a.yaml": product(1, more=at("Hà Tĩnh"))})
    planned = [job for job in plan_pages(catalogue, {}, ()) if job.template != "about.html"]
    lost = [job for job in planned if job.path != "chia-se/ha-tinh-thuc-pham.png"]
    assert len(lost) == len(planned) - 1
    site = {**site_context(catalogue, {}), "nav": [], "foot": []}
    missing = {one.values["value"] for one in check_plan(lost, site, ())} - {
        one.values["value"] for one in check_plan(planned, site, ())
    }
    assert missing == {"chia-se/ha-tinh-thuc-pham.png"}


def test_pictures_tell_of_the_past_and_draw_no_stars(jobs: list[Job]) -> None:
    contexts = {job.path: job.context for job in jobs if job.maker == "share-picture"}
    four = contexts["chia-se/ha-tinh-thuc-pham-4.png"]
    assert (four["title"], four["line"], four["stars"]) == ("Hà Tĩnh", "Thực phẩm", "Đã được công nhận 4 sao")
    assert four["foot"] == "Tình trạng hiện nay và giấy tờ: xem trên trang."
    assert four["group"] == "thuc-pham"
    without = contexts["chia-se/ha-tinh-thuc-pham.png"]
    assert (without["stars"], without["foot"]) == ("", "Danh mục này không phải là sổ đăng ký chính thức.")
    home = contexts["chia-se/ca-nuoc.png"]
    assert (home["kicker"], home["title"], home["line"]) == (
        "",
        "Danh mục Ví Dụ",
        "Mọi tên ở đây đều do chúng tôi đặt ra",
    )
    everything = " ".join(str(value) for context in contexts.values() for value in context.values())
    assert "★" not in everything
    assert "còn" not in everything


@pytest.mark.parametrize("base", ["", "base_url: https://danh-muc-mau.example/\n"])
def test_without_a_real_address_nothing_is_shared(base: str, tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {**FILES, "site.yaml": SITE + base})
    jobs = list(plan_pages(catalogue, FACTS, ()))
    assert not [job for job in jobs if job.maker == "share-picture"]
    assert all(job.context["page"]["picture"] is None for job in jobs if job.maker == "page")
    assert site_context(catalogue, {})["base"] == ""


def test_the_base_of_addresses_has_no_slash_at_its_end(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {"site.yaml": REAL})
    assert site_context(catalogue, {})["base"] == "https://vi-du.vn/ocop"
