"""`fair-pack`: everything of one fair in one zip, for halls without a network."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.fair_pack import Fair, pack
from ocop_site.building.labels import address_problems
from ocop_site.building.pack_file import Manifest, NoPack, manifest_of, read_manifest, zip_of
from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.commands.fair_report import fair_named
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.printing import alone
from ocop_site.commands.report import progress_bar, show_problems
from ocop_site.pages.fair_changes import changes, fair_facts
from ocop_site.pages.fair_pack import at_the_fair
from ocop_site.pages.fair_pack_front import Since
from ocop_site.problems import any_errors
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ocop_site.pages.fair_changes import Change
    from ocop_site.problems import Language, Problem
    from ocop_site.records.collection import Records

MEGABYTE = 1_000_000
MOST_SHOWN = 20  # changes of a kind that are named on a terminal
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "fair-pack",
    help="Gói một hội chợ vào một tệp zip để xem không cần mạng: trang các gian và sản phẩm, sơ đồ, tìm kiếm, biển, "
    "thẻ và danh bạ để in, một tệp cho điện thoại.\n\nOne fair in one zip that works without a network: the pages of "
    "its booths and products, plan, search, signs, cards and directory to print, and one file for phones.",
)
@click.argument("fair_id", metavar="ID")
@click.option("--output", type=_FILE, default=None, help="Tệp zip; mặc định ID.zip / default: ID.zip.")
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=None,
    help="Gói làm trước: gói mới kể những gì đã đổi / an earlier pack: the new one tells what changed.",
)
@click.option(
    "--also",
    metavar="TAG",
    multiple=True,
    help="Thêm trang bằng một tiếng khác của danh mục, như en / pages in another language of the site, too, as en.",
)
@catalogue_options
def fair_pack_command(  # noqa: PLR0913 - one argument for each option
    *,
    fair_id: str,
    output: Path | None,
    since: Path | None,
    also: tuple[str, ...],
    content: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
) -> int:
    """Make the pack; 0 if it was written, 1 if problems kept it from being written."""
    start = time.monotonic()
    order = order_of(content, content.resolve().parent / "output", base_url, day, None)
    with alone(order.cache, language), progress_bar(language) as progress:
        progress("read", 0, 1)
        records, problems = read(order)
        if records is None:
            return _refused(problems, language)
        problems = address_problems(records)
        if problems:
            return _refused(problems, language)
        catalogue = link(records, order.day)
        fair = Fair(fair_named(fair_id, catalogue), catalogue, records)
        languages = _languages(also, records)
        target = output or Path(f"{fair.entry.record.id}.zip")
        before = _before(target, since, fair, content)
        found = changes(before.facts, fair_facts(fair.entry, catalogue)) if before else []
        told = Since(before.day, found) if before and since else None
        packed = pack(fair, order, told, languages, progress)
        if not packed.good:
            return _refused(packed.problems, language)
    show_problems(packed.problems, language, content)
    said = fair_facts(fair.entry, catalogue)
    manifest = manifest_of(fair.entry.record, records.site.base_url or "", order.day, said, packed.files)
    data = zip_of(fair.entry.record.id, packed.files, manifest)
    write_together({target: data})
    lines = (*_change_lines(found, before, language), *_done_lines(target, len(packed.files), len(data), language))
    drafts = _draft_lines(fair, language) if any(path.endswith(".pdf") for path in packed.files) else ()
    for line in (*lines, *drafts):
        click.echo(line)
    seconds = time.monotonic() - start
    click.echo(f"{seconds:.1f} " + ("giây", "s")[language == "en"])
    return 0


def _languages(also: Sequence[str], records: Records) -> list[str]:
    """The languages that were asked for, in the site's order. Raises click.UsageError for one that it does not have."""
    for tag in also:
        if tag not in records.site.languages:
            known = ", ".join(records.site.languages) or "–"
            raise click.UsageError(
                f"--also {tag}: danh mục không có tiếng này; có: {known}. / The site has not got it, but {known}."
            )
    return [tag for tag in records.site.languages if tag in also]


