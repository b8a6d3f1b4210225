"""`codes assign` and `codes show`: give missing codes; say what a code leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ocop_site.catalogue.booths import BOOTHS, gone_booths, stands
from ocop_site.catalogue.heirs import merged_codes, withdrawn_records
from ocop_site.commands.options import catalogue_options, order_of, today
from ocop_site.commands.report import show_problems
from ocop_site.digests import damm_digit
from ocop_site.pages import addresses
from ocop_site.reading.folder import read_content
from ocop_site.reading.ledger import read_ledger
from ocop_site.records.collection import read_records
from ocop_site.records.parse import parse
from ocop_site.records.site import Site
from ocop_site.writing.assign import plan_codes
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Language
    from ocop_site.reading.ledger import Ledger
    from ocop_site.records.collection import Records


@click.group("codes", help="Mã vĩnh viễn của hồ sơ / permanent codes of records.")
def codes_group() -> None:
    """The two commands about codes."""


@codes_group.command("assign", help="Cấp mã cho hồ sơ chưa có và ghi vào sổ cái / give missing codes.")
@catalogue_options
def assign_command(content: Path, base_url: str | None, day: date | None, language: Language) -> int:
    """Write codes into records that have none and lines into the ledger."""
    del base_url
    raw, problems = read_content(content)
    site = None
    if raw.site is not None:
        site, complaints = parse(raw.site, Site)
        problems += complaints
    if site is None or raw.unread:
        show_problems(problems, language)
        return 1
    assignment, damage = plan_codes(raw, content, site.code_block, day or today())
    if damage:
        show_problems([*problems, *damage], language)
        return 1
    write_together(assignment.texts)
    for line in assignment.given:
        click.echo(f"{line.code}  {line.kind}/{line.id}")
    count = len(assignment.given)
    click.echo(f"Đã ghi {count} mã vào sổ cái." if language == "vi" else f"{count} codes were added to the ledger.")
    return 0


@codes_group.command("show", help="Mã này dẫn tới đâu / what a code leads to.")
@click.argument("code")
@catalogue_options
def show_command(code: str, content: Path, base_url: str | None, day: date | None, language: Language) -> int:
    """Say which record a code belongs to and where its pages stand; 1 if it leads nowhere."""
    order = order_of(content, content.parent / "output", base_url, day, 1)
    raw, problems = read_content(order.content, order.vocabulary)
    records, complaints = read_records(raw)
    if not records.whole:
        show_problems(problems + complaints, language)
        return 1
    told = _holder(code, records, language)
    if told:
        click.echo("\n".join(told))
        return 0
    right = code[:-1] + damm_digit(code[:-1]) if code.isdigit() and len(code) == len("000000000") else ""
    if right and right != code:
        said = (
            "Chữ số kiểm tra sai: có chữ số gõ nhầm."
            if language == "vi"
            else "Wrong check digit: a digit was mistyped."
        )
    else:
        said = "Không có hồ sơ nào mang mã này." if language == "vi" else "No record carries this code."
    click.echo(said, err=True)
    return 1


def _holder(code: str, records: Records, language: Language) -> list[str]:
    """What a code leads to, in lines: its record, the record that took over, or what is left of a withdrawn one."""
    ledger, _ = read_ledger(records.ledgers, records.folder)
    withdrawn = withdrawn_records(records, ledger.codes)
    merged = merged_codes(records, ledger.codes, withdrawn)
    for kind, some in records.coded():
        for record in some:
            if code == record.code or code in merged.get((kind, record.id), ()):
                joined = [_said(language, "mã của hồ sơ đã nhập vào", "code of a record merged into")]
                return [
                    *(joined if code != record.code else []),
                    f"{kind}/{record.id}: {record.name}",
                    addresses.code(code),
                    addresses.of_record(record),
                ]
    for one in withdrawn:
        if code in one.codes:
            gone = _said(language, "đã rút", "withdrawn")
            return [f"tombstones/{one.record.id}: {one.record.name} ({gone})", addresses.code(code)]
    return _booth(code, records, ledger, language)


def _booth(code: str, records: Records, ledger: Ledger, language: Language) -> list[str]:
    """The same of the code of a booth, or of one that is gone: then the fair to which it leads."""
    for stand in stands(records.fairs):
        if stand.booth.code == code:
            said = f"{BOOTHS}/{stand.name}: {stand.booth.number}, {stand.fair.name}"
            return [said, addresses.code(code), addresses.booth(stand.fair, stand.booth)]
    for fair, some in gone_booths(records.fairs, ledger.codes, ()).items():
        for one in some:
            if one.code == code:
                told = _said(language, "không còn trong danh sách", "no longer on the list")
                record = next(record for record in records.fairs if record.id == fair)
                said = f"{BOOTHS}/{fair}/{one.slug}: {record.name} ({told})"
                return [said, addresses.code(code), addresses.fair(record)]
    return []


def _said(language: Language, vietnamese: str, english: str) -> str:
    return vietnamese if language == "vi" else english
