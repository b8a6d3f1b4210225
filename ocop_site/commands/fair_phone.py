"""`fair-phone`: a fair in one file that visitors hand from phone to phone, in each language of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.fair_phone import phone_files
from ocop_site.building.pipeline import read
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.commands.fair_report import fair_named
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.report import show_problems
from ocop_site.pages.fair_phone import VIETNAMESE_FILE

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.problems import Language


@click.command(
    "fair-phone",
    help="Cả hội chợ trong một tệp HTML để chuyền tay, mở được khi không có mạng / a fair in one file for phones.",
)
@click.argument("fair", metavar="ID")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Tệp HTML; tiếng khác thêm đuôi, như FILE-en.html / the HTML file; other languages beside it.",
)
@catalogue_options
def fair_phone_command(
    fair: str, output: Path, content: Path, base_url: str | None, day: date | None, language: Language
) -> int:
    """Write the files; 0 if they stand, 1 if there are errors."""
    if output.suffix.lower() != ".html":
        raise click.UsageError(f"{output}: tên tệp phải có đuôi .html. / The name of the file must end in .html.")
    order = order_of(content, content.resolve().parent / "output", base_url, day, 1)
    if output.resolve().is_relative_to(content.resolve()):
        raise click.UsageError(
            f"{output}: không ghi vào thư mục hồ sơ {content}. / Not into the folder of records {content}."
        )
    records, problems = read(order)
    files: dict[str, bytes] = {}
    if records is not None:
        catalogue = link(records, order.day)
        files, complaints = phone_files(fair_named(fair, catalogue), catalogue, records, order, Store(order.store))
        problems += complaints
    show_problems(problems, language, content)
    for name, data in files.items():
        ending = name.removeprefix(VIETNAMESE_FILE.removesuffix(".html"))  # ".html", "-en.html"
        path = output.with_name(f"{output.stem}{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        click.echo(f"{path}: {len(data) / 1_000_000:.2f} MB")
    return 0 if files else 1
