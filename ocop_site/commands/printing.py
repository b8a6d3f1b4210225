"""What `labels` and `labels calibrate` share: one at a time, and PDF files that are written over PDF files only."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ocop_site.building.lock import only_one

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.problems import Language

PDF_HEAD = b"%PDF-"


@contextmanager
def alone(cache: Path, language: Language) -> Iterator[None]:
    """One printing or calibration at a time: two would take the same free place, or one undo what the other wrote."""
    with only_one(cache / "labels.lock") as is_alone:
        if not is_alone:
            said = (
                "Đang có một lệnh in nhãn khác; hãy đợi nó xong.",
                "Another printing of labels is going on; wait until it is done.",
            )
            raise click.ClickException(said[language == "en"])
        yield


def refuse_new_profile(profile: Path | None, stock: str | None) -> None:
    """A printer's file that is to be made needs a stock: raises click.UsageError where neither tells it."""
    if stock is None and profile is not None and not profile.exists():
        raise click.UsageError(
            f"--profile {profile}: chưa có tệp này; để tạo tệp mới, hãy nêu thêm khổ giấy bằng --stock (ví dụ "
            "avery-l7160). / There is no such file yet; to make it, name the label paper with --stock, too."
        )


def refuse_no_pdf(path: Path | None, profile: Path | None, content: Path) -> None:
    """A PDF may be written to a path with the ending `.pdf`, outside the records, over nothing but an older PDF.

    None: the path has yet to be chosen. Raises click.UsageError for any other path.
    """
    if path is None:
        return
    if path.suffix.lower() != ".pdf":
        raise click.UsageError(f"--output {path}: tên tệp phải có đuôi .pdf. / The name of the file must end in .pdf.")
    real, folder = path.resolve(), content.resolve()
    if profile is not None and real == profile.resolve():
        raise click.UsageError(
            f"--output {path}: đó là tệp máy in (--profile). / That is the printer's file (--profile)."
        )
    if real.is_relative_to(folder):
        raise click.UsageError(
            f"--output {path}: không ghi tệp PDF vào thư mục hồ sơ {content}. / "
            f"No PDF is written into the folder of records {content}."
        )
    if path.exists() and not _is_pdf(path):
        raise click.UsageError(
            f"--output {path}: đã có tệp tên này mà không phải PDF, nên không ghi đè. / "
            "A file of this name is there and is no PDF; it is not overwritten."
        )


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(PDF_HEAD)) == PDF_HEAD
    except OSError:
        return False
