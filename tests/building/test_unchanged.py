from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.building import pipeline, unchanged
from ocop_site.building.unchanged import built
from tests.building.small_site import FILES, order_of, pages_of
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.building.orders import Order, Told

LONG_AGO = 1_700_000_000
MARK = 123_456


def silent(*_: object) -> None:
    """No progress is shown."""


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A site with templates, assets and vocabulary of its own, all older than the disk's clock says now."""
    asked = order_of(tmp_path, {**FILES, "imports/note.txt": "ghi chú"})
    for name in ("templates", "assets"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copytree(asked.vocabulary, tmp_path / "vocabulary")
    folders = {name: tmp_path / name for name in ("templates", "assets", "vocabulary")}
    settle(replace(asked, **folders))
    return replace(asked, **folders)


def settle(order: Order) -> None:
    """Wait until the disk's clock has gone on since the last input was written."""
    found = unchanged.signs_of(unchanged._inputs(order))  # noqa: SLF001
    assert found
    probe = order.content.parent / "probe"
    while True:
        probe.write_bytes(b"")
        if probe.stat().st_ctime_ns > found.newest:
            return


def kept(order: Order) -> list[Path]:
    return sorted(order.cache.glob("built-*.txt"))


def built_and_marked(order: Order) -> Told:
    """Build, and write into what is kept of it what no build would come to: whoever reads it there says so."""
    first = built(order, silent)
    assert first.good
    (path,) = kept(order)
    text = path.read_text(encoding="utf-8")
    marked = text.replace(f"], {first.planned}, [", f"], {MARK}, [", 1)
    assert marked != text
    path.write_text(marked, encoding="utf-8")
    return first


def test_what_a_build_came_to_is_said_again_while_nothing_changed(order: Order) -> None:
    first = built(order, silent)
    assert (first.made, first.planned) == (len(pages_of(order)), len(pages_of(order)))
    assert first.problems  # codes that are not in the ledger
    assert built(order, silent) == replace(first, made=0, written=0)
    built_and_marked(order)
    assert built(order, silent).planned == MARK


def edit(order: Order) -> None:
    path = order.content / "products" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Chè Ví Dụ", "Chè Ví Dự"), encoding="utf-8")


def edit_and_date_back(order: Order) -> None:
    before = (order.content / "products" / "a.yaml").stat()
    edit(order)
    os.utime(order.content / "products" / "a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))


def add(order: Order) -> None:
    path = order.content / "products" / "a.yaml"
    (order.content / "pages" / "them.md").write_text((order.content / "pages" / "cach-lam.md").read_text("utf-8"))
    assert path.exists()


def remove(order: Order) -> None:
    (order.content / "products" / "b.yaml").unlink()


def rename(order: Order) -> None:
    (order.content / "products" / "b.yaml").rename(order.content / "products" / "c.yaml")


def add_folder(order: Order) -> None:
    (order.content / "outlets").mkdir()


def change_template(order: Order) -> None:
    with (order.templates / "home.html").open("a", encoding="utf-8") as file:
        file.write("<!-- -->")


def change_words(order: Order) -> None:
    path = order.templates / "locale" / "en.po"
    os.utime(path, (LONG_AGO, LONG_AGO))


def change_asset(order: Order) -> None:
    (order.assets / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")


def change_vocabulary(order: Order) -> None:
    with (order.vocabulary / "stars.yaml").open("a", encoding="utf-8") as file:
        file.write("# \n")


def touch_page(order: Order) -> None:
    (order.output / "index.html").write_text("<!doctype html>", encoding="utf-8")


def remove_page(order: Order) -> None:
    (order.output / "index.html").unlink()


def leave_a_file(order: Order) -> None:
    (order.output / "chu-the" / "la.html").write_text("x", encoding="utf-8")


def leave_a_folder(order: Order) -> None:
    (order.output / "moi" / "hon").mkdir(parents=True)


def remove_marker(order: Order) -> None:
    (order.output / ".ocop-site").unlink()


CHANGES = [
    edit,
    edit_and_date_back,
    add,
    remove,
    rename,
    add_folder,
    change_template,
    change_words,
    change_asset,
    change_vocabulary,
    touch_page,
    remove_page,
    leave_a_file,
    leave_a_folder,
    remove_marker,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_any_change_is_seen_and_comes_to_what_a_first_build_comes_to(
    order: Order, change: Callable[[Order], None]
) -> None:
    built_and_marked(order)
    change(order)
    told = built(order, silent)
    assert told.planned != MARK
    fresh = replace(order, output=order.output.with_name("fresh"), cache=order.cache.with_name("fresh-cache"))
    first = pipeline.build(fresh)
    assert list(told.problems) == first.problems or change is remove_marker
    if change is not remove_marker:  # without it the folder is not ours any more, and stays as it is
        assert pages_of(order) == pages_of(fresh)
    assert told.good == first.good or change is remove_marker


def test_another_day_address_or_wish_is_another_question(order: Order) -> None:
    built_and_marked(order)
    asked: dict[str, object] = {
        "day": order.day + timedelta(days=1),
        "base_url": "https://vi-du.example/",
        "due": True,
        "completeness": True,
        "sheets": True,
        "output": order.output.with_name("other"),
    }
    for name, value in asked.items():
        assert built(replace(order, **{name: value}), silent).planned != MARK, name  # type: ignore[arg-type]


def test_the_number_of_workers_is_no_other_question(order: Order) -> None:
    built_and_marked(order)
    assert built(replace(order, workers=2), silent).planned == MARK


def test_the_engine_and_its_libraries_are_looked_at(order: Order) -> None:
    names = list(unchanged._inputs(order))  # noqa: SLF001
    assert pipeline.__file__ in names
    assert str(Path(pytest.__file__).parent.parent) in names


def test_a_build_that_failed_is_not_kept(order: Order) -> None:
    (order.content / "products" / "a.yaml").write_text("name: [", encoding="utf-8")
    assert not built(order, silent).good
    assert kept(order) == []


def test_a_build_that_fails_after_a_good_one_says_so_each_time(order: Order) -> None:
    built_and_marked(order)
    (order.content / "products" / "a.yaml").write_text("name: [", encoding="utf-8")
    assert not built(order, silent).good
    assert not built(order, silent).good


def test_nothing_is_kept_of_files_as_new_as_the_build(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "_clock", lambda _probe: LONG_AGO)
    assert built(order, silent).good
    assert kept(order) == []


def test_a_file_changed_while_it_built_is_not_taken_for_built(order: Order) -> None:
    def edit_once(stage: str, *_: int) -> None:
        if stage == "make":
            edit(order)

    built(order, edit_once)
    assert kept(order) == []


@pytest.mark.parametrize(
    "rubbish", [b"", b"{", b"[]\n\n\n\n", b'{"format": 1}\n\n\n\n', b"null\n\nx\n\ny", b"\xff\xfe"]
)
def test_what_cannot_be_read_is_forgotten(order: Order, rubbish: bytes) -> None:
    first = built_and_marked(order)
    kept(order)[0].write_bytes(rubbish)
    assert built(order, silent) == replace(first, made=0, written=0)


def test_links_among_the_records_are_followed(order: Order) -> None:
    (order.content / "products" / "b.yaml").rename(order.content / "imports" / "b.yaml")
    (order.content / "products" / "b.yaml").symlink_to("../imports/b.yaml")
    (order.content / "products" / ".#a.yaml").symlink_to("nobody@nowhere.1234")  # what an editor leaves behind
    settle(order)
    built_and_marked(order)
    assert built(order, silent).planned == MARK
    path = order.content / "imports" / "b.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Mắm Ví Dụ", "Mắm Ví Dự"), encoding="utf-8")
    assert built(order, silent).planned != MARK


def test_nothing_of_the_engine_is_loaded_where_nothing_changed(order: Order) -> None:
    """Loading it would take longer than everything else."""
    args = ["--content", str(order.content), "--output", str(order.output), "--date", order.day.isoformat()]
    program = f"import sys; from ocop_site.commands import main; main({['build', *args]!r}); print(*sys.modules)"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert ": làm 0, ghi 0, xóa 0" in done.stdout
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"pydantic", "jinja2", "PIL", "ocop_site.building.pipeline"}
