"""The content folder as a whole: every file is read once, sorted, and each thing goes to its kind."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import is_dated
from ocop_site.reading.pictures import looks_like_a_picture
from ocop_site.reading.record_files import RECORD_ENDINGS, RecordFile, ending_of, read_bytes, read_record
from ocop_site.reading.walk import FoundFile, walk
from ocop_site.vietnamese import nearest, nfc, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ocop_site.reading.raw import RawRecord

    ReadsRecord = Callable[[RecordFile], tuple[RawRecord | None, list[Problem]]]

KINDS = ("products", "producers", "outlets", "fairs", "decisions", "plans", "pages", "tombstones")
SINGLES = ("site", "coverage", "counts")
_OTHER_FOLDERS = ("vocabulary", "photos", "ledger", "imports")
_PHOTO_ENDINGS = (".avif", ".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
_HIDDEN_ENDING = ".txt"  # what Notepad adds and Windows does not show
_LARGEST_LEDGER = 64 * 1024 * 1024  # bytes; a code is a line of some 60


@dataclass(frozen=True, slots=True)
class RawContent:
    """What a content folder holds, unjudged.

    `records`: per record kind (all of `KINDS` are there) the records, sorted by id. `vocabulary`: stem to
    record. `photos`: name relative to `photos/` (POSIX, NFC) to the file on disk. `ledgers`: name
    ("codes.csv") to bytes. `dated`: name below `ledger/data/` to the file on disk. `unread`: per kind the ids
    of files that are there but could not be read as a record (a problem says why), so that nobody calls them
    missing; `site`, `coverage`, `counts` and `vocabulary` are kinds here. `no_pictures`: names of photos that
    begin like no picture. `spare`: a vocabulary folder whose files may be judged by where the content's own cannot
    be read.
    """

    site: RawRecord | None
    coverage: RawRecord | None
    records: dict[str, tuple[RawRecord, ...]]
    vocabulary: dict[str, RawRecord]
    photos: dict[str, Path]
    ledgers: dict[str, bytes]
    dated: Mapping[str, Path] = field(default_factory=dict)
    unread: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = "content"
    no_pictures: frozenset[str] = frozenset()
    spare: Path | None = None
    counts: RawRecord | None = None


def read_content(
    content: Path, vocabulary: Path | None = None, read: ReadsRecord = read_record
) -> tuple[RawContent, list[Problem]]:
    """The raw content of a folder and every problem met on the way; what is in the folder never raises.

    `vocabulary` is the vocabulary folder to use where the content has none of its own. `read` reads one file of a
    record: as `read_record`, or from a memory of what it read before.
    """
    shown = shown_name(content)
    reader = _Reader(shown, read)
    if not content.is_dir():
        reader.complain("missing-file", shown, value=f"{shown}/")
        return reader.result(vocabulary), reader.problems
    files, problems = walk(content, shown, skip=("imports",))
    reader.problems += problems
    if vocabulary is not None and not (content / "vocabulary").exists():
        shared, problems = walk(vocabulary, f"{shown}/vocabulary")
        reader.problems += problems
        files += [FoundFile(file.real, f"vocabulary/{file.name}") for file in shared]
    for file in files:
        reader.take(file)
    if not reader.found["site"] and "site" not in reader.unread:
        reader.complain("missing-file", f"{shown}/site.yaml", value="site.yaml")
    return reader.result(vocabulary), reader.problems


def read_vocabulary(folder: Path) -> dict[str, RawRecord]:
    """Stem to record of a vocabulary folder; what is wrong in it is nobody's concern here, and left out."""
    reader = _Reader(folder.name)
    for file in walk(folder, folder.name)[0]:
        reader.take(FoundFile(file.real, f"vocabulary/{file.name}"))
    return reader.found["vocabulary"]


def shown_name(content: Path) -> str:
    """The folder as complaints call it: as it was given, where that leads down from here, else its name.

    Not resolve(): a content folder that is a link is called what the link is called.
    """
    given = os.path.normpath(content)
    down = not os.path.isabs(given) and Path(given).parts[:1] not in {(), (os.pardir,)}  # noqa: PTH117
    name = given.replace(os.sep, "/") if down else os.path.basename(os.path.abspath(content))  # noqa: PTH100, PTH119
    return nfc(name)


