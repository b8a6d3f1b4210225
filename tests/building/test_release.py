from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from ocop_site.building.manifest import Made
from ocop_site.building.release import (
    MARKER,
    Release,
    carry,
    content_named,
    files_of,
    folder_of,
    is_ours,
    load,
    load_all,
    mark,
    name_of,
    save,
    write_release,
)
from ocop_site.digests import digest
from tests.building.publishing import A_CSS, B_CSS, FIRST, SECOND, lay, released
from tests.whole_sites import files_below


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "noi-xuat-ban"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path / "output"


def test_the_name_follows_from_paths_and_bytes_alone() -> None:
    files = {"a": digest(b"1"), "b": digest(b"2")}
    assert name_of(files) == name_of(dict(reversed(files.items())))
    assert len(name_of(files)) == 16
    others = ({"a": digest(b"1")}, {"a": digest(b"2"), "b": digest(b"1")}, {"a": digest(b"1"), "c": digest(b"2")})
    assert len({name_of(one) for one in (files, *others)}) == 4


def test_the_manifest_is_believed_only_where_nobody_touched_the_file(output: Path) -> None:
    lay(output, {"a.html": "một", "b.html": "hai"})
    (output / ".ocop-site").write_text("", encoding="utf-8")
    found = (output / "a.html").stat()
    made = {"a.html": Made("", "what the manifest says", found.st_size, found.st_mtime_ns)}
    assert files_of(output, made) == {"a.html": "what the manifest says", "b.html": digest(b"hai")}
    os.utime(output / "a.html", ns=(0, 0))
    assert files_of(output, made)["a.html"] == digest("một".encode())
    made = {"a.html": Made("", "what the manifest says", found.st_size + 1, 0)}
    assert files_of(output, made)["a.html"] == digest("một".encode())


def test_a_release_holds_the_bytes_of_the_output_and_no_link_to_them(home: Path, output: Path) -> None:
    release = released(home, output, FIRST, 1)
    folder = folder_of(home, release.digest)
    assert files_below(folder) == {name: text.encode() for name, text in FIRST.items()}
    for name in FIRST:
        assert (folder / name).stat().st_ino != (output / name).stat().st_ino
        assert (folder / name).stat().st_nlink == 1
    assert load(home, release.digest) == release


