"""`impact`: what an edit touches – pages, printed labels, outlets, fairs, plans."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ocop_site.building.impact import impact_against, impact_since
from ocop_site.building.revisions import NoRevision
from ocop_site.catalogue.booth_entries import BoothEntry
from ocop_site.catalogue.entries import OutletEntry
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.report import show_problems
from ocop_site.pages.reprint_list import fault_words
from ocop_site.problems import any_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ocop_site.building.impact import Compared, Impact
    from ocop_site.building.revisions import Reason
    from ocop_site.catalogue.touched import ShelfLabels
    from ocop_site.problems import Language

MOST = 12  # lines of one kind, unless all are asked for
CHANGES = {"added": ("mới", "new"), "changed": ("đổi", "changed"), "removed": ("mất", "gone")}
# The templates of pages in the order in which they are told; every other page is the last kind.
PAGES = {
    "product.html": ("sản phẩm", "product"),
    "producer.html": ("chủ thể", "producer"),
    "outlet.html": ("điểm bán", "outlet"),
    "fair.html": ("hội chợ", "fair"),
    "fairs.html": ("danh sách hội chợ", "list of fairs"),
    "booth.html": ("gian hàng", "booth"),
    "booths.html": ("danh sách gian hàng", "list of booths"),
    "floor.html": ("sơ đồ gian hàng", "plan of booths"),
    "gone.html": ("mã của gian đã bỏ", "code of a booth that is gone"),
    "decision.html": ("quyết định", "decision"),
    "code.html": ("trang sau mã QR", "behind a code"),
    "print.html": ("trang in nhãn", "print page"),
    "list.html": ("danh sách", "list"),
    "moved.html": ("trang dẫn tiếp", "leads on"),
    "": ("lịch", "calendar"),
}
OTHER = ("trang khác", "other page")
WITHOUT_GIT = (
    "Không dùng git thì so với một bản chép của thư mục hồ sơ: --against THƯ-MỤC.",
    "Without git compare with a copy of the folder of records: --against FOLDER.",
)
NO_REVISION: dict[Reason, tuple[str, str]] = {
    "no-git": ("Máy này chưa cài git.", "There is no git on this machine."),
    "no-repository": (
        "Thư mục {content} không nằm trong kho git nào dùng được (git báo: {said}).",
        "The folder {content} lies in no git repository that can be used (git says: {said}).",
    ),
    "no-revision": (
        "Trong kho git không có bản `{revision}`. Xem các bản đã lưu: git log --oneline.",
        "There is no revision `{revision}`. See what there is: git log --oneline.",
    ),
    "shallow": (
        "Kho git này chỉ chép phần mới nhất nên không có bản `{revision}`. Chạy git fetch --unshallow rồi thử lại.",
        "Only the newest part of this repository was fetched, without `{revision}`. Run git fetch --unshallow first.",
    ),
    "no-content": (
        "Ở bản `{revision}` chưa có thư mục {content}: hãy chọn bản sau bằng --since.",
        "At revision `{revision}` there was no folder {content}: choose a later one with --since.",
    ),
}
NOW_WRONG = (
    "Hồ sơ đang sửa có lỗi nên chưa biết đụng tới gì: sửa các lỗi trên rồi chạy lại.",
    "The records have errors now, so it is not known what is touched: mend the errors above and run this again.",
)
EARLIER_WRONG = (
    "Bản trước có lỗi nên không so được; chọn một bản khác bằng --since. Lỗi của bản trước:",
    "The earlier state has errors, so nothing can be compared; choose another with --since. Its errors:",
)


@click.command("impact", help="Sửa như vậy thì đụng tới trang, nhãn, điểm bán, hội chợ nào / what an edit touches.")
@catalogue_options
@click.option(
    "--since",
    metavar="REV",
    default="HEAD",
    show_default=True,
    help="So với bản này trong git; HEAD: những gì chưa lưu / compare with this revision; HEAD: what is not committed.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="So với thư mục hồ sơ này thay vì git / compare with this folder of records instead.",
)
@click.option("--all", "whole", is_flag=True, help="Nêu hết, không cắt bớt / name everything.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Cho người đọc hay cho chương trình / for people or for programs.",
)
def impact_command(  # noqa: PLR0913 - one argument for each option
    content: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
    since: str,
    against: Path | None,
    *,
    whole: bool,
    form: Literal["text", "json"],
) -> int:
    """Tell what the edit touches; 0 if it could be told, 1 if one of the two states has errors."""
    order = order_of(content, Path("output"), base_url, day, 1)
    compared = impact_against(replace(order, content=against), order) if against else impact_since(since, order)
    if isinstance(compared, NoRevision):
        raise click.UsageError(_why_not(compared, since, content)[language == "en"])
    if compared.impact is None:
        _show_why_not(compared, content, language)
        return 1
    if form == "json":
        click.echo(json.dumps(_as_data(compared.impact, language), ensure_ascii=False, indent=1, sort_keys=True))
    else:
        click.echo("\n".join(impact_lines(compared.impact, language, most=None if whole else MOST)))
    return 0


def _why_not(missing: NoRevision, since: str, content: Path) -> tuple[str, str]:
    """Why there is nothing to compare with, and what else can be done, in both languages."""
    values = {"revision": since, "content": content, "said": missing.said}
    vi, en = (words.format(**values) for words in NO_REVISION[missing.reason])
    return f"{vi} {WITHOUT_GIT[0]}", f"{en} {WITHOUT_GIT[1]}"


def _show_why_not(compared: Compared, content: Path, language: Language) -> None:
    if compared.before:
        click.echo(EARLIER_WRONG[language == "en"], err=True)
        show_problems(compared.before, language)
    show_problems(compared.now, language, content)
    if any_errors(compared.now):
        click.echo(NOW_WRONG[language == "en"], err=True)


def impact_lines(impact: Impact, language: Language, most: int | None) -> Iterator[str]:
    """What is touched, for a terminal; of each kind `most` lines, None: all."""
    say = _Speaker(language == "en", most)
    if not impact.files and not impact.pages:
        yield say.of("Không có gì đổi.", "Nothing differs.")
        return
    yield say.of(f"Tệp đã sửa: {len(impact.files)}", f"Edited files: {len(impact.files)}")
    yield from say.some(f"{say.change(what)}  {name}" for name, what in impact.files)
    yield from _page_lines(impact, say)
    yield from _label_lines(impact.labels, say, language)
    for title, names in _places(impact, say):
        if names:
            yield f"{title}: {len(names)}"
            yield from say.some(names)


class _Speaker:
    """Says things in one language, and not too many of them."""

    def __init__(self, english: bool, most: int | None) -> None:  # noqa: FBT001 - as `Language`
        self.english = english
        self.most = most

    def of(self, vi: str, en: str) -> str:
        return en if self.english else vi

    def change(self, what: str) -> str:
        return CHANGES[what][self.english]

    def some(self, lines: Iterable[str]) -> Iterator[str]:
        told = list(lines)
        shown = told if self.most is None else told[: self.most]
        yield from (f"  {line}" for line in shown)
        if len(told) > len(shown):
            left = len(told) - len(shown)
            yield f"  … và {left} nữa (--all)" if not self.english else f"  … and {left} more (--all)"


def _page_lines(impact: Impact, say: _Speaker) -> Iterator[str]:
    counts: dict[str, int] = defaultdict(int)
    kinds: dict[str, list[str]] = {template: [] for template in (*PAGES, "other")}
    for page in impact.pages:
        counts[page.change] += 1
        kind = page.template if page.template in PAGES else "other"
        kinds[kind].append(f"{say.change(page.change)}  {page.address}")
    if not impact.pages:
        yield say.of("Trang: không trang nào đổi.", "Pages: none changes.")
        return
    counted = ", ".join(f"{counts[what]} {say.change(what)}" for what in CHANGES if counts[what])
    yield f"{say.of('Trang', 'Pages')}: {counted}"
    for kind, lines in kinds.items():
        if lines:
            yield f"  {PAGES.get(kind, OTHER)[say.english]}: {len(lines)}"
            yield from (f"  {line}" for line in say.some(lines))


def _label_lines(labels: Sequence[ShelfLabels], say: _Speaker, language: Language) -> Iterator[str]:
    if not labels:
        yield say.of("Nhãn đã in: không nhãn nào bị đụng tới.", "Printed labels: none is touched.")
        return
    wrong = [one for one in labels if one.wrong]
    right = [one for one in labels if one.right and not one.wrong]
    total, now_wrong, mended = (sum(one.copies for one in some) for some in (labels, wrong, right))
    yield say.of(
        f"Nhãn đã in: đụng tới {total} nhãn, trong đó {now_wrong} nhãn thành sai, {mended} nhãn hết sai.",
        f"Printed labels: {total} are touched; {now_wrong} of them turn wrong, {mended} turn right.",
    )
    yield from say.some(
        f"{_label_named(one, say)}: {'; '.join(fault_words(fault, one.entry, language) for fault in one.wrong)}"
        for one in wrong
    )
    if not all(_is_booths(one) for one in wrong):
        yield say.of(
            "  In lại: python build.py labels --outlet TÊN --only-reprint",
            "  Print again: python build.py labels --outlet NAME --only-reprint",
        )
    for fair, numbers in _signs(wrong).items():
        command = " ".join([f"python build.py labels --fair {fair} --booth-signs --stock a5-sign", *numbers])
        yield say.of(f"  In lại biển gian: {command}", f"  Print the signs of booths again: {command}")


def _signs(wrong: Iterable[ShelfLabels]) -> dict[str, list[str]]:
    """The booths whose signs are to be printed again, as options of a command, by the ids of their fairs."""
    found: dict[str, list[str]] = {}
    for one in wrong:
        if isinstance(one.entry, BoothEntry):
            found.setdefault(one.entry.fair.record.id, []).append(f"--booth {one.entry.booth.slug}")
    return found


def _is_booths(one: ShelfLabels) -> bool:
    """Whether it is the sign of a booth, also of one that is gone."""
    return isinstance(one.entry, BoothEntry) or (one.entry is None and one.lines[0].format == "sign")


def _label_named(one: ShelfLabels, say: _Speaker) -> str:
    line = one.lines[0]
    if _is_booths(one):  # its name says where it hangs
        return f"{line.name} ({line.code}), {one.copies} {say.of('biển gian', 'booth signs')}"
    where = one.outlet.record.name if one.outlet else say.of("không rõ nơi treo", "place not known")
    return f"{line.name} ({line.code}), {one.copies} {say.of('nhãn', 'labels')}, {where}"


def _places(impact: Impact, say: _Speaker) -> Iterator[tuple[str, list[str]]]:
    yield say.of("Điểm bán có trang đổi", "Outlets"), [f"{one.record.name} ({one.record.id})" for one in impact.outlets]
    yield say.of("Hội chợ có trang đổi", "Fairs"), [f"{one.record.name} ({one.record.id})" for one in impact.fairs]
    yield say.of("Kế hoạch có số liệu liên quan", "Plans"), [f"{one.title} ({one.id})" for one in impact.plans]


def _as_data(impact: Impact, language: Language) -> dict[str, object]:
    """The same for programs; addresses, ids and codes stand as the catalogue writes them."""
    return {
        "files": [{"file": name, "change": what} for name, what in impact.files],
        "pages": [{"address": page.address, "change": page.change, "template": page.template} for page in impact.pages],
        "labels": [
            {
                "code": one.lines[0].code,
                "name": one.lines[0].name,
                "format": one.lines[0].format,
                "copies": one.copies,
                "outlet": one.outlet.record.id if one.outlet else "",
                "sign": isinstance(one.entry, OutletEntry) or _is_booths(one),
                "booth": one.entry.record.id if isinstance(one.entry, BoothEntry) else "",
                "wrong": [fault_words(fault, one.entry, language) for fault in one.wrong],
                "right": [fault_words(fault, one.entry, language) for fault in one.right],
            }
            for one in impact.labels
        ],
        "outlets": [one.record.id for one in impact.outlets],
        "fairs": [one.record.id for one in impact.fairs],
        "plans": [one.id for one in impact.plans],
    }