class _Reader:
    """Sends each file to its kind and keeps what comes of it."""

    def __init__(self, shown: str, read: ReadsRecord = read_record) -> None:
        self.shown = shown
        self.read = read
        self.problems: list[Problem] = []
        self.found: dict[str, dict[str, RawRecord]] = {kind: {} for kind in (*KINDS, *SINGLES, "vocabulary")}
        self.first: dict[tuple[str, str], str] = {}
        self.unread: dict[str, list[str]] = {}
        self.photos: dict[str, Path] = {}
        self.no_pictures: set[str] = set()
        self.ledgers: dict[str, bytes] = {}
        self.dated: dict[str, Path] = {}
        self.strange_folders: set[str] = set()

    def complain(self, code: str, path: str, hint: str = "", **values: str) -> None:
        self.problems.append(Problem(code, Place(path), values, hint))

    def take(self, file: FoundFile) -> None:
        top, *below = file.parts
        if not below:
            self._take_single(file)
        elif top in KINDS or top == "vocabulary":
            self._take_record(file, top)
        elif top == "photos":
            self._take_photo(file, "/".join(below))
        elif top == "ledger":
            self._take_ledger(file, below)
        elif top not in self.strange_folders:
            self.strange_folders.add(top)
            hint = nearest(top, (*KINDS, *_OTHER_FOLDERS))
            self.complain("unexpected-file", f"{self.shown}/{top}", hint, value=f"{top}/")

    def _take_single(self, file: FoundFile) -> None:
        stem = file.name.rpartition(".")[0]
        if stem in SINGLES and ending_of(file.name) in (".yaml", ".yml"):
            self._take_record(file, stem)
        else:
            self._strange(file, nearest(file.name, (f"{name}.yaml" for name in SINGLES)))

    def _take_record(self, file: FoundFile, kind: str) -> None:
        source = RecordFile(file, kind, f"{self.shown}/{file.name}")
        if source.ending not in RECORD_ENDINGS:
            self._strange(file, *self._as_record(file, kind))
            return
        record, problems = self.read(source)
        self.problems += problems
        first = self.first.setdefault((kind, source.id), source.path)
        if first != source.path:
            self.complain("duplicate-id", source.path, value=source.id, first=first)
        elif record is None:
            # A file with a bad name is there under the name that it should have, and records may call it by that.
            self.unread.setdefault(kind, []).append(slug(source.id))
        else:
            self.found[kind][source.id] = record

    def _as_record(self, file: FoundFile, kind: str) -> tuple[str, ...]:
        """The name of a record behind which a program hung an ending that nobody sees: x.yaml.txt. It is there."""
        meant = file.parts[-1].rpartition(".")[0]
        if ending_of(file.name) != _HIDDEN_ENDING or ending_of(meant) not in RECORD_ENDINGS:
            return ()
        self.unread.setdefault(kind, []).append(slug(meant.rpartition(".")[0]))
        return (meant,)

    def _take_photo(self, file: FoundFile, name: str) -> None:
        if ending_of(name) not in _PHOTO_ENDINGS:
            self._strange(file)
        elif name in self.photos:  # two spellings of one name, one composed and one not
            path = f"{self.shown}/{file.name}"
            self.complain("duplicate-id", path, value=name, first=path)
        else:
            self.photos[name] = Path(file.real)
            if not looks_like_a_picture(file.real):
                self.no_pictures.add(name)

    def _take_ledger(self, file: FoundFile, below: list[str]) -> None:
        if len(below) == 1 and ending_of(file.name) == ".csv":
            data, problems = read_bytes(file.real, f"{self.shown}/{file.name}", _LARGEST_LEDGER)
            self.problems += problems
            if data is not None:
                self.ledgers[below[0]] = data
        elif below[0] == "data" and is_dated("/".join(below[1:])):
            self.dated["/".join(below[1:])] = Path(file.real)
        elif below[0] != "changes":  # the changes of each release, which the release itself reads
            self._strange(file)

    def _strange(self, file: FoundFile, hint: str = "") -> None:
        self.complain("unexpected-file", f"{self.shown}/{file.name}", hint, value=file.parts[-1])

    def result(self, spare: Path | None) -> RawContent:
        found = {kind: dict(sorted(self.found[kind].items())) for kind in self.found}
        return RawContent(
            site=found["site"].get("site"),
            coverage=found["coverage"].get("coverage"),
            counts=found["counts"].get("counts"),
            records={kind: tuple(found[kind].values()) for kind in KINDS},
            vocabulary=found["vocabulary"],
            photos=self.photos,
            ledgers=self.ledgers,
            dated=self.dated,
            name=self.shown,
            unread={kind: tuple(sorted(set(self.unread[kind]))) for kind in sorted(self.unread)},
            no_pictures=frozenset(self.no_pictures),
            spare=spare,
        )
