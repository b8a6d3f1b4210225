"""Broken sites that cannot be kept as files: wrong bytes, links, sizes. One function for each code."""

from __future__ import annotations

import io
import shutil
import unicodedata
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from ocop_site.commands import main
from tests.invented_language import write_language
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "title: Thêm\ndescription: Một trang nữa.\n"


def _page(folder: Path, data: bytes) -> None:
    (folder / "content" / "pages" / "them.yaml").write_bytes(data)


def bad_encoding(folder: Path) -> None:
    _page(folder, "title: Thêm\ndescription: Một trang nữa.\n".encode("cp1258", errors="replace"))


def byte_order_mark(folder: Path) -> None:
    _page(folder, b"\xef\xbb\xbf" + PAGE.encode())


def nfd_text(folder: Path) -> None:
    _page(folder, unicodedata.normalize("NFD", PAGE).encode())


def file_too_large(folder: Path) -> None:
    _page(folder, PAGE.encode() + b"# " + b"x" * 1024 * 1024)


def text_too_long(folder: Path) -> None:
    _page(folder, f"title: {'dài' * 667}\ndescription: Một trang nữa.\n".encode())


def link_outside(folder: Path) -> None:
    (folder / "them.yaml").write_text(PAGE, encoding="utf-8")
    (folder / "content" / "pages" / "them.yaml").symlink_to(folder / "them.yaml")


def unreadable_file(folder: Path) -> None:
    (folder / "content" / "pages" / "them.yaml").symlink_to(folder / "content" / "pages" / "da-xoa.yaml")


def story_not_used(folder: Path) -> None:
    """A vocabulary file may be Markdown too, but nothing shows a story of it."""
    plain = folder / "content" / "vocabulary" / "stars.yaml"
    told = f"---\n{plain.read_text(encoding='utf-8')}---\nSao là gì?\n"
    plain.unlink()
    plain.with_suffix(".md").write_text(told, encoding="utf-8")


def annex_undecided(folder: Path) -> None:
    """The questions about the annex stand beside it already, as the command left them."""
    _ask(folder)


def annex_bad_answer(folder: Path) -> None:
    _ask(folder, "có lẽ")


def annex_two_answers(folder: Path) -> None:
    _ask(folder, "đúng", "đúng")


def _ask(folder: Path, *answers: str) -> None:
    """Let the command ask about `tables/phu-luc.csv`, and answer on its sheet as a person would."""
    words = ["import", "tables/phu-luc.csv", "--decision", "303/QĐ-UBND", "--date", "2026-10-02", "--issuer", "UBND"]
    with chdir(folder), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        assert main([*words, "--yes"]) == 1
    sheet = folder / "tables" / "phu-luc-doi-chieu.xlsx"
    book = load_workbook(sheet)
    if answers:
        for row, answer in enumerate(answers, 3):
            book.worksheets[0].cell(row, 10).value = answer
        book.save(sheet)


def missing_translation(folder: Path) -> None:
    shutil.copytree(PROJECT / "templates", folder / "templates")
    write_language(folder / "templates", "en", without={"Trang chủ"})


def page_over_budget(folder: Path) -> None:
    """A home page of its own: how heavy the real one is changes with its template."""
    shutil.copytree(PROJECT / "templates", folder / "templates")
    (folder / "templates" / "home.html").write_text(f"<!doctype html><p>{'nặng ' * 300}</p>", encoding="utf-8")
    (folder / "templates" / "budgets.yaml").write_text(
        "every_page: {html: 98304}\npages:\n  home: {html: 1000}\n", encoding="utf-8"
    )


PREPARED: dict[str, Callable[[Path], None]] = {
    "bad-encoding": bad_encoding,
    "byte-order-mark": byte_order_mark,
    "nfd-text": nfd_text,
    "file-too-large": file_too_large,
    "text-too-long": text_too_long,
    "link-outside": link_outside,
    "unreadable-file": unreadable_file,
    "story-not-used": story_not_used,
    "annex-undecided": annex_undecided,
    "annex-bad-answer": annex_bad_answer,
    "annex-two-answers": annex_two_answers,
    "missing-translation": missing_translation,
    "page-over-budget": page_over_budget,
}
