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

from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.sax.xmlreader import AttributesImpl

LARGEST_WORKBOOK = 32 * 1024 * 1024  # bytes of the file
MOST_ENTRIES = 2000
LARGEST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts together
LARGEST_RATIO = 200  # unpacked to packed, of a part above a megabyte; sheets of real offices have 10 to 60
DEEPEST = 60  # levels of XML; workbooks have some ten
_WORTH_JUDGING = 1024 * 1024
_CHUNK = 256 * 1024
_OLD_PROGRAMS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class WorkbookRefusedError(Exception):
    """A workbook cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Reader(ContentHandler):
    """Takes the elements of one part by their names without prefixes; a part that nests too deep is refused."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Called by the parser."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise SAXException("too deep")
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """Called by the parser."""
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


class Parts:
    """The parts of one workbook. Its methods raise WorkbookRefusedError for what cannot be trusted or read."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        if data.startswith(_OLD_PROGRAMS):
            raise self.refusal("workbook-locked" if _LOCKED in data else "workbook-old")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError, struct.error):
            raise self.refusal("workbook-not-xlsx") from None
        self._judge()
        self.names = frozenset(self._zip.namelist())

    def refusal(self, code: str, **values: str) -> WorkbookRefusedError:
        """The error that says a problem of this workbook."""
        return WorkbookRefusedError(Problem(code, Place(self.path), values))

    def limit(self, measure: str, found: int, most: int) -> None:
        """Raises where something is more than a workbook of ours or of an office ever has."""
        if found > most:
            raise self.refusal("workbook-too-large", measure=measure, found=str(found), limit=str(most))

    def _judge(self) -> None:
        entries = self._zip.infolist()
        self.limit("entries", len(entries), MOST_ENTRIES)
        self.limit("unpacked-bytes", sum(entry.file_size for entry in entries), LARGEST_UNPACKED)
        seen = set()
        for entry in entries:
            if _is_odd(entry.filename) or entry.filename.casefold() in seen:
                raise self.refusal("workbook-damaged", part=entry.filename)
            seen.add(entry.filename.casefold())
            if entry.file_size > _WORTH_JUDGING:
                self.limit("ratio", entry.file_size // max(entry.compress_size, 1), LARGEST_RATIO)
            if entry.flag_bits & 1:
                raise self.refusal("workbook-locked")
            if entry.compress_type not in _PACKINGS:
                raise self.refusal("workbook-damaged", part=entry.filename)

    def read(self, name: str, reader: Reader) -> None:
        """Feed one part to a reader. Entities, document types and nesting without end are refused."""
        parser = DefusedExpatParser(forbid_dtd=True)
        parser.setContentHandler(reader)
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    parser.feed(chunk)
            parser.close()
        except (
            *(KeyError, ValueError, RuntimeError, OSError, EOFError, NotImplementedError, LookupError),
            *(zlib.error, zipfile.BadZipFile, SAXException, DefusedXmlException, OverflowError, struct.error),
        ):
            raise self.refusal("workbook-damaged", part=name) from None


def _is_odd(name: str) -> bool:
    """A name that no office program gives a part: a path out of the file, a letter that hides something."""
    steps: Iterable[str] = name.split("/")
    return name.startswith("/") or "\\" in name or ".." in steps or not name.isprintable() or ":" in name
