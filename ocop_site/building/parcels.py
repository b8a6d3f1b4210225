"""Parcels: jobs sealed for the way to a worker. What is sealed is what was fingerprinted, byte for byte."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import ocop_site
from ocop_site.digests import digest, plain_digest
from ocop_site.making.outlines import DRAWINGS
from ocop_site.making.sheets import FAIR, LABELS
from ocop_site.making.templates import template_sources
from ocop_site.reading.messages import LOCALE
from ocop_site.records.budgets import Budgets

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Job, Maker, Plain

# The wheels whose versions can change the bytes of a page, a code, a photo, a calendar or a sheet of labels.
WHEELS = ("jinja2", "markupsafe", "markdown", "nh3", "pillow", "zxing-cpp", "icalendar", "typst", "pypdfium2")
CAPTION_FONT = "fonts/be-vietnam-pro-400.woff2"
FASTEST = 1  # zlib's level: the parcels of a whole site wait in memory, a fifth of their size


@dataclass(frozen=True, slots=True)
class Parcel:
    """One sealed job. `fingerprint` is the digest of everything the file is made from: equal ones mean equal bytes."""

    path: str
    maker: Maker
    template: str
    owner: str
    sealed: bytes
    fingerprint: str

    def context(self) -> Plain:
        """The plain data inside."""
        inside: Plain = json.loads(zlib.decompress(self.sealed))
        return inside


def plain_text(context: Plain) -> bytes:
    """A context as it goes to a worker: JSON with its keys in order."""
    return json.dumps(context, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Sealer:
    """Seals the jobs of one build."""

    def __init__(
        self, templates: Path, assets: Path, site: Plain, budgets: Budgets | None = None, engine: str = ""
    ) -> None:
        """`engine`: the digest of the engine, where this process began with another than lies on the disk by now.

        `budgets`: a page whose budget changed is made again, and so weighed again.
        """
        self.engine = engine or engine_digest()
        self.budgets = budgets or Budgets()
        self.templates = templates
        self.site = plain_digest(site)
        # Any template may say any message.
        self.messages = _digest_of(templates / LOCALE, "*.po")
        font = assets / CAPTION_FONT
        self.font = digest(font.read_bytes()) if font.is_file() else ""
        self.of_template: dict[str, str] = {}
        self.of_sheets = sheets_digest(templates, assets)
        self.of_pictures = _digest_of(templates, DRAWINGS) + _digest_of(assets / "fonts", "*.ttf")

    def seal(self, job: Job) -> Parcel:
        """The parcel of a job."""
        text = plain_text(job.context)
        parts = [self.engine, job.maker, digest(text)]
        if job.maker == "page":
            parts += [self.site, self._template(job.template), self.messages, job.path]
            parts.append(plain_digest(self.budgets.of(job.template.removesuffix(".html"))))
        if job.maker == "code-png":
            parts.append(self.font)
        if job.maker == "sheet":
            parts.append(self.of_sheets)
        if job.maker == "share-picture":
            parts.append(self.of_pictures)
        sealed = zlib.compress(text, FASTEST)
        return Parcel(job.path, job.maker, job.template, job.owner, sealed, plain_digest(parts))

    def _template(self, name: str) -> str:
        if name not in self.of_template:
            sources = template_sources(self.templates, name)
            named = [(path.relative_to(self.templates).as_posix(), digest(path.read_bytes())) for path in sources]
            self.of_template[name] = plain_digest(named)
        return self.of_template[name]


def _digest_of(folder: Path, pattern: str) -> str:
    """The digest of the files of a kind in a folder; of no files, where there is no such folder."""
    found = sorted(folder.glob(pattern))
    return plain_digest([(path.name, digest(path.read_bytes())) for path in found])


def sheets_digest(templates: Path, assets: Path) -> str:
    """The digest of what sheets are set from: any of their templates may use any other, Typst any of the typefaces."""
    sources = [_digest_of(templates / folder, "*.typ") for folder in (FAIR, LABELS)]
    return plain_digest([*sources, _digest_of(assets / "fonts", "*.ttf")])


def engine_digest() -> str:
    """The digest of the engine's own code and of the wheels behind its makers.

    All of the code: makers use what lies on lower floors, as the rules by which a label is judged.
    """
    engine = Path(ocop_site.__file__).parent
    code = [(path.relative_to(engine).as_posix(), digest(path.read_bytes())) for path in sorted(engine.rglob("*.py"))]
    return plain_digest([code, [version(name) for name in WHEELS]])
