from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.building.verify import LinkCheck, resolve, verify_output
from ocop_site.making.environment import relative
from ocop_site.pages.addresses import file_of

if TYPE_CHECKING:
    from pathlib import Path

pieces = st.text("abcq-Q0", min_size=1, max_size=4).filter(lambda piece: piece.strip("-"))
addresses = st.lists(pieces, max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@given(addresses, addresses, st.sampled_from(["", "#bao-sai"]))
def test_a_relative_link_leads_from_any_page_to_any_address(start: str, end: str, anchor: str) -> None:
    path = file_of(start)
    link = relative(path, f"{end}{anchor}")
    assert resolve(path, link, "") == (file_of(end), anchor[1:])
    assert not link.startswith("/")


@given(addresses, st.sampled_from(["/404.html", "/assets/site-0a.css", "/Q/120000015/qr.svg"]))
def test_a_relative_link_leads_to_any_file(start: str, file: str) -> None:
    assert resolve(file_of(start), relative(file_of(start), file), "") == (file[1:], "")


@pytest.mark.parametrize(
    ("link", "target", "fragment"),
    [
        ("", "tinh/a/index.html", ""),
        ("#muc", "tinh/a/index.html", "muc"),
        ("../", "tinh/index.html", ""),
        ("../../", "index.html", ""),
        ("../../index.html?x=1#y", "index.html", "y"),
        ("/nhom/", "nhom/index.html", ""),
        ("b%20c.html", "tinh/a/b c.html", ""),
        ("https://ocop.vn/danh-muc/nhom/", "nhom/index.html", ""),
        ("https://ocop.vn/danh-muc/", "index.html", ""),
        ("../../../../../etc/passwd", "etc/passwd", ""),
    ],
)
def test_what_a_link_of_a_page_means(link: str, target: str, fragment: str) -> None:
    assert resolve("tinh/a/index.html", link, "https://ocop.vn/danh-muc/") == (target, fragment)


@pytest.mark.parametrize(
    "link",
    [
        "https://bao.example/tin",
        "https://ocop.vn/khac/",
        "https://ocop.vn/danh-muc-khac/",
        "//bao.example/",
        "mailto:a@vi-du.example",
        "tel:0900",
        "data:image/png;base64,AA",
    ],
)
def test_a_link_to_another_site_means_nothing_here(link: str) -> None:
    assert resolve("index.html", link, "https://ocop.vn/danh-muc/") == (None, "")


def verdict(links: dict[str, list[str]], ids: dict[str, list[str]]) -> list[tuple[str, str]]:
    check = LinkCheck(set(links), "")
    for path, own in links.items():
        check.take(path, own, ids.get(path, ()))

    def read(page: str) -> bytes:
        return "".join(f'<p id="{one}">' for one in ids.get(page, ())).encode()

    return [(problem.values["page"], problem.values["value"]) for problem in check.finish(read)]


def test_dead_links_are_named_with_their_page() -> None:
    links = {"index.html": ["tinh/", "nhom/", "https://bao.example/"], "tinh/index.html": ["../index.html", "../x.css"]}
    assert verdict(links, {}) == [("index.html", "nhom/"), ("tinh/index.html", "../x.css")]


def test_an_anchor_must_be_on_its_page() -> None:
    links = {"a.html": ["#co", "#khong", "b.html#co", "b.html#khong"], "b.html": []}
    assert verdict(links, {"a.html": ["co"], "b.html": ["co"]}) == [("a.html", "#khong"), ("a.html", "b.html#khong")]


def test_anchors_of_a_page_that_comes_later_are_looked_up_at_the_end() -> None:
    assert verdict({"a.html": ["b.html#co"], "b.html": ["a.html#co"]}, {"a.html": ["co"], "b.html": ["co"]}) == []


def test_a_whole_output_is_verified_as_it_lies_there(tmp_path: Path) -> None:
    (tmp_path / "tinh").mkdir()
    (tmp_path / "index.html").write_text('<a href="tinh/index.html#x"><img src="a.png" srcset="b.png 1w">')
    (tmp_path / "tinh" / "index.html").write_text('<p id="x"><a href="../index.html"><a href="https://ocop.vn/k/">')
    (tmp_path / "b.png").write_bytes(b"")
    assert [p.values["value"] for p in verify_output(tmp_path)] == ["a.png"]
    (tmp_path / "a.png").write_bytes(b"")
    assert verify_output(tmp_path) == []
    assert [p.values["value"] for p in verify_output(tmp_path, "https://ocop.vn/")] == ["https://ocop.vn/k/"]
