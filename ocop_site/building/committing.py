"""The end of a build: what is stale is made in staging, and what is new goes into the output – or nothing does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building import manifest as manifests
from ocop_site.building import output as outputs
from ocop_site.building.budgets import BudgetCheck
from ocop_site.building.manifest import Made
from ocop_site.building.verify import LinkCheck
from ocop_site.building.workers import Bench, make_all

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Draft, Order, Outcome, Progress
    from ocop_site.building.parcels import Parcel


def make_and_commit(plan: Draft, order: Order, outcome: Outcome, progress: Progress) -> None:
    """Gate 3: make what is not fresh, look for dead links, weigh pages, and commit.

    On a problem the output stays as it is.
    """
    path = manifests.manifest_path(order.cache, order.output)
    before = manifests.load(path)
    wanted = {parcel.path: parcel.fingerprint for parcel in plan.parcels}
    stale = [parcel for parcel in plan.parcels if not _is_fresh(parcel, before, order.output)]
    templates = {parcel.path: parcel.template.removesuffix(".html") for parcel in stale}
    staging = outputs.open_staging(order.output)
    try:
        bench = Bench(order.templates, order.assets, order.store, staging, plan.site, plan.photos)
        check = LinkCheck(set(wanted), plan.base_url)
        scale = BudgetCheck(plan.budgets)
        made: dict[str, Made] = {}
        for number, result in enumerate(make_all(stale, bench, order.workers), start=1):
            outcome.problems += result.problems
            scale.take(result.path, templates[result.path], result.weights)
            check.take(result.path, result.links, result.ids)
            made[result.path] = Made(wanted[result.path], result.digest, result.size, result.changed)
            progress("make", number, len(stale))
        outcome.made = len(made)
        if outcome.good:
            outcome.problems += scale.finish()
            outcome.problems += check.finish(lambda page: _read_made(page, staging, order.output))
        if not outcome.good:
            return
        changed = [name for name in made if not _lies_there(name, made[name], before, order.output)]
        outcome.written = len(changed)
        outcome.removed = len(outputs.commit(order.output, changed, set(wanted)))
        kept = set(made) - set(changed)
        files = {name: made[name] if name in made else before[name] for name in wanted}
        # A file that was made again into the same bytes still lies there as it was written before.
        files |= {name: replace(made[name], changed=before[name].changed) for name in kept}
        manifests.save(path, files)
    finally:
        outputs.close_staging(order.output)


def _read_made(page: str, staging: Path, output: Path) -> bytes:
    """The bytes of a page: as just made, else as it lies in the output."""
    staged = staging / page
    return (staged if staged.exists() else output / page).read_bytes()


def _is_fresh(parcel: Parcel, before: dict[str, Made], output: Path) -> bool:
    """Whether the file that lies in the output was made from the same and nobody touched it since."""
    known = before.get(parcel.path)
    if known is None or known.fingerprint != parcel.fingerprint:
        return False
    try:
        found = (output / parcel.path).stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (known.size, known.changed)


def _lies_there(path: str, made: Made, before: dict[str, Made], output: Path) -> bool:
    """Whether exactly these bytes lie in the output already: then the file is not written again."""
    known = before.get(path)
    try:
        found = (output / path).stat()
    except OSError:
        return False
    return known is not None and (known.digest, found.st_size, found.st_mtime_ns) == (
        made.digest,
        known.size,
        known.changed,
    )