def _before(target: Path, since: Path | None, fair: Fair, content: Path) -> Manifest | None:
    """What an earlier pack of the fair says: the one that is named, or the one that lies where this one will.

    Raises click.UsageError where the file to be written is no place for a pack, or the earlier one is none.
    """
    if target.suffix.lower() != ".zip":
        raise click.UsageError(
            f"--output {target}: tên tệp phải có đuôi .zip. / The name of the file must end in .zip."
        )
    if target.resolve().is_relative_to(content.resolve()):
        raise click.UsageError(
            f"--output {target}: không ghi gói vào thư mục hồ sơ {content}. / "
            f"No pack is written into the folder of records {content}."
        )
    there = _manifest_in(target) if target.exists() else None
    if target.exists() and there is None:
        raise click.UsageError(
            f"--output {target}: đã có tệp tên này mà không phải gói hội chợ, nên không ghi đè. / "
            "A file of this name is there and is no pack of a fair; it is not overwritten."
        )
    before = there
    if since:
        before = _manifest_in(since)
        if before is None:
            raise click.UsageError(
                f"--since {since}: không phải gói hội chợ do lệnh này làm. / That is no pack of a fair of this command."
            )
    codes = fair.catalogue.codes_of("fairs", fair.entry.record)
    if before and before.fair not in codes:
        if since:
            raise click.UsageError(
                f"--since {since}: là gói của hội chợ khác, {before.name}. / That is the pack of another fair."
            )
        return None
    return before


def _manifest_in(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except NoPack:
        return None


def _change_lines(found: Sequence[Change], before: Manifest | None, language: Language) -> Iterator[str]:
    """What changed since the earlier pack: Vietnamese, as on the page, with an English heading for English readers."""
    english = language == "en"
    if before is None:
        return
    if not found:
        yield (f"Không có gì thay đổi so với gói {before.day}.", f"Nothing changed since the pack of {before.day}.")[
            english
        ]
        return
    yield (f"Thay đổi so với gói {before.day}:", f"Changes since the pack of {before.day}:")[english]
    for one in found:
        yield f"  {one.title} ({len(one.lines)})"
        yield from (f"    - {line}" for line in islice(one.lines, MOST_SHOWN))
        if len(one.lines) > MOST_SHOWN:
            yield "    - …"


def _done_lines(target: Path, count: int, size: int, language: Language) -> Iterator[str]:
    if language == "en":
        yield f"{target}: {count} files, {size / MEGABYTE:.1f} MB. Unpack it and open index.html; no network is needed."
    else:
        shown = f"{size / MEGABYTE:.1f}".replace(".", ",")
        yield f"{target}: {count} tệp, {shown} MB. Giải nén rồi mở index.html là xem được, không cần mạng."


def _draft_lines(fair: Fair, language: Language) -> Iterator[str]:
    """That some codes are printed as drafts, where they are."""
    booths = [booth.code for booth in fair.entry.booths if booth.code]
    products = at_the_fair(fair.entry, fair.catalogue).products.values()
    codes = {fair.entry.record.code, *booths, *(one.record.code for one in products)}
    drafts = len(codes - fair.catalogue.published)
    if drafts and language == "en":
        yield f"{drafts} codes bear the mark of a draft on paper: their pages are not published yet (`publish`)."
    elif drafts:
        yield f"Trên giấy, {drafts} mã mang dấu BẢN NHÁP: trang của mã chưa công bố (lệnh `publish`)."


def _refused(problems: Sequence[Problem], language: Language) -> int:
    errors = [one for one in problems if any_errors([one])]
    show_problems(errors, language)
    said = ("Chưa ghi gì: hãy sửa các lỗi trên rồi chạy lại.", "Nothing was written: mend the errors and run again.")
    click.echo(said[language == "en"], err=True)
    return 1