def test_what_the_release_before_has_too_is_one_file(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    second = released(home, output, SECOND, 2, first)
    old, new = folder_of(home, first.digest), folder_of(home, second.digest)
    assert (old / "tinh/ha-tinh/index.html").samefile(new / "tinh/ha-tinh/index.html")
    assert not (old / "index.html").samefile(new / "index.html")
    assert (old / "index.html").read_text(encoding="utf-8") == "một"


def test_a_published_file_that_somebody_wrote_into_is_not_handed_on(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    touched = folder_of(home, first.digest) / "tinh/ha-tinh/index.html"
    touched.write_text("sửa tay", encoding="utf-8")
    later = (home / "releases" / f"{first.digest}.json").stat().st_mtime_ns + 1_000_000
    os.utime(touched, ns=(later, later))
    second = released(home, output, SECOND, 2, first)
    clean = folder_of(home, second.digest) / "tinh/ha-tinh/index.html"
    assert clean.read_text(encoding="utf-8") == "Hà Tĩnh"
    assert not clean.samefile(touched)


def test_saving_again_does_not_make_a_touched_file_look_untouched(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    paper = home / "releases" / f"{first.digest}.json"
    os.utime(paper, ns=(5_000_000_000, 5_000_000_000))
    save(home, first)
    assert paper.stat().st_mtime_ns == 5_000_000_000


def test_across_file_systems_files_are_copied(home: Path, output: Path) -> None:
    shm = Path("/dev/shm")  # noqa: S108 - another file system, which is what this test is about
    if not shm.is_dir() or shm.stat().st_dev == output.stat().st_dev:
        pytest.skip("there is no second file system to try it on")
    first = released(home, output, FIRST, 1)
    with tempfile.TemporaryDirectory(dir=shm) as other:
        # An old release was moved to another disk, with a link in its place.
        away = Path(other) / first.digest
        folder_of(home, first.digest).rename(output / "x")
        (output / "x").rename(output.parent / "x")
        away.mkdir()
        for name, data in files_below(output.parent / "x").items():
            (away / name).parent.mkdir(parents=True, exist_ok=True)
            (away / name).write_bytes(data)
            os.utime(away / name, ns=(1, 1))
        folder_of(home, first.digest).symlink_to(away, target_is_directory=True)
        found = lay(output, SECOND)
        second = Release(name_of(found), 2, "2026-11-22", "", found, first.digest)
        written = write_release(home, output, second, [first])
        assert (written.linked, written.copied) == (0, 3)
        assert files_below(folder_of(home, second.digest)) == {name: text.encode() for name, text in SECOND.items()}
        carried = carry(home, second, [first])
        assert carried == {A_CSS: digest(b"a{}")}
        assert (folder_of(home, second.digest) / A_CSS).read_bytes() == b"a{}"


def test_an_output_that_is_not_what_it_was_gives_no_release(home: Path, output: Path) -> None:
    mark(home)
    found = lay(output, FIRST)
    release = Release(name_of(found), 1, "2026-11-22", "", found)
    (output / "index.html").write_text("ai đó dựng lại", encoding="utf-8")
    assert write_release(home, output, release, []).strange == ["index.html"]
    assert list((home / "releases").iterdir()) == []


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("assets/site-0123456789ab.css", True),
        ("assets/fonts/be-vietnam-pro-400-a6437728e298.woff2", True),
        ("anh/0123456789abcdef-480.webp", True),
        ("assets/site.css", False),
        ("index.html", False),
        ("san-pham/nuoc-mam-vi-du-124829131/index.html", False),
        ("Q/124829131/qr.png", False),
        ("01/08936012345674/linkset.json", False),
        ("sap-het-han/lich.ics", False),
    ],
)
def test_which_files_are_named_by_their_content(path: str, named: bool) -> None:  # noqa: FBT001 - one column of a table
    assert content_named(path) is named


def test_content_named_files_of_other_releases_are_carried_along(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    second = released(home, output, SECOND, 2, first)
    carried = carry(home, second, [first])
    assert carried == {A_CSS: digest(b"a{}")}
    folder = folder_of(home, second.digest)
    assert (folder / A_CSS).samefile(folder_of(home, first.digest) / A_CSS)
    assert (folder / "index.html").read_text(encoding="utf-8") == "hai"
    assert name_of(second.files) == second.digest
    # Only what a release has of its own is handed on: nothing is carried for ever.
    third = released(home, output, {"index.html": "ba"}, 3, second)
    with_second = Release(second.digest, 2, "", "", second.files, first.digest, carried)
    assert carry(home, third, [with_second]) == {B_CSS: digest(b"b{}")}


def test_a_damaged_file_is_not_carried(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    second = released(home, output, SECOND, 2, first)
    (folder_of(home, first.digest) / A_CSS).write_text("hỏng", encoding="utf-8")
    assert carry(home, second, [first]) == {}
    (folder_of(home, first.digest) / A_CSS).unlink()
    assert carry(home, second, [first]) == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1}'])
def test_a_release_without_a_readable_paper_is_not_whole(home: Path, output: Path, text: str) -> None:
    first = released(home, output, FIRST, 1)
    (home / "releases" / f"{first.digest}.json").write_text(text, encoding="utf-8")
    assert load(home, first.digest) is None
    assert load_all(home) == []


def test_a_folder_is_ours_if_it_is_new_empty_or_marked(tmp_path: Path) -> None:
    assert is_ours(tmp_path / "moi")
    assert is_ours(tmp_path)
    (tmp_path / "lost+found").mkdir()
    assert is_ours(tmp_path)
    (tmp_path / "thu-nha.txt").write_text("x", encoding="utf-8")
    assert not is_ours(tmp_path)
    assert not is_ours(tmp_path / "thu-nha.txt")
    (tmp_path / MARKER).write_text("", encoding="utf-8")
    assert is_ours(tmp_path)
    (tmp_path / "lien-ket").symlink_to(tmp_path / "khong-co")
    assert not is_ours(tmp_path / "lien-ket")
