"""An invented catalogue that lives for ninety days, and a stranger's reader of what the ledger tells of it.

The reader knows what `docs/how-to/open-data.md` says and nothing of our code: it reads bytes.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.small_content import at, code, paper, producer, product

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from pathlib import Path

    Row = dict[str, Any]
    Rows = dict[tuple[str, tuple[Any, ...]], Row]

FIRST_DAY = date(2026, 11, 22)
NAME, PHONE, STREET = "Hộ Nguyễn Ví Dụ Rút Tên", "0900123456", "Số 99 đường Ví Dụ Rút Tên"
TAKEN_ON = 30
# What a person gave and took back later.
TAKEN_BACK = (NAME, PHONE, STREET, "rut-ten@vi-du.example")
OPEN = (
    f"publish_contact: true\ncontact: {{phone: '{PHONE}', email: rut-ten@vi-du.example}}\n"
    f"address: {{street: {STREET}, as_certified: {{province: Hà Tĩnh, vintage: 63}}}}\n"
)
PLACES = ("Hà Tĩnh", "Phú Yên", "Nghệ An")
LEFT_ALONE = range(101, 112, 2)
QUIET = 7  # every seventh day nobody edits: what differs then is the passing of days


@dataclass
class Life:
    """The records of an invented catalogue, and what happens to them. `papers`, `more`: lines of each product."""

    chance: random.Random
    day: date = FIRST_DAY
    names: dict[int, str] = field(default_factory=dict)
    papers: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    more: dict[int, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    last: int = 100
    quiet: bool = False

    def begin(self) -> None:
        """A dozen products: of some the term ends within the ninety days."""
        self.others["producers/ho.yaml"] = producer(2, NAME, OPEN)
        self.others["producers/htx.yaml"] = producer(3)
        self.others["outlets/quay.yaml"] = producer(4, "Quầy Ví Dụ", "stocks: [{product: p101, price: 65000}]\n")
        for number in range(12):
            self.add()
            self.papers[self.last] = [((FIRST_DAY + timedelta(days=7 * number) - timedelta(days=1097)).isoformat(), 3)]

    def files(self) -> dict[str, str]:
        """The content of today."""
        found = dict(self.others)
        for number, name in self.names.items():
            lines = "".join(paper(*self.papers[number][0])) if self.papers[number] else ""
            lines += "".join(f"  - stars: {stars}\n    issued: {day}\n" for day, stars in self.papers[number][1:])
            found[f"products/p{number}.yaml"] = product(number, name, self.more[number] + lines)
        return found

    def live(self) -> None:
        """A day passes; on most days some things happen."""
        self.day += timedelta(days=1)
        number = (self.day - FIRST_DAY).days
        self.quiet = number % QUIET == 0
        if number == TAKEN_ON:
            self.others["producers/ho.yaml"] = producer(
                2, NAME, f"publish_name: false\n{OPEN[len('publish_contact: true') + 1 :]}"
            )
        elif not self.quiet:
            for _ in range(self.chance.randint(1, 3)):
                self.chance.choice(
                    (self.add, self.rename, self.recognise, self.revoke, self.report, self.remove, self.sell)
                )()

    def add(self) -> None:
        self.last += 1
        maker = self.chance.choice(("ho", "htx"))
        self.names[self.last] = f"Hàng Ví Dụ {self.last}"
        self.papers[self.last] = []
        self.more[self.last] = f"producer: {maker}\n{at(self.chance.choice(PLACES))}"

    def one(self) -> int:
        """Any product but those whose terms shall end in peace."""
        return self.chance.choice([one for one in sorted(self.names) if one not in LEFT_ALONE])

    def rename(self) -> None:
        self.names[self.one()] += " mới"

    def recognise(self) -> None:
        number = self.one()
        self.papers[number] = [*self.papers[number], (self.day.isoformat(), self.chance.randint(3, 5))]

    def revoke(self) -> None:
        number = len(self.others)
        self.others[f"decisions/d{number}.yaml"] = (
            f"number: {number}/QĐ-UBND-MẪU\ndate: {self.day}\nissuer: UBND tỉnh (mẫu)\n"
            f"items: [{{act: revoke, product: p{self.one()}, ground: Lý do ví dụ}}]\n"
        )

    def report(self) -> None:
        number = self.one()
        if "reports" not in self.more[number]:
            source = "{url: https://bao.example/x, publisher: Báo Ví Dụ}"
            self.more[number] += f"reports: [{{says: expired, on: {self.day}, sources: [{source}]}}]\n"

    def remove(self) -> None:
        """A record is taken out: a tombstone stays, with its name."""
        number = next((one for one in sorted(self.names) if one not in LEFT_ALONE and not self.spoken_of(one)), 0)
        if number:
            self.others[f"tombstones/p{number}.yaml"] = (
                f'name: {self.names.pop(number)}\ncode: "{code(number)}"\nwithdrawn: {self.day}\nreason: Nhập nhầm.\n'
            )

    def spoken_of(self, number: int) -> bool:
        return any(re.search(rf"\bp{number}\b", text) for text in self.others.values())

    def sell(self) -> None:
        chosen = sorted(self.chance.sample(sorted(self.names), 3))
        stocks = ", ".join(f"{{product: p{one}, price: {self.chance.randint(20, 90)}000}}" for one in chosen)
        self.others["outlets/quay.yaml"] = producer(4, "Quầy Ví Dụ", f"stocks: [{stocks}]\n")


def listed(folder: Path) -> list[tuple[int, str]]:
    """(number of the release, name) of every file of the history, oldest first."""
    lines = (folder.parent / "data.csv").read_text(encoding="utf-8").splitlines()[1:]
    found = [(int(number), name) for name, number, *_ in (line.split(",") for line in lines)]
    return sorted(found)


def replayed(folder: Path, keys: Mapping[str, list[str]], month: str, until: int = 999) -> Rows:
    """The rows that a snapshot and the changes after it give, up to those of a release.

    `keys`: the columns that tell a table's rows apart.
    """
    rows: Rows = {}
    files = [one for one in listed(folder) if one[0] <= until]
    (start,) = {number for number, name in files if name.startswith(f"{month}/")}
    for _, name in files:
        if name.startswith(f"{month}/"):
            table = name.split("/")[1].split(".")[0]
            for line in gzip.decompress((folder / name).read_bytes()).splitlines():
                row = json.loads(line)
                rows[table, tuple(row[column] for column in keys[table])] = row
    for number, name in files:
        if number > start and "/" not in name:
            for line in (folder / name).read_bytes().splitlines():
                one = json.loads(line)
                place = (one["table"], tuple(one["key"]))
                if one["act"] == "deleted":
                    del rows[place]
                else:
                    rows.setdefault(place, {}).update(one["fields"])
    return rows


def lines_of(rows: Rows) -> list[bytes]:
    """All rows as lines, sorted, so that equal data are equal bytes."""
    return sorted(
        f"{table} {json.dumps(row, ensure_ascii=False, sort_keys=True)}".encode() for (table, _), row in rows.items()
    )


def everything_in(ledger: Path) -> bytes:
    """The bytes of every file of a ledger, decompressed."""
    found = [path for path in sorted(ledger.rglob("*")) if path.is_file()]
    return b"\n".join(gzip.decompress(one.read_bytes()) if one.suffix == ".gz" else one.read_bytes() for one in found)
