"""After any change the next build gives what a first build would; after a failure nothing has changed at all."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.site.built import DAY, PROJECT, command
from tests.site.reduced import reduce_content
from tests.site.trees import Place, differences, furnish, side_by_side, times, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 12


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A small catalogue and its site: built in `work`, kept in `kept` to begin every test anew."""
    folder = tmp_path_factory.mktemp("incremental")
    reduce_content(PROJECT / "content", folder / "content", COUNT)
    work = furnish(folder / "work", folder / "content")
    work.build()
    return work.copy(folder / "kept")


@pytest.fixture
def place(original: Place) -> Place:
    """The built site, where it was built."""
    return original.copy(original.folder.parent / "work")


def product(place: Place, number: int) -> Path:
    """A product's file, relative to the place."""
    files = sorted(place.content.glob("products/**/*.*"), key=lambda path: path.name)
    return files[number].relative_to(place.folder)


def edit_story(place: Place) -> None:
    path = place.folder / product(place, 3)
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.with_suffix(".md").write_text(f"---\n{text}---\nMột **câu chuyện** mới.\n", encoding="utf-8")


def rename_product(place: Place) -> None:
    path = product(place, 5).as_posix()
    name = next(line for line in (place.folder / path).read_text(encoding="utf-8").splitlines() if "name: " in line)
    place.edit(path, name, "name: Một tên hoàn toàn mới")


def remove_product(place: Place) -> None:
    path = place.folder / product(place, 7)
    decided = "".join(p.read_text(encoding="utf-8") for p in sorted(place.content.glob("decisions/**/*.yaml")))
    assert path.stem not in decided
    path.unlink()
    ledger = place.content / "ledger" / "codes.csv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if f",products,{path.stem}," not in line), encoding="utf-8")


def add_product(place: Place) -> None:
    (place.content / "products" / "moi-them.yaml").write_text("name: Mới thêm\ngroup: do-uong\n", encoding="utf-8")
    words = ["--content", str(place.content), "--date", DAY.isoformat()]
    done = _run("codes", "assign", *words)
    assert done == 0


def _run(*words: str) -> int:
    from ocop_site.commands import main  # noqa: PLC0415 - this test alone needs another command

    return main(list(words))


def change_template(place: Place) -> None:
    """Its words stay: new ones would want their translation."""
    place.edit("templates/product.html", '<h2 id="thong-tin">', '<h2 id="thong-tin" class="moi">')


def change_shared_template(place: Place) -> None:
    place.edit("templates/macros.html", '<ul class="cards">', '<ul class="cards moi">')


def change_style(place: Place) -> None:
    place.edit("assets/site.css", "#faf4e6", "#fffdf8")


def change_font(place: Place) -> None:
    """The word on the pictures of trial codes is written with it."""
    fonts = place.folder / "assets" / "fonts"
    shutil.copyfile(fonts / "be-vietnam-pro-600.woff2", fonts / "be-vietnam-pro-400.woff2")


def change_icon(place: Place) -> None:
    place.edit("assets/icon.svg", "<svg", "<svg id='moi'")


def change_title(place: Place) -> None:
    place.edit("content/site.yaml", "title: Danh mục OCOP", "title: Danh mục khác")


def change_page_size(place: Place) -> None:
    place.edit("content/site.yaml", "page_size: 24", "page_size: 6")


def change_address(place: Place) -> None:
    place.edit("content/site.yaml", "base_url: https://danh-muc-ocop.example/", "base_url: https://ocop.example.org/x/")


def change_group_name(place: Place) -> None:
    place.edit("content/vocabulary/groups.yaml", "short: Thực phẩm", "short: Đồ ăn")


def change_producer_name(place: Place) -> None:
    path = product(place, 2)
    maker = next(
        line.split(": ")[1]
        for line in (place.folder / path).read_text(encoding="utf-8").splitlines()
        if line.startswith("producer: ")
    )
    file = next(place.content.glob(f"producers/**/{maker}.*"))
    name = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("name: "))
    place.edit(file.relative_to(place.folder).as_posix(), name, "name: Chủ thể đổi tên")


