"""`new`: a record that is valid from the first minute, with its code and with comments that say what may follow.

What is not given as an option is asked on a terminal; elsewhere what must be known is a usage error.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ocop_site.commands.named import meant
from ocop_site.commands.new_site import new_site_command
from ocop_site.commands.options import VOCABULARY, catalogue_options, today
from ocop_site.commands.report import show_problems
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.writing.content_files import write_files
from ocop_site.writing.starting import start_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Language
    from ocop_site.records.collection import Records


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to know of a new record: its option, where it stands in the record, whether it must be known.

    `of`: the kind of thing it names ("groups", "producers"), "" for words. `many`: may be given several times.
    """

    option: str
    at: tuple[str, ...]
    vi: str
    en: str
    must: bool = False
    of: str = ""
    many: bool = False


NAME = Asked("name", ("name",), "Tên", "name", must=True)
PROVINCE = Asked("province", ("address", "current", "province"), "Tỉnh hiện nay", "province of today", of="provinces")
COMMUNE = Asked("commune", ("address", "current", "commune"), "Xã, phường hiện nay, kèm loại", "commune of today")
KINDS: dict[str, tuple[str, tuple[Asked, ...]]] = {
    "product": (
        "Sản phẩm mới / a new product.",
        (
            NAME,
            Asked("producer", ("producer",), "Chủ thể", "producer", of="producers"),
            Asked("group", ("group",), "Nhóm", "group", must=True, of="groups"),
            PROVINCE,
            COMMUNE,
        ),
    ),
    "producer": (
        "Chủ thể mới / a new producer.",
        (NAME, Asked("type", ("type",), "Loại chủ thể", "kind of producer", of="producer_types"), PROVINCE, COMMUNE),
    ),
    "outlet": (
        "Điểm bán mới / a new outlet.",
        (NAME, PROVINCE, COMMUNE, Asked("operator", ("operator",), "Đơn vị vận hành", "who runs it")),
    ),
    "fair": (
        "Hội chợ mới / a new fair.",
        (
            NAME,
            Asked("from", ("days", "from"), "Ngày khai mạc", "first day"),
            Asked("to", ("days", "to"), "Ngày bế mạc", "last day"),
            Asked("venue", ("venue",), "Nơi tổ chức", "venue"),
            PROVINCE,
        ),
    ),
    "decision": (
        "Quyết định mới / a new decision.",
        (
            Asked("number", ("number",), "Số quyết định, như 123/QĐ-UBND", "number of the decision", must=True),
            Asked("on", ("date",), "Ngày ký, như 2026-10-02", "day of signing", must=True),
            Asked("issuer", ("issuer",), "Cơ quan ban hành, như UBND tỉnh Ví Dụ", "who issued it", must=True),
            Asked(
                "product",
                ("items",),
                "Sản phẩm được công nhận",
                "product it recognises",
                must=True,
                of="products",
                many=True,
            ),
        ),
    ),
    "plan": (
        "Kế hoạch của một tỉnh trong một năm / a province's plan of a year.",
        (
            Asked("title", ("title",), "Tên kế hoạch", "title", must=True),
            Asked("province", ("province",), "Tên tỉnh như văn bản in", "province as printed", must=True),
            Asked(
                "vintage", ("vintage",), "Tỉnh theo bản đồ 63 hay 34 tỉnh", "map of 63 or of 34 provinces", must=True
            ),
            Asked("year", ("year",), "Năm", "year", must=True),
        ),
    ),
}


@click.group("new", help="Hồ sơ mới, hay cả một danh mục mới / a new record, or a whole new catalogue.")
def new_group() -> None:
    """One command for each kind, and one for a catalogue."""


def _command(kind: str) -> click.Command:
    help_text, asked = KINDS[kind]

    @click.command(kind, help=help_text)
    @catalogue_options
    def command(content: Path, base_url: str | None, day: date | None, language: Language, **given: Any) -> int:  # noqa: ANN401 - as click gives them
        del base_url
        return _start(kind, given, content, day or today(), language)

    for one in asked:
        option = click.Option([f"--{one.option}", f"o_{one.option}"], multiple=one.many, help=f"{one.vi} / {one.en}.")
        command.params.append(option)
    return command


def _start(kind: str, given: Mapping[str, Any], content: Path, day: date, language: Language) -> int:
    """Ask for what is missing, look names up, write; 0 if the record stands, 1 if something is wrong with it."""
    raw, problems = read_content(content, VOCABULARY)
    records, complaints = read_records(raw)
    if not records.whole:
        show_problems(problems + complaints, language, content)
        return 1
    values, wrong = _values(kind, given, records, language)
    if wrong:
        show_problems(wrong, language, content)
        return 1
    started = start_record(kind, values, raw, records.site.code_block, day)
    if any_errors(started.problems):
        show_problems(started.problems, language, content)
        return 1
    write_files(content, started.files)
    click.echo(f"{content / started.path}{'  ' + started.code if started.code else ''}")
    said = ("Mở tệp ấy để điền tiếp, rồi chạy `check`.", "Open that file to go on, then run `check`.")
    click.echo(said[language == "en"])
    return 0


def _values(
    kind: str, given: Mapping[str, Any], records: Records, language: Language
) -> tuple[dict[str, Any], list[Problem]]:
    """What the record will hold, in the order of the options, and a problem for each name that nobody has."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for one in KINDS[kind][1]:
        found = []
        for text in _answers(one, given[f"o_{one.option}"], language):
            known, hint = meant(one.of, text, records) if one.of else (text, "")
            if known is None:
                told = {"field": f"--{one.option}", "value": text, "kind": one.of}
                problems.append(Problem("unknown-reference", Place(f"--{one.option}"), told, hint))
            else:
                found.append(known)
        if found:
            _put(values, one, found)
    return values, problems


def _put(values: dict[str, Any], one: Asked, found: list[str]) -> None:
    *above, last = one.at
    for key in above:
        values = values.setdefault(key, {})
    values[last] = [{"act": "recognise", "product": product} for product in found] if one.many else found[0]


def _answers(one: Asked, given: Any, language: Language) -> list[str]:  # noqa: ANN401 - a text, several, or None
    texts = [text.strip() for text in ([given] if isinstance(given, str) else given or ()) if text.strip()]
    if texts:
        return texts
    label = one.en if language == "en" else one.vi
    if sys.stdin.isatty():
        skip = "" if one.must else (" (Enter: bỏ qua)", " (Enter: leave out)")[language == "en"]
        answer = click.prompt(f"{label}{skip}", default=None if one.must else "", show_default=False).strip()
        return [answer] if answer else []
    if one.must:
        raise click.UsageError(f"Thiếu --{one.option} ({one.vi}). / Missing --{one.option} ({one.en}).")
    return []


for _kind in KINDS:
    new_group.add_command(_command(_kind))
new_group.add_command(new_site_command)
