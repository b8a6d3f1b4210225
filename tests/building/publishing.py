"""A small site with a real address and a whole ledger of codes, ready to be published; releases of a few files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building.release import Release, files_of, folder_of, load, mark, name_of, save, write_release
from ocop_site.building.switching import shown
from ocop_site.digests import digest
from ocop_site.reading.ledger import GivenCode, ledger_text
from tests.building.small_site import FILES, order_of
from tests.small_content import code
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.building.orders import Order

BASE = "https://vi-du.test/"
GIVEN = (("products", "a", 1), ("products", "b", 2), ("producers", "htx", 3))
GIVEN_CODES = [GivenCode(code(number), kind, one, "2026-11-22", 0) for kind, one, number in GIVEN]
PUBLISHED_FILES = {**FILES, "ledger/codes.csv": ledger_text(GIVEN_CODES, GivenCode)}


def publishable(folder: Path, files: Mapping[str, str] = PUBLISHED_FILES) -> Order:
    """The order of the small site, at an address of its own."""
    return replace(order_of(folder, files), base_url=BASE)


def edit(order: Order, name: str = "Chè Ví Dụ Hai") -> None:
    """Rename a product: its page moves, the old address leads on."""
    file = order.content / "products" / "a.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(f"name: {name}\n{''.join(lines[1:])}", encoding="utf-8")


def whole(home: Path) -> Release:
    """The release that is shown; every file of it has the bytes that its paper says."""
    release = load(home, shown(home))
    assert release is not None
    lying = {name: digest(data) for name, data in files_below(home / "current").items() if name != ".ocop-release"}
    assert lying == {**release.files, **release.carried}
    assert files_below(folder_of(home, release.digest)).keys() == lying.keys()
    return release


def leftovers(home: Path) -> list[str]:
    """What a run that was killed left: there must be nothing of it once another one is through."""
    known = {f"{one.name}.json" for one in (home / "releases").iterdir() if one.is_dir()}
    strange = [one.name for one in (home / "releases").iterdir() if not one.is_dir() and one.name not in known]
    hidden = [one.name for one in home.iterdir() if one.name.startswith(".") and one.name != ".ocop-releases"]
    return sorted(strange + hidden + [one.name for one in (home / "releases").iterdir() if one.name.startswith(".")])


A_CSS, B_CSS = "assets/site-0123456789ab.css", "assets/site-ba9876543210.css"
FIRST = {"index.html": "một", "tinh/ha-tinh/index.html": "Hà Tĩnh", A_CSS: "a{}"}
SECOND = {"index.html": "hai", "tinh/ha-tinh/index.html": "Hà Tĩnh", B_CSS: "b{}"}


def lay(output: Path, files: dict[str, str]) -> dict[str, str]:
    """Write an output folder with just these files; gives their digests."""
    for path in [one for one in output.rglob("*") if one.is_file()]:
        path.unlink()
    for name, text in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text, encoding="utf-8")
    return files_of(output, {})


def released(home: Path, output: Path, files: dict[str, str], number: int, before: Release | None = None) -> Release:
    """A whole release of these files."""
    mark(home)
    found = lay(output, files)
    release = Release(
        name_of(found), number, "2026-11-22", "https://vi-du.test/", found, before.digest if before else ""
    )
    written = write_release(home, output, release, [before] if before else [])
    assert written.strange == []
    save(home, release)
    return release