def change_about(place: Place) -> None:
    place.edit("content/pages/gioi-thieu.md", "---\n## ", "---\n## Thêm một đoạn\n\nĐoạn mới.\n\n## ")


CHANGES: list[Callable[[Place], None]] = [
    edit_story,
    rename_product,
    remove_product,
    add_product,
    change_template,
    change_shared_template,
    change_style,
    change_font,
    change_icon,
    change_title,
    change_page_size,
    change_address,
    change_group_name,
    change_producer_name,
    change_about,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_gives_what_a_first_build_gives(place: Place, tmp_path: Path, change: Callable[[Place], None]) -> None:
    before = tree(place.output)
    change(place)
    after, first = side_by_side(place.build, lambda: place.clean(tmp_path / "clean"))
    assert differences(before, after) != []
    assert differences(after, first) == []


def test_another_day_gives_what_a_first_build_gives(place: Place, tmp_path: Path) -> None:
    """On a day on which statuses are others; and back again."""
    before = tree(place.output)
    day = date(2028, 3, 1)
    after, first = side_by_side(lambda: place.build(day), lambda: place.clean(tmp_path / "clean", day))
    assert any(name.startswith("san-pham/") for name in differences(before, after))
    assert differences(after, first) == []
    assert differences(before, place.build()) == []


def test_a_change_is_made_where_it_belongs_and_nowhere_else(place: Place) -> None:
    """A new story touches one page, in each language: the rest keeps its bytes and its times."""
    before = times(place.output)
    edit_story(place)
    place.build()
    touched = {name for name, time in times(place.output).items() if before.get(name) != time}
    pages = [name for name in touched if name.endswith(".html")]
    assert sorted(pages) == [f"en/{min(pages, key=len)}", min(pages, key=len)]


def break_record(place: Place) -> None:
    path = product(place, 4).as_posix()
    place.edit(path, "name: ", "nmae: ")


def break_yaml(place: Place) -> None:
    path = place.folder / product(place, 4)
    path.write_text("name: 'không đóng\n", encoding="utf-8")


def break_reference(place: Place) -> None:
    path = product(place, 6).as_posix()
    place.edit(path, "group: ", "group: khong-co-")


def break_syntax_of_template(place: Place) -> None:
    place.edit("templates/product.html", "{% block main %}", "{% block main %}{% if %}")


def break_name_in_template(place: Place) -> None:
    """Found only when a page is made."""
    place.edit("templates/product.html", "{{ it.name }}", "{{ it.nmae }}")


def break_link_in_template(place: Place) -> None:
    """Found only when all pages are made: a link that leads nowhere."""
    place.edit("templates/product.html", "<h1>", '<p><a href="khong-co/index.html">x</a></p><h1>')


def lose_template(place: Place) -> None:
    (place.folder / "templates" / "macros.html").unlink()


def lose_vocabulary(place: Place) -> None:
    (place.content / "vocabulary" / "rules.yaml").unlink()


FAILURES: list[Callable[[Place], None]] = [
    break_record,
    break_yaml,
    break_reference,
    break_syntax_of_template,
    break_name_in_template,
    break_link_in_template,
    lose_template,
    lose_vocabulary,
]


FOUND_BY_WORKERS = [break_name_in_template, break_link_in_template]


@pytest.mark.parametrize(
    ("spoil", "workers"),
    [(one, 1) for one in FAILURES] + [(one, 2) for one in FOUND_BY_WORKERS],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_failed_build_touches_nothing(place: Place, spoil: Callable[[Place], None], workers: int) -> None:
    before, written = tree(place.output), times(place.output)
    edit_story(place)  # something that would be written, were it not for the fault
    spoil(place)
    done = command(place.content, place.output, workers=workers)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert differences(before, tree(place.output)) == []
    assert times(place.output) == written


def test_after_a_failure_the_next_build_is_right(place: Place, tmp_path: Path) -> None:
    change_title(place)
    break_name_in_template(place)
    assert command(place.content, place.output).returncode == 1
    place.edit("templates/product.html", "{{ it.nmae }}", "{{ it.name }}")
    after, first = side_by_side(place.build, lambda: place.clean(tmp_path / "clean"))
    assert differences(after, first) == []
