from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.writing.content_files import ContentFile, write_files

if TYPE_CHECKING:
    from pathlib import Path


def everything(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files(tmp_path, [ContentFile("products/phu-yen/a.yaml", "name: Ví dụ\n"), ContentFile("b.yaml", "")])
    assert everything(tmp_path) == {"products/phu-yen/a.yaml": "name: Ví dụ\n", "b.yaml": ""}


def test_a_record_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("cũ")
    with pytest.raises(FileExistsError):
        write_files(tmp_path, [ContentFile("a.yaml", "mới"), ContentFile("b.yaml", "mới")])
    assert everything(tmp_path) == {"b.yaml": "cũ"}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text("cũ")
    (tmp_path / "z").write_text("một tệp, không phải thư mục")
    before = everything(tmp_path)
    files = [ContentFile("a.yaml", "mới"), ContentFile("ledger.csv", "mới", replaces=True), ContentFile("z/c.yaml", "")]
    with pytest.raises(OSError, match="z"):
        write_files(tmp_path, files)
    assert everything(tmp_path) == before


def test_what_was_renamed_is_put_back_when_a_later_rename_fails(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text("cũ")
    (tmp_path / "z.csv").mkdir()  # a file cannot be renamed onto a folder
    before = everything(tmp_path)
    files = [
        ContentFile("a.yaml", "mới"),
        ContentFile("ledger.csv", "mới", replaces=True),
        ContentFile("z.csv", "mới", replaces=True),
    ]
    with pytest.raises(OSError, match=r"z\.csv"):
        write_files(tmp_path, files)
    assert everything(tmp_path) == before


def test_a_ledger_that_got_lines_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    write_files(tmp_path, [ContentFile("ledger/codes.csv", "code\na\n", replaces=True)])
    write_files(tmp_path, [ContentFile("ledger/codes.csv", "code\na\nb\n", replaces=True)])
    with pytest.raises(OSError, match="chạy lại"):
        write_files(
            tmp_path, [ContentFile("ledger/codes.csv", "code\na\nc\n", replaces=True), ContentFile("x.yaml", "")]
        )
    assert everything(tmp_path) == {"ledger/codes.csv": "code\na\nb\n"}
