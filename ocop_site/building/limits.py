"""What a site is to a web host: how many files, how large; and which hosts' known limits it passes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ocop_site.records.hosts import Host, Limit, Measure

REDIRECTS = "_redirects"


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit of a host that a site passes: what was found is more than `limit.most`."""

    host: Host
    limit: Limit
    found: int


def measure(folder: Path, paths: Iterable[str]) -> dict[Measure, int]:
    """The size of a site in every measure that a host may limit. `paths`: its files, relative to the folder."""
    sizes = {path: (folder / path).stat().st_size for path in paths}
    in_folder = Counter(path.rpartition("/")[0] for path in sizes)
    rules = (folder / REDIRECTS).read_text(encoding="utf-8").splitlines() if REDIRECTS in sizes else []
    return {
        "files": len(sizes),
        "files-in-folder": max(in_folder.values(), default=0),
        "file-size": max(sizes.values(), default=0),
        "total-size": sum(sizes.values()),
        "redirects": sum(bool(rule.strip()) and not rule.lstrip().startswith("#") for rule in rules),
    }


def passed(hosts: Iterable[Host], measured: Mapping[Measure, int]) -> list[Excess]:
    """Every limit that is passed, in the order of `hosts.yaml`."""
    return [
        Excess(host, limit, measured[limit.measure])
        for host in hosts
        for limit in host.limits
        if measured[limit.measure] > limit.most
    ]
