"""A copy of the content that faults are put into, and the tools to spoil one place of it as an editor would.

Nothing here uses the engine's own reader: where a value stands is asked of PyYAML's nodes, before anything is spoilt.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

CONTENT = Path(__file__).resolve().parents[2] / "content"
CODES = "ledger/codes.csv"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[str | int, ...]


class NoneLeft(LookupError):  # noqa: N818 - it is no error: another file or kind is drawn
    """No file of the copy is left that a kind of fault could be put into."""


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link instead of a file, as a synchronising program leaves it."""

    target: str


@dataclass(frozen=True, slots=True)
class Record:
    """A file before it is spoilt: its data as plain text, and on which line and in which column each value begins."""

    data: Any
    spots: dict[Location, tuple[int, int, int]] = field(repr=False)

    def line(self, *at: str | int) -> int:
        """The line, from 1, on which a value begins."""
        return self.spots[at][0]

    def get(self, *at: str | int) -> Any:  # noqa: ANN401 - whatever stands there
        """A value, or None where there is none."""
        value = self.data
        for part in at:
            inside = part in value if isinstance(value, dict) else isinstance(value, list) and int(part) < len(value)
            value = value[part] if inside else None
        return value


@cache
def read_record(text: str) -> Record:
    """The data and places of a YAML text that is still good."""
    spots: dict[Location, tuple[int, int, int]] = {}

    def plain(node: yaml.Node, at: Location) -> Any:  # noqa: ANN401 - plain data
        end = node.end_mark.column if node.end_mark.line == node.start_mark.line else -1
        spots[at] = (node.start_mark.line + 1, node.start_mark.column, end)
        if isinstance(node, yaml.MappingNode):
            return {key.value: plain(value, (*at, key.value)) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [plain(one, (*at, number)) for number, one in enumerate(node.value)]
        return node.value

    node = yaml.compose(text, Loader=_Loader)
    return Record(plain(node, ()), spots)


@cache
def clean_files() -> dict[str, bytes]:
    """Every file of the real content by its path below `content/`."""
    return {
        path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in sorted(CONTENT.rglob("*")) if path.is_file()
    }


class Copy:
    """The files of a copy of the content, and which of them a fault has taken for itself."""

    def __init__(self) -> None:
        self.clean = clean_files()
        self.files: dict[str, bytes | Link] = dict(self.clean)
        self.taken: set[str] = set()
        self.count = 0
        self.codes: dict[tuple[str, str], str] = {}
        self.ledger_lines: dict[tuple[str, str], str] = {}
        for line in self.clean[CODES].decode().splitlines()[1:]:
            code, kind, record_id, *_ = next(csv.reader([line]))
            self.codes[kind, record_id], self.ledger_lines[kind, record_id] = code, line
        self.owners = {code: owner for owner, code in self.codes.items()}
        self.referrers = _referrers(self.clean)

    # -- choosing

    def pick(
        self,
        chance: random.Random,
        folder: str,
        wanted: Callable[[Record], object] = lambda _: True,
        *,
        alone: bool = False,
    ) -> str:
        """A file below a folder that no fault has taken and that a kind of fault can use; it is taken.

        `alone`: of a record that no other one names.
        """
        free = [path for path in self.clean if path.startswith(f"{folder}/") and path not in self.taken]
        free = [path for path in free if not (alone and self.referrers[folder, stem(path)])]
        chance.shuffle(free)
        for path in free:
            if path.endswith(".yaml") and wanted(self.record(path)):
                return self.take(path)
        raise NoneLeft(folder)

    def take(self, path: str) -> str:
        """Takes a file for a fault."""
        if path in self.taken:
            raise NoneLeft(path)
        self.taken.add(path)
        return path

    def share(self, path: str, beginning: str = "") -> str:
        """A file to whose end several faults may add, each in lines of its own; begun where there is none."""
        if path in self.taken:
            raise NoneLeft(path)
        if path not in self.files:
            self.files[path] = beginning.encode()
        return path

    def record(self, path: str) -> Record:
        """A file as it was before any fault."""
        return read_record(self.clean[path].decode())

    def path_of(self, kind: str, record_id: str) -> str:
        """The file of a record."""
        return next(path for path in self.clean if path.startswith(f"{kind}/") and stem(path) == record_id)

    def code(self, path: str) -> str:
        """The code that the ledger gave a record."""
        return self.codes[path.partition("/")[0], stem(path)]

    def ledger_line(self, path: str) -> str:
        """The line of the ledger of codes that tells of a record, word for word."""
        return self.ledger_lines[path.partition("/")[0], stem(path)]

    def number(self) -> int:
        """A number that no other invented thing of this copy has."""
        self.count += 1
        return self.count

    # -- spoiling

    def text(self, path: str) -> str:
        """The text of a file as it is now."""
        data = self.files[path]
        assert isinstance(data, bytes)
        return data.decode()

    def lines(self, path: str) -> list[str]:
        """Its lines without their ends."""
        return self.text(path).removesuffix("\n").split("\n")

    def write(self, path: str, text: str | bytes | Link) -> str:
        """A new text for a file, or a new file."""
        self.files[path] = text.encode() if isinstance(text, str) else text
        return path

    def put(self, path: str, number: int, *texts: str) -> int:
        """Other lines instead of one."""
        lines = self.lines(path)
        lines[number - 1 : number] = texts
        self.write(path, "".join(f"{line}\n" for line in lines))
        return number

    def insert(self, path: str, number: int, *texts: str) -> int:
        """Lines behind a line; gives the number of the first of them."""
        self.put(path, number, self.lines(path)[number - 1], *texts)
        return number + 1

    def append(self, path: str, *texts: str) -> int:
        """Lines at the end of a file; gives the number of the first of them."""
        text = self.text(path)
        self.write(path, text + "".join(f"{line}\n" for line in texts))
        return text.count("\n") + 1

    def set(self, path: str, at: Location, new: str) -> int:
        """Another text for a value that stands on one line; gives the line. Only before lines are added above."""
        number, start, end = self.record(path).spots[at]
        line = self.lines(path)[number - 1]
        assert end > start, (path, at)
        return self.put(path, number, line[:start] + new + line[end:])

    def move(self, path: str, new: str) -> str:
        """Another name for a file."""
        self.files[new] = self.files.pop(path)
        return self.take(new)

    def remove(self, path: str) -> bytes | Link:
        """A file less."""
        return self.files.pop(path)


def stem(path: str) -> str:
    """The id of a record."""
    return path.rpartition("/")[2].rpartition(".")[0]


def _referrers(files: dict[str, bytes]) -> dict[tuple[str, str], list[tuple[str, Location]]]:
    """Who names whom: (kind, id) -> files and places of the records that do."""
    found: dict[tuple[str, str], list[tuple[str, Location]]] = defaultdict(list)
    for path, data in files.items():
        kind = path.partition("/")[0]
        if kind == "products":
            record = read_record(data.decode())
            if producer := record.get("producer"):
                found["producers", producer].append((path, ("producer",)))
            for number, other in enumerate(record.get("possibly_same_as") or ()):
                found["products", other].append((path, ("possibly_same_as", number)))
        if kind == "decisions":
            record = read_record(data.decode())
            for number, item in enumerate(record.get("items")):
                found["products", item["product"]].append((path, ("items", number, "product")))
    return found


def slip(chance: random.Random, word: str, known: Iterable[str] = ()) -> str:
    """A word as it is mistyped: a letter too few, one twice, or two swapped; never another known word."""
    taken = {one.lower() for one in known} | {word.lower()}
    inner = [m.start() for m in re.finditer(r"(?<=\w)\w(?=\w\w)", word)]
    for _ in range(200):
        at = chance.choice(inner or [0])
        wrong = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if wrong.lower() not in taken:
            return wrong
    raise NoneLeft(word)
