"""`new site`: an empty catalogue that builds, with the vocabulary, ready for its first record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.commands.options import PROJECT, BaseUrlType
from ocop_site.writing.new_sites import default_block, site_files
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from ocop_site.problems import Language


@click.command("site", help="Danh mục mới, trống, dựng được ngay / a new, empty catalogue that builds.")
@click.argument("home", metavar="THƯ-MỤC", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default=None, help="Tên danh mục / its title.")
@click.option("--publisher", default=None, help="Ai giữ danh mục / who keeps it.")
@click.option(
    "--base-url",
    type=BaseUrlType(),
    default=None,
    help="Địa chỉ web; chưa có thì mọi mã là mã thử / its address; without one all codes are for trial.",
)
@click.option(
    "--block",
    default=None,
    help="Hai chữ số đầu của mọi mã, riêng của danh mục này, không bao giờ đổi / first two digits of all codes.",
)
@click.option("--lang", "language", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Ngôn ngữ.")
def new_site_command(
    home: Path, title: str | None, publisher: str | None, base_url: str | None, block: str | None, *, language: Language
) -> int:
    """Make the folder; 1 if something lies there already."""
    english = language == "en"
    if home.exists() and any(home.iterdir()):
        said = (
            "Thư mục {} không trống: chọn thư mục khác."
            if not english
            else "The folder {} is not empty: choose another."
        )
        click.echo(said.format(home), err=True)
        return 1
    title = title or _asked("Tên danh mục / title", "--title")
    publisher = publisher or _asked("Ai giữ danh mục / who keeps it", "--publisher")
    block = block or default_block(title)
    if not (block.isascii() and block.isdigit() and len(block) == len("10")):
        raise click.UsageError("--block: hai chữ số / two digits")
    write_together({home / name: data for name, data in site_files(PROJECT, title, publisher, base_url, block).items()})
    content = home / "content"
    lines = (
        f"Đã làm {content}. Tiếp theo:",
        f"  python build.py new producer --content {content}",
        f"  python build.py new product --content {content}",
        f"  python build.py --content {content} --output {home / 'output'}",
    )
    click.echo("\n".join((f"{content} was made. Next:", *lines[1:]) if english else lines))
    return 0


def _asked(label: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(f"Thiếu {option}. / Missing {option}.")
    return str(click.prompt(label)).strip()
