"""Fingerprints: a digest of everything a file is made from. Equal fingerprints mean equal bytes."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from ocop_site.digests import digest, plain_digest
from ocop_site.making.pages import template_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.pages.jobs import Job, Plain

# The wheels whose versions can change the bytes of a page, a code or a photo.
WHEELS = ("jinja2", "markupsafe", "markdown", "nh3", "pillow", "zxing-cpp")


class Fingerprints:
    """Gives the fingerprint of any job of one build."""

    def __init__(self, templates: Path, site: Plain) -> None:
        self.engine = engine_digest()
        self.templates = templates
        self.site = plain_digest(site)
        self.of_template: dict[str, str] = {}

    def of(self, job: Job) -> str:
        """The fingerprint of a job: engine, maker, context, and for a page its templates and the site."""
        parts = [self.engine, job.maker, plain_digest(job.context)]
        if job.maker == "page":
            parts += [self.site, self._template(job.template), job.path]
        return plain_digest(parts)

    def _template(self, name: str) -> str:
        if name not in self.of_template:
            sources = template_sources(self.templates, name)
            self.of_template[name] = plain_digest([[p.name, digest(p.read_bytes())] for p in sources])
        return self.of_template[name]


def engine_digest() -> str:
    """The digest of the makers' own code and of the wheels behind them."""
    making = files("ocop_site") / "making"
    code: Mapping[str, str] = {
        entry.name: digest(entry.read_bytes()) for entry in making.iterdir() if entry.name.endswith(".py")
    }
    return plain_digest([code, [version(name) for name in WHEELS]])
