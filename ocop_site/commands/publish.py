"""`publish`: build the site, keep its promises, and show it under `DIR/current`; `--rollback` goes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.publish import Publication, publish, roll_back
from ocop_site.building.switching import CURRENT
from ocop_site.commands.build import show_excesses
from ocop_site.commands.options import catalogue_options, order_of, output_options
from ocop_site.commands.report import progress_bar, show_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_site.building.orders import Order
    from ocop_site.building.publish import Published, RolledBack
    from ocop_site.problems import Language

KEEP = 5
FIRST_FEW = 5  # addresses that are named where there are many


@click.command(
    "publish",
    help="Làm trang, ghi sổ cái, rồi cho THU_MUC/current dẫn tới bản mới trong một bước / build, enter what is "
    "promised into the ledger, and turn DIR/current to the new release in one step.",
)
@click.argument("home", metavar="THU_MUC", type=click.Path(path_type=Path, file_okay=False))
@catalogue_options
@output_options
@click.option(
    "--keep",
    type=click.IntRange(1, 1000),
    default=KEEP,
    show_default=True,
    help="Giữ bao nhiêu bản gần nhất; bản đang hiện và bản ngay trước luôn được giữ / how many releases to keep.",
)
@click.option(
    "--sheets",
    is_flag=True,
    help="Làm thêm tờ nhãn PDF cho trang điểm bán / also make the PDF sheets of labels of each outlet.",
)
@click.option(
    "--rollback",
    is_flag=True,
    help="Không làm trang; cho hiện lại bản ngay trước / build nothing, show the release before.",
)
def publish_command(  # noqa: PLR0913 - one argument for each option
    home: Path,
    content: Path,
    output: Path,
    base_url: str | None,
    day: date | None,
    *,
    language: Language,
    workers: int | None,
    keep: int,
    sheets: bool,
    rollback: bool,
) -> int:
    """Publish, or go back; 0 if what was asked is shown now, 1 if problems left everything as it was."""
    if rollback:
        back = roll_back(home)
        show_problems(back.problems, language)
        if back.now is None:
            return 1
        click.echo("\n".join(_went_back(back, language)))
        return 0
    order = order_of(content, output, base_url, day, workers, sheets=sheets)
    _stand_apart(home, order)
    with progress_bar(language) as progress:
        done = publish(Publication(order, home, keep), progress)
    show_problems(done.problems, language)
    if not done.good or done.release is None:
        click.echo(_untouched(home / CURRENT, language), err=True)
        return 1
    click.echo("\n".join(_said(done, home, content, language)))
    show_excesses(done.excesses, language)
    return 0


def _stand_apart(home: Path, order: Order) -> None:
    """Releases may not lie in folders that are written or read, nor hold them."""
    ours = home.resolve()
    for other in (order.content.resolve(), order.output.resolve(), order.cache.resolve()):
        if ours == other or other in ours.parents or ours in other.parents:
            raise click.UsageError(
                f"Thư mục xuất bản không được nằm trong, trùng hay chứa {other.name}/. / "
                f"The folder of releases must not lie in {other.name}/, nor be it, nor hold it."
            )


def _untouched(current: Path, language: Language) -> str:
    if language == "en":
        shown = f"{current} shows what it showed" if current.exists() else "there is no release yet"
        return f"Nothing was published: {shown}. Mend the errors above and run again."
    shown = f"{current} vẫn hiện như trước" if current.exists() else "chưa có bản nào"
    return f"Chưa xuất bản gì: {shown}. Hãy sửa các lỗi trên rồi chạy lại."


def _said(done: Published, home: Path, content: Path, language: Language) -> Iterator[str]:
    """The summary of a publication, with what to do next."""
    release, written = done.release, done.written
    if release is None:
        return
    vietnamese = language == "vi"
    if not done.fresh:
        yield (
            f"Không có gì mới: {home / CURRENT} đang hiện đúng bản này ({release.digest})."
            if vietnamese
            else f"Nothing new: {home / CURRENT} shows just this release already ({release.digest})."
        )
    elif done.again:
        yield (
            "Bản {} ({} tệp) vẫn còn từ lần trước, nay hiện lại ở {}."
            if vietnamese
            else "Release {} ({} files) was still there; {} shows it again."
        ).format(release.digest, len(release.files), home / CURRENT)
    else:
        counts = (release.digest, len(release.files), written.copied, written.linked, len(release.carried))
        yield (
            "Đã xuất bản {}: {} tệp, trong đó {} chép mới, {} dùng chung với bản cũ; mang theo {} tệp của bản cũ."
            if vietnamese
            else "Published release {}: {} files, {} copied, {} shared with earlier ones; {} of those carried over."
        ).format(*counts)
        yield (
            f"{home / CURRENT} đã dẫn tới bản này. Giữ {done.kept} bản, xóa {len(done.gone)}."
            if vietnamese
            else f"{home / CURRENT} leads to it. {done.kept} releases are kept, {len(done.gone)} were deleted."
        )
    if done.promised:
        yield (
            f"Sổ cái thêm {done.promised} địa chỉ, từ nay giữ mãi."
            if vietnamese
            else f"{done.promised} addresses were added to the ledger, for good."
        )
    if done.rows:
        file = content / "ledger" / "data" / done.dated[0]
        yield (
            f"{done.rows} dòng dữ liệu mở khác lần trước; {file} kể khác thế nào."
            if vietnamese
            else f"{done.rows} rows of the open data differ; {file} tells how."
        )
    if done.changes:
        yield (
            f"{done.changes} thay đổi ghi ở {content / done.changes_file}."
            if vietnamese
            else f"{done.changes} changes are listed in {content / done.changes_file}."
        )
    if done.promised or done.fresh:
        yield (
            f"Việc tiếp theo: lưu sổ cái vào kho (git add {content / 'ledger'}). Máy chủ web không cần nạp lại."
            if vietnamese
            else f"Next: commit the ledger (git add {content / 'ledger'}). The web server need not be reloaded."
        )


def _went_back(back: RolledBack, language: Language) -> Iterator[str]:
    """The summary of going back."""
    if back.now is None or back.before is None:
        return
    now, before, count = back.now, back.before, len(back.unanswered)
    yield (
        f"Đang hiện lại bản {now.digest} (ngày {now.day}) thay cho bản {before.digest} (ngày {before.day})."
        if language == "vi"
        else f"Release {now.digest} ({now.day}) is shown again in place of {before.digest} ({before.day})."
    )
    if count:
        few = ", ".join(back.unanswered[:FIRST_FEW]) + (", …" if count > FIRST_FEW else "")
        yield (
            f"{count} địa chỉ đã hứa từ đó đến nay không có trong bản này: {few}. Hãy sửa rồi xuất bản lại sớm."
            if language == "vi"
            else f"{count} addresses promised since then are not in this release: {few}. Mend and publish again soon."
        )
