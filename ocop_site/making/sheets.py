"""Sheets of labels as PDF: Typst sets the pages that a run plans, in exact millimetres.

A template (`templates/labels/*.typ`) gets plain values as JSON and nothing else, so no name can be read as markup. The
only letters are the font files beside the site's own (`*.ttf`); a letter that they lack is found by `read_back`, since
Typst leaves its place empty and says nothing. Equal input gives equal bytes: the clock is the run's day.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import typst

from ocop_site.digests import digest
from ocop_site.making import qr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ocop_site.making.kept import Keep
    from ocop_site.pages.jobs import Plain

LABELS = "labels"  # the folder of the templates of labels
FAIR = "fair"  # that of a fair's directory
AT_ONCE = 120  # labels; Typst's memory grows with what it sets in one go (docs/decisions/0006-sheets.md)
REMEMBERED = 11  # compilations after which Typst forgets what it worked out for one

_PACKAGE = re.compile(r"""["']@[a-z]""")
_SPOT = re.compile(r"┌─ (.*):(\d+):\d+")
_CHANGING_ID = re.compile(rb"<([0-9A-F]{32})>\]>>\s+startxref")


class SheetFault(Exception):  # noqa: N818 - a fault of a template, not an error of ours
    """A template from which no sheet could be made: its path, what Typst says of it, the line (0: not known)."""

    def __init__(self, template: str, message: str, line: int = 0) -> None:
        super().__init__(f"{template}:{line}: {message}")
        self.template = template
        self.message = message
        self.line = line


def sheet_pdf(run: Plain, templates: Path, fonts: Path, keep: Keep) -> bytes:
    """The PDF of a run (`pages.sheets.run_of`), one page a sheet, in memory that does not grow with its length.

    `fonts` is the folder of the font files. Raises SheetFault for a broken template, `qr.CodeUnreadable` for a text
    that no symbol can hold.
    """
    template, day = f"{run['format']}.typ", date.fromisoformat(run["day"])
    parts = (page_pdf(template, part, templates, fonts, day) for part in _parts(run, keep))
    return joined(parts)


def page_pdf(template: str, data: Plain, templates: Path, fonts: Path, day: date, folder: str = LABELS) -> bytes:
    """The PDF that a template of `templates/labels/`, or of another folder there, makes of plain data, dated on a day.

    The template reads `json(bytes(sys.inputs.data))`. Raises SheetFault where Typst refuses it or merely warns, and
    where it asks for a package from the net.
    """
    name = f"{folder}/{template}"
    _refuse_packages(templates)
    try:
        made, warnings = _press(templates, fonts).print(templates / name, data, day)
    except typst.TypstError as error:
        raise _fault(name, error, templates) from error
    if warnings:
        raise _fault(name, warnings[0], templates)
    return made


def _parts(run: Plain, keep: Keep) -> Iterator[Plain]:
    """The data of a run in parts of whole sheets, each with the symbols of its labels."""
    places, labels = len(run["places"]), run["labels"]
    sheets = max(1, AT_ONCE // places)
    start, begin = run["start"], 0
    while begin < len(labels) or begin == 0:
        end = begin + sheets * places - (start - 1)
        some = labels[begin:end]
        made = {text: qr.symbol(text, keep) for text in sorted({label["text"] for label in some})}
        symbols = {text: {"size": one.size, "path": one.path} for text, one in made.items()}
        yield {**run, "labels": some, "start": start, "symbols": symbols}
        start, begin = 1, end


def joined(parts: Iterator[bytes]) -> bytes:
    """The pages of several PDFs as one, with the title and dates of the first."""
    first = next(parts)
    second = next(parts, None)
    if second is None:
        return first
    whole = pypdfium2.PdfDocument(first)
    for part in _with(second, parts):
        more = pypdfium2.PdfDocument(part)
        whole.import_pages(more)
        more.close()
    file = BytesIO()
    whole.save(file)
    whole.close()
    return _settled(file.getvalue())


def _with(first: bytes, others: Iterator[bytes]) -> Iterable[bytes]:
    yield first
    yield from others


def _settled(pdf: bytes) -> bytes:
    """The same file with an id of its own content where PDFium wrote one of chance."""
    found = _CHANGING_ID.search(pdf, max(0, len(pdf) - 1000))
    if found is None:
        raise ValueError("no file id where PDFium writes one")
    before, after = pdf[: found.start(1)], pdf[found.end(1) :]
    return before + digest(before + after)[:32].upper().encode() + after


class _Press:
    """Typst with our fonts, kept warm, and made to forget before it remembers too many labels."""

    def __init__(self, templates: Path, fonts: Path) -> None:
        faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        self.compiler = typst.Compiler(root=str(templates), font_paths=faces, ignore_system_fonts=True)
        self.remembered = 0

    def print(self, template: Path, data: Plain, day: date) -> tuple[bytes, list[typst.TypstWarning]]:
        """The PDF and what Typst warns of."""
        labels: int = data.get("weight") or len(data.get("labels", ()))
        if self.remembered + labels > AT_ONCE:
            for _ in range(REMEMBERED if self.remembered else 0):
                self.compiler.compile(b"", format="svg", sys_inputs=None)
            self.remembered = 0
        self.remembered += labels
        made, warnings = self.compiler.compile_with_warnings(
            str(template),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
            timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
            pdf_tags=False,
        )
        assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
        return made, warnings


@lru_cache(maxsize=4)
def _press(templates: Path, fonts: Path) -> _Press:
    """Made once in a process: reading the fonts takes most of the time of a small sheet."""
    return _Press(templates, fonts)


def _refuse_packages(templates: Path) -> None:
    """Typst would fetch a package from the net: what a sheet is made from lies in the project."""
    for path in sorted(templates.glob("*/*.typ")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if _PACKAGE.search(line):
                raise SheetFault(path.relative_to(templates).as_posix(), "packages are not used here", number)


def _fault(name: str, error: typst.TypstError | typst.TypstWarning, templates: Path) -> SheetFault:
    """Typst's own words on one line, with its hints, at the file and line that it names."""
    said = " ".join(" ".join([error.message, *error.hints]).split()).replace(f"{templates}/", "")
    spot = _SPOT.search(error.diagnostic)
    if spot is None:
        return SheetFault(name, said)
    return SheetFault("/".join(spot[1].replace("\\", "/").split("/")[-2:]), said, int(spot[2]))
