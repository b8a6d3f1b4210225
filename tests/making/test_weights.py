from __future__ import annotations

import gzip

from ocop_site.making.weights import Scale

FONT = b"\x00" * 700
CSS = b'@font-face{src:url("fonts/be-400-ab.woff2") format("woff2")}' + b"p{color:red}" * 50
ASSETS = {
    "/assets/site-0a.css": CSS,
    "/assets/print-0b.css": b'a{b:c}@font-face{src:url("fonts/be-400-ab.woff2")}',
    "/assets/fonts/be-400-ab.woff2": FONT,
    "/assets/turns-0c.js": b"let a;" * 9,
    "/assets/icon-0d.svg": b"<svg/>" * 100,
}
HEAD = '<link rel="icon" href="../assets/icon-0d.svg"><link rel="stylesheet" href="../assets/site-0a.css">'
SCRIPT = '<script src="../assets/turns-0c.js" defer></script>'


def test_a_page_is_weighed_with_what_it_names() -> None:
    page = f"<!doctype html>{HEAD}{SCRIPT}<p>Chè Ví Dụ</p>".encode()
    found = Scale(ASSETS).weigh(page)
    assert (found["html"], found["css"], found["script"], found["fonts"]) == (len(page), len(CSS), 54, 700)
    packed = len(gzip.compress(page, 6, mtime=0)) + len(gzip.compress(CSS, 6, mtime=0))
    assert found["first_view"] == packed


def test_what_is_named_twice_is_fetched_once() -> None:
    scale = Scale(ASSETS)
    once, twice = (scale.weigh((HEAD * times + SCRIPT * times).encode()) for times in (1, 2))
    assert [once[name] for name in ("css", "script", "fonts")] == [twice[name] for name in ("css", "script", "fonts")]


def test_all_style_sheets_count_wherever_the_page_stands() -> None:
    for way in ("assets/", "../../assets/", "https://vi-du.vn/ocop/assets/"):
        page = f'<link rel="stylesheet" href="{way}site-0a.css"><link rel="stylesheet" href="{way}print-0b.css">'
        assert Scale(ASSETS).weigh(page.encode())["css"] == len(CSS) + len(ASSETS["/assets/print-0b.css"])


def test_a_page_that_names_nothing_weighs_itself() -> None:
    bare = b"<p>Link: assets/site-0a.css</p>"
    assert Scale(ASSETS).weigh(bare) | {"first_view": 0} == {
        "html": len(bare),
        "css": 0,
        "script": 0,
        "fonts": 0,
        "first_view": 0,
    }
