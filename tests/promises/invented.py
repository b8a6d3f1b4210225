"""A small invented catalogue on disk that is planned, released, printed from and followed as the commands do it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ocop_site.building.orders import Order, Outcome
from ocop_site.building.pipeline import draft, read
from ocop_site.building.promises import enter_promises, lost_promises
from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker
from ocop_site.pages import addresses
from ocop_site.problems import any_errors
from ocop_site.reading.folder import read_content
from ocop_site.reading.ledger import GivenCode, Print, ledger_text, read_ledger
from ocop_site.writing.assign import plan_codes
from tests.small_content import PROJECT

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from ocop_site.building.parcels import Parcel

PAGE = {"title": "Trang", "description": "Trang."}
TEMPLATES = PROJECT / "templates"
Record = dict[str, Any]


@dataclass
class Planned:
    """What came of reading and planning the content once; `jobs` by the paths of their files."""

    outcome: Outcome
    jobs: dict[str, Parcel] = field(default_factory=dict)
    site: dict[str, Any] = field(default_factory=dict)

    @property
    def refused(self) -> list[str]:
        """The lines of the errors that keep it from being released."""
        return [p.line() for p in self.outcome.problems if any_errors([p])]


@dataclass
class Invented:
    """An invented catalogue on disk; `kinds` are its records as plain data, written out before each plan."""

    folder: Path
    chance: random.Random
    kinds: dict[str, dict[str, Record]]
    day: date = date(2026, 11, 22)
    site: Record = field(default_factory=dict)
    ledgers: dict[str, str] = field(default_factory=dict)
    released: dict[str, str] = field(default_factory=dict)
    # base address -> path -> the job behind it, as last served there
    served: dict[str, dict[str, Parcel]] = field(default_factory=dict)
    printed: set[tuple[str, str]] = field(default_factory=set)  # (text of the symbol, code)
    names: dict[str, set[str]] = field(default_factory=dict)  # code -> every name that answered for it
    maker: PageMaker | None = None
    followed: int = 0
    refusals: int = 0
    number: int = 0

    def write(self) -> None:
        """The content folder as the records say."""
        content = self.folder / "content"
        wanted = {
            "site.yaml": json.dumps(self.site, ensure_ascii=False),
            **{f"ledger/{n}": t for n, t in self.ledgers.items()},
        }
        for page in ("gioi-thieu", "cach-lam"):
            wanted[f"pages/{page}.md"] = (
                f"---\n{json.dumps(PAGE, ensure_ascii=False)}\n---\n## Báo sai {{#bao-sai}}\n\nViết thư.\n"
            )
        for kind, records in self.kinds.items():
            wanted |= {f"{kind}/{name}.yaml": json.dumps(one, ensure_ascii=False) for name, one in records.items()}
        for path in content.rglob("*"):
            if path.is_file() and path.relative_to(content).as_posix() not in wanted:
                path.unlink()
        for name, text in wanted.items():
            path = content / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    @property
    def order(self) -> Order:
        """What the commands are told, with the project's own templates, assets and vocabulary."""
        content = self.folder / "content"
        homes = {"templates": PROJECT / "templates", "assets": PROJECT / "assets"}
        vocabulary = PROJECT / "content" / "vocabulary"
        cache = self.folder / ".cache"
        return Order(content, self.folder / "output", **homes, cache=cache, vocabulary=vocabulary, day=self.day)

    def plan(self) -> Planned:
        """What `check --against` says of the content: gates 1 and 2, and the ledger compared with the released one."""
        self.write()
        records, problems = read(self.order)
        outcome = Outcome(problems)
        drafted = draft(records, self.order, outcome) if records else None
        if self.released:
            problems = lost_promises(self.folder / "released", self.folder / "content" / "ledger", "content")
            outcome.problems += problems
        if drafted is None:
            return Planned(outcome)
        return Planned(outcome, {parcel.path: parcel for parcel in drafted.parcels}, drafted.site)

    def give_codes(self) -> None:
        """`codes assign`: records without a code get one."""
        self.write()
        raw, problems = read_content(self.folder / "content", PROJECT / "content" / "vocabulary")
        assert not any_errors(problems)
        assignment, problems = plan_codes(raw, self.folder / "content", "12", self.day)
        assert not problems
        for path, text in assignment.texts.items():  # also of records that took over a code with a former id
            if path.suffix == ".yaml":
                self.kinds[path.parent.name][path.stem]["code"] = text.decode().partition('code: "')[2][:9]
        known, _ = read_ledger({n: t.encode() for n, t in self.ledgers.items()}, "content")
        self.ledgers["codes.csv"] = ledger_text([*known.codes, *assignment.given], GivenCode)

    def release(self, planned: Planned) -> None:
        """`ledger append` and `publish`: what is planned is promised, and served at the base address."""
        assert enter_promises(planned.outcome, self.order) is not None
        written = self.folder / "content" / "ledger" / "addresses.csv"
        self.ledgers["addresses.csv"] = written.read_text(encoding="utf-8")
        self.keep_released()
        self.served[self.site["base_url"]] = planned.jobs
        if self.chance.random() < 0.5:  # the new files are copied to the old hosts as well, or the old ones stay there
            for base in self.site["formerly_at"]:
                self.served[base] = planned.jobs

    def keep_released(self) -> None:
        """The ledger as it lies beside the release."""
        self.released = dict(self.ledgers)
        for name, text in self.released.items():
            file = self.folder / "released" / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def print_some(self) -> None:
        """Labels of some records are printed, with the address of the day."""
        known, _ = read_ledger({n: t.encode() for n, t in self.ledgers.items()}, "content")
        lines = list(known.prints)
        base = self.site["base_url"]
        for kind in ("products", "outlets"):
            for record in self.kinds[kind].values():
                if self.chance.random() < 0.3:
                    text = addresses.code_text(base, record["code"])
                    self.printed.add((text, record["code"]))
                    cells = (
                        self.day.isoformat(),
                        "08:00:00",
                        record["code"],
                        "",
                        "3",
                        "shelf",
                        "avery-l7160",
                        record["name"],
                    )
                    lines.append(Print(*cells, "", "", "", "", base, 0))
        self.ledgers["prints.csv"] = ledger_text(lines, Print)
        self.keep_released()

    def follow(self, planned: Planned) -> None:
        """Every label ever printed opens a page that names its product, at an old host by a former name."""
        self.maker = self.maker or PageMaker(TEMPLATES, planned.site, NoKeep())
        self.maker.site = planned.site
        for _, code in self.printed:
            self.names.setdefault(code, set()).add(self.name_today(code))
        for text, code in sorted(self.printed):
            job = self.open(text)
            assert job.template in {"code.html", "withdrawn.html"}, text
            html = self.maker.render(job.template, job.path, job.context()).decode()
            today = planned.jobs.get(job.path) is job
            names = {self.name_today(code)} if today else self.names[code]
            assert any(f"<h1>{one}</h1>" in html for one in names), (text, names)
            self.followed += 1
        known, _ = read_ledger({n: t.encode() for n, t in self.ledgers.items()}, "content")
        for promise in known.promises:  # an old address leads straight to where its record or list stands now
            job = planned.jobs[addresses.file_of(promise.address)]
            if job.template == "moved.html":
                assert planned.jobs[addresses.file_of(job.context()["it"]["href"])].template != "moved.html"

    def name_today(self, code: str) -> str:
        """The name of what answers for a code: its record, the one that it was merged into, or its tombstone."""
        ids = {line.split(",")[2] for line in self.ledgers["codes.csv"].splitlines() if line.startswith(f"{code},")}
        some = [record for kind in ("products", "outlets", "tombstones") for record in self.kinds[kind].values()]
        own = [record for record in some if record.get("code") == code]
        return str((own or [record for record in some if ids & set(record.get("formerly", []))])[0]["name"])

    def open(self, text: str) -> Parcel:
        """What a phone opens: host names are the same in any case, paths are not."""
        parts = urlsplit(text)
        for base, jobs in self.served.items():
            known = urlsplit(base)
            if parts.hostname == known.hostname and parts.path.startswith(known.path):
                job = jobs.get(addresses.file_of("/" + parts.path[len(known.path) :]))
                if job:
                    return job
        raise AssertionError(f"nothing answers {text}")
