"""The same content, date and engine give the same bytes, however and wherever they are built."""

from __future__ import annotations

import random
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.site.built import PROJECT, command
from tests.site.reduced import reduce_content
from tests.site.trees import Place, differences, furnish, side_by_side, times, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

COUNT = 100
ENGINE = ("ocop_site", "templates", "assets")


Built = tuple[Place, dict[str, bytes]]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A part of the real catalogue, and the tree of its site as first built. Leave it as you find it."""
    folder = tmp_path_factory.mktemp("sameness")
    reduce_content(PROJECT / "content", folder / "content", COUNT)
    place = furnish(folder / "once", folder / "content")
    return place, place.build()


def tree_of(content: Path, output: Path, workers: int, seed: str, project: Path = PROJECT) -> dict[str, bytes]:
    done = command(content, output, workers=workers, hash_seed=seed, project=project)
    assert done.returncode == 0, done.stderr
    return tree(output)


def test_any_hash_seed_and_number_of_workers(built_once: Built, tmp_path: Path) -> None:
    place, first = built_once
    one, two = side_by_side(
        lambda: tree_of(place.content, tmp_path / "1" / "output", 1, "1"),
        lambda: tree_of(place.content, tmp_path / "2" / "output", 2, "4242"),
    )
    assert differences(first, one) == []
    assert differences(first, two) == []


def test_the_examples_are_the_same_with_any_number_of_workers(example_site: BuiltSite, tmp_path: Path) -> None:
    """Photos, stories, stocks and booths, which the real catalogue hardly has yet."""
    first = tree(example_site.output)
    one, three = side_by_side(
        lambda: tree_of(example_site.content, tmp_path / "1" / "output", 1, "1"),
        lambda: tree_of(example_site.content, tmp_path / "3" / "output", 3, "77"),
    )
    assert differences(first, one) == []
    assert differences(first, three) == []


def test_the_place_of_the_project_leaves_no_trace(built_once: Built, tmp_path: Path) -> None:
    """Two checkouts of the project, each with its own engine, in folders of other names and depths."""
    place, first = built_once
    checkouts = [tmp_path / "a", tmp_path / "một thư mục" / "sâu hơn" / "ocop"]
    for project in checkouts:
        for name in ENGINE:
            shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(place.content, project / "content")
        shutil.copy(PROJECT / "build.py", project / "build.py")

    def built_in(project: Path) -> dict[str, bytes]:
        return tree_of(project / "content", project / "output", 1, "5", project)

    for found in side_by_side(*(partial(built_in, project) for project in checkouts)):
        assert differences(first, found) == []
        assert not any(str(tmp_path).encode() in data for data in found.values())


def test_the_order_and_the_folders_of_files_do_not_matter(built_once: Built, tmp_path: Path) -> None:
    """Record files written to disk in another order, each kind in folders of other names."""
    place, first = built_once
    files = sorted(path for path in place.content.rglob("*") if path.is_file())
    chance = random.Random(20261122)
    chance.shuffle(files)
    for path in files:
        name = path.relative_to(place.content)
        if name.parts[0] in ("products", "producers", "outlets", "fairs", "decisions"):
            folder = tmp_path / "content" / name.parts[0] / chance.choice(("x", "y/z", "ha-tinh", "."))
        else:
            folder = (tmp_path / "content" / name).parent
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / path.name)
    assert differences(first, tree_of(tmp_path / "content", tmp_path / "output", 2, "9")) == []


def test_a_build_gives_no_python_warning(built_once: Built) -> None:
    """The command is run with warnings as errors; those that Python can only print stand on standard error."""
    place, _ = built_once
    done = command(place.content, place.output)
    assert done.returncode == 0
    assert "Warning" not in done.stderr, done.stderr[:600]


def test_a_second_build_writes_nothing(built_once: Built) -> None:
    place, first = built_once
    before = times(place.output)
    assert place.build() == first
    assert {name for name, time in times(place.output).items() if before.get(name) != time} == set()


def test_without_the_store_the_same_is_made_again(built_once: Built) -> None:
    """Deleting `.cache` costs time and nothing else; what somebody broke, lost or added is put right."""
    place, first = built_once
    shutil.rmtree(place.folder / ".cache")
    (place.output / "index.html").write_text("hỏng", encoding="utf-8")
    (place.output / "sao" / "index.html").unlink()
    (place.output / "la.html").write_text("lạ", encoding="utf-8")
    assert differences(first, place.build()) == []


def test_a_page_changed_by_hand_is_put_right(built_once: Built) -> None:
    """Even where its size is the same."""
    place, first = built_once
    page = place.output / "sao" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<H1>"))
    assert differences(first, place.build()) == []
