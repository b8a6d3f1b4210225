"""`ledger append` and `ledger check`: what the next release promises for good, and whether every promise is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.pipeline import check
from ocop_site.building.promises import enter_promises, lost_promises, promised_later, promises_due
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.report import show_problems
from ocop_site.problems import Place, Problem, any_errors

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.problems import Language

AGAINST = click.option(
    "--against",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="Thư mục có sổ cái của lần xuất bản trước: không dòng nào được mất / folder with the ledger of the last "
    "release: no line of it may be missing.",
)


@click.group("ledger", help="Sổ cái: những gì đã hứa giữ mãi / the ledger: what was promised for good.")
def ledger_group() -> None:
    """The two commands about the ledger."""


@ledger_group.command(
    "append", help="Ghi vào sổ cái mọi địa chỉ sắp công bố / enter every address that is about to be published."
)
@catalogue_options
def append_command(content: Path, base_url: str | None, day: date | None, language: Language) -> int:
    """Enter the addresses of a good plan into `addresses.csv`; 1 if the plan is not good, then nothing is written."""
    order = order_of(content, Path("output"), base_url, day, 1)
    outcome = check(order)
    show_problems(outcome.problems, language)
    if not outcome.good:
        return 1
    added = enter_promises(outcome, order)
    if added is None:
        ledger = str(content / "ledger")
        show_problems([Problem("build-running", Place(ledger), {"value": ledger})], language)
        return 1
    click.echo(
        f"Đã ghi thêm {added} địa chỉ vào sổ cái. Hãy lưu thư mục ledger cùng hồ sơ."
        if language == "vi"
        else f"{added} addresses were added to the ledger. Commit the folder ledger with the records."
    )
    return 0


@ledger_group.command("check", help="Mọi lời hứa của sổ cái có được giữ không / is every promise of the ledger kept.")
@catalogue_options
@AGAINST
def check_command(
    content: Path, base_url: str | None, day: date | None, language: Language, against: Path | None
) -> int:
    """0 if every code and address that was promised has its answer, and what is about to be published is entered."""
    order = order_of(content, Path("output"), base_url, day, 1)
    outcome = check(order)
    problems = [*outcome.problems, *promises_due(outcome, content.name)]
    problems += promised_later(outcome, order.day, content.name)
    problems += lost_promises(against, content / "ledger", content.name) if against else []
    show_problems(problems, language)
    if any_errors(problems):
        return 1
    ledger = outcome.ledger
    said = (
        "Sổ cái giữ {} mã, {} địa chỉ, {} lần in nhãn; mọi lời hứa đều có trang trả lời."
        if language == "vi"
        else "The ledger holds {} codes, {} addresses, {} prints of labels; every promise has a page that answers it."
    )
    click.echo(said.format(len(ledger.codes), len(ledger.promises), len(ledger.prints)))
    return 0
