from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.building.assets import read_assets
from ocop_site.digests import short_digest
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def folder_of(tmp_path: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = tmp_path / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_an_asset_is_called_by_its_content(tmp_path: Path) -> None:
    assets = read_assets(folder_of(tmp_path, icon__svg=b"<svg/>", fonts_in_a__woff2=b"chu"))
    assert assets["icon.svg"].address == f"/assets/icon-{short_digest(b'<svg/>')}.svg"
    assert assets["fonts/a.woff2"].address == f"/assets/fonts/a-{short_digest(b'chu')}.woff2"
    assert assets["icon.svg"].data == b"<svg/>"


def test_a_style_sheet_names_the_others_as_they_will_be_called(tmp_path: Path) -> None:
    css = b"@font-face{src:url(fonts/a.woff2)}b{background:url('icon.svg')}i{background:url( \"icon.svg\" )}"
    assets = read_assets(folder_of(tmp_path, site__css=css, icon__svg=b"<svg/>", fonts_in_a__woff2=b"chu"))
    names = re.findall(rb'url\("([^"]+)"\)', assets["site.css"].data)
    served = {f"/assets/{name.decode()}" for name in names}
    assert served == {assets["icon.svg"].address, assets["fonts/a.woff2"].address}
    assert len(names) == 3


def test_a_style_sheet_changes_its_name_with_what_it_uses(tmp_path: Path) -> None:
    before = read_assets(folder_of(tmp_path, site__css=b"b{background:url(icon.svg)}", icon__svg=b"<svg/>"))
    after = read_assets(folder_of(tmp_path, icon__svg=b"<svg></svg>"))
    assert before["site.css"].address != after["site.css"].address


def test_other_urls_and_files_stay_as_they_are(tmp_path: Path) -> None:
    css = b"b{background:url(data:image/png;base64,AAAA)}"
    assets = read_assets(folder_of(tmp_path, site__css=css, README__md=b"x", a__py=b"y"))
    assert list(assets) == ["site.css"]
    assert assets["site.css"].data == css


def test_every_url_of_the_project_s_own_style_sheets_is_served() -> None:
    assets = read_assets(PROJECT / "assets")
    addresses = {asset.address for asset in assets.values()}
    sheets = [asset for name, asset in assets.items() if name.endswith(".css")]
    urls = [url.decode() for sheet in sheets for url in re.findall(rb"url\([\"']?([^\"')]+)", sheet.data)]
    assert sheets
    elsewhere = {url for url in urls if not url.startswith(("data:", "#"))}
    assert elsewhere <= {a.removeprefix("/assets/") for a in addresses}
    # What begins with # stands on the page itself: the hatchings of plots.
    plots = (PROJECT / "templates" / "plots.html").read_text(encoding="utf-8")
    assert {url for url in urls if url.startswith("#")} <= {f"#{name}" for name in re.findall(r'id="([^"{]+)"', plots)}
    assert not [url for url in urls if "//" in url]
