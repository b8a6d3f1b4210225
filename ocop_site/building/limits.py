"""What a site is to a web host: how many files, how large; and which hosts' known limits it passes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.building import manifest as manifests
from ocop_site.building.orders import Excess, Told
from ocop_site.pages.redirects import REDIRECTS, rules_wanted
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ocop_site.building.orders import Order, Outcome
    from ocop_site.records.hosts import Host, Measure


def measure(sizes: Mapping[str, int], redirects: str) -> dict[Measure, int]:
    """The size of a site in every measure that a host may limit.

    `sizes`: its files -> their bytes; `redirects`: the text of its `_redirects`, "" where it has none. That file is
    cut to what hosts take, so the rules that were left out of it are counted with those in it.
    """
    in_folder = Counter(path.rpartition("/")[0] for path in sizes)
    return {
        "files": len(sizes),
        "files-in-folder": max(in_folder.values(), default=0),
        "file-size": max(sizes.values(), default=0),
        "total-size": sum(sizes.values()),
        "redirects": rules_wanted(redirects),
    }


def passed(hosts: Iterable[Host], measured: Mapping[Measure, int]) -> list[Excess]:
    """Every limit that is passed, in the order of `hosts.yaml`."""
    return [
        Excess(host.name, limit.measure, limit.most, limit.unless, limit.unless_en, measured[limit.measure])
        for host in hosts
        for limit in host.limits
        if measured[limit.measure] > limit.most
    ]


def passed_by_files(folder: Path, paths: Iterable[str], hosts: Iterable[Host]) -> list[Excess]:
    """The limits that a site passes as it lies in a folder. `paths`: its files, relative to the folder."""
    sizes = {path: (folder / path).stat().st_size for path in paths}
    return passed(hosts, measure(sizes, _redirects(folder) if REDIRECTS in sizes else ""))


def passed_by_build(order: Order, hosts: Iterable[Host]) -> list[Excess]:
    """The limits that the site passes which was built last, by the word of its manifest: no file is looked at again."""
    made = manifests.load(manifests.manifest_path(order.cache, order.output))
    sizes = {path: one.size for path, one in made.items()}
    return passed(hosts, measure(sizes, _redirects(order.output) if REDIRECTS in sizes else ""))


def _redirects(folder: Path) -> str:
    return (folder / REDIRECTS).read_text(encoding="utf-8")


def told_of(outcome: Outcome, order: Order) -> Told:
    """What a command says of a build that it ran."""
    counts = (outcome.planned, outcome.made, outcome.written, outcome.removed)
    catalogue = outcome.catalogue
    if catalogue is None or not outcome.good:
        return Told(tuple(outcome.problems), *counts)
    excesses = tuple(passed_by_build(order, catalogue.vocabulary.hosts))
    return Told(tuple(outcome.problems), *counts, excesses, is_trial(catalogue.site.base_url))
