"""The parts of an .xlsx file, which is a zip of XML: bounded before anything of it is unpacked or parsed.

Nothing but the wanted parts is ever opened: macros, embedded files, pictures and links to other files stay shut.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.expatreader import DefusedExpatParser  # type: ignore[import-untyped]

from ocop_site.reading.workbook_budget import (
    DEEPEST,
    LARGEST_RATIO,
    LARGEST_TAG,
    LARGEST_UNPACKED,
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO
    from xml.sax.xmlreader import AttributesImpl

    from ocop_site.reading.workbook_budget import Budget

_WORTH_JUDGING = 1024 * 1024
_CHUNK = 64 * 1024
_OLD_PROGRAMS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"  # begins the note of one part at the end of the file
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Reader(ContentHandler):
    """Takes the elements of one part by their names without prefixes, and the letters that it asks for.

    A part that nests too deep, or a text longer than any cell's, is refused.
    """

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget
        self.events = 0
        self.elements = 0
        self._depth = 0
        self._locals: dict[str, str] = {}
        self._takes: list[str] | None = None
        self._letters = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Called by the parser."""
        self.elements += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise SAXException("too deep")
        known = self._locals.get(name)
        if known is None:
            known = self._locals[name] = name.rpartition(":")[2]
        self.begin(known, attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """Called by the parser."""
        self.events += 1
        self._depth -= 1
        self.end(self._locals[name])

    def characters(self, content: str) -> None:
        """Called by the parser."""
        self.events += 1
        if self._takes is not None:
            self._letters += len(content)
            self.budget.limit("letters", self._letters, LONGEST_TEXT)
            self._takes.append(content)

    def take(self, into: list[str] | None) -> None:
        """Letters that follow go into a list, until something else is said; None: nowhere."""
        self._takes = into

    def start_text(self) -> None:
        """The text of another cell begins."""
        self._letters = 0

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


class _Parser(DefusedExpatParser):  # type: ignore[misc]
    """The parser, which tells how many names it keeps."""

    def __init__(self) -> None:
        super().__init__(forbid_dtd=True)
        self._interning: dict[str, str] = {}  # expat fills it

    @property
    def names(self) -> int:
        """Different names of elements and attributes so far."""
        return len(self._interning)


class Parts:
    """The parts of one workbook. Its methods raise WorkbookRefusedError for what cannot be trusted or read."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        if data.startswith(_OLD_PROGRAMS):
            raise budget.refusal("workbook-locked" if _LOCKED in data else "workbook-old")
        budget.limit("entries", data.count(_ENTRY), MOST_ENTRIES)  # before zipfile makes an object of each
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError, struct.error):
            raise budget.refusal("workbook-not-xlsx") from None
        self._judge()
        self.names = frozenset(self._zip.namelist())
        self._read: set[str] = set()

    def _judge(self) -> None:
        budget, entries = self.budget, self._zip.infolist()
        budget.limit("entries", len(entries), MOST_ENTRIES)
        budget.limit("unpacked-bytes", sum(entry.file_size for entry in entries), LARGEST_UNPACKED)
        seen = set()
        for entry in entries:
            if _is_odd(entry.filename) or entry.filename.casefold() in seen:
                raise budget.refusal("workbook-damaged", part=entry.filename)
            seen.add(entry.filename.casefold())
            if entry.file_size > _WORTH_JUDGING:
                budget.limit("ratio", entry.file_size // max(entry.compress_size, 1), LARGEST_RATIO)
            if entry.flag_bits & 1:
                raise budget.refusal("workbook-locked")
            if entry.compress_type not in _PACKINGS:
                raise budget.refusal("workbook-damaged", part=entry.filename)

    def read(self, name: str, reader: Reader) -> None:
        """Feed one part to a reader, once. Entities, document types and nesting without end are refused."""
        if name in self._read:  # two sheets that are one part: no program writes that
            raise self.budget.refusal("workbook-damaged", part=name)
        self._read.add(name)
        parser = _Parser()
        parser.setContentHandler(reader)
        try:
            with self._zip.open(name) as part:
                self._feed(part, parser, reader)
            parser.close()
        except (
            *(KeyError, ValueError, RuntimeError, OSError, EOFError, NotImplementedError, LookupError),
            *(zlib.error, zipfile.BadZipFile, SAXException, DefusedXmlException, OverflowError, struct.error),
        ):
            raise self.budget.refusal("workbook-damaged", part=name) from None

    def _feed(self, part: IO[bytes], parser: _Parser, reader: Reader) -> None:
        """Piece by piece, each paid for; a tag without end shows itself by pieces in which nothing happens."""
        waiting = 0
        while chunk := part.read(_CHUNK):
            self.budget.pay_unpacked(len(chunk))
            events, elements = reader.events, reader.elements
            parser.feed(chunk)
            self.budget.pay_elements(reader.elements - elements)
            self.budget.limit("names", parser.names, MOST_NAMES)
            waiting = 0 if (reader.events, reader.elements) != (events, elements) else waiting + len(chunk)
            self.budget.limit("tag-bytes", waiting, LARGEST_TAG)


def _is_odd(name: str) -> bool:
    """A name that no office program gives a part: a path out of the file, a letter that hides something."""
    steps: Iterable[str] = name.split("/")
    return name.startswith("/") or "\\" in name or ".." in steps or not name.isprintable() or ":" in name
