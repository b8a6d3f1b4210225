"""What is asked of a build, what is decided before anything is made, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ocop_site.problems import Problem, Severity, any_errors
from ocop_site.reading.ledger import Ledger, Promise

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ocop_site.building.budgets import PageBudgets
    from ocop_site.building.parcels import Parcel
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.collection import Records
    from ocop_site.records.hosts import Measure

    Progress = Callable[[str, int, int], None]

    class Look(Protocol):
        """What may look at records while they are on their way through gate 1."""

        def __call__(self, records: Records, *, judged: bool) -> None:
            """`judged`: they agree with each other; else that is still to be seen."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a build.

    `base_url` replaces that of `site.yaml`; `day` is the day whose status is shown; `due`, `completeness`: with the
    pages for editors of what is due and of what records lack, which are no part of the public site; `sheets`: with
    PDFs of labels on the pages of outlets.
    """

    content: Path
    output: Path
    templates: Path
    assets: Path
    cache: Path
    vocabulary: Path
    day: date
    base_url: str | None = None
    workers: int = 1
    due: bool = False
    completeness: bool = False
    sheets: bool = False

    @property
    def store(self) -> Path:
        """The folder in which makers keep what they made (`building.store`)."""
        return self.cache / "store"


@dataclass(slots=True)
class Outcome:
    """What came of it: all problems, and how many files were planned, made, written and removed.

    `files`: kind and id of each record -> its file; `ledger`: what was promised before; `promises`: every address that
    publishing this plan promises for good.
    """

    problems: list[Problem] = field(default_factory=list)
    catalogue: Catalogue | None = None
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    promises: list[Promise] = field(default_factory=list)
    planned: int = 0
    made: int = 0
    written: int = 0
    removed: int = 0

    @property
    def warned(self) -> frozenset[tuple[str, str]]:
        """Kind and id of the records about which there is a warning."""
        paths = {problem.place.path for problem in self.problems if problem.severity is Severity.WARNING}
        return frozenset(owner for owner, path in self.files.items() if path in paths)

    @property
    def good(self) -> bool:
        """Whether no gate stayed shut."""
        return not any_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is decided before anything is made."""

    parcels: tuple[Parcel, ...]
    site: Plain
    photos: dict[str, Path]
    base_url: str
    budgets: PageBudgets


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit of a host that a site passes: what was found is more than `most`. See `records.hosts.Limit`."""

    host: str
    measure: Measure
    most: int
    unless: str | None
    unless_en: str | None
    found: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a command says of a build: `trial`, without a real address; the rest as `Outcome` has it."""

    problems: tuple[Problem, ...] = ()
    planned: int = 0
    made: int = 0
    written: int = 0
    removed: int = 0
    excesses: tuple[Excess, ...] = ()
    trial: bool = False

    @property
    def good(self) -> bool:
        """Whether no gate stayed shut."""
        return not any_errors(self.problems)
