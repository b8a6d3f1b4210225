"""A part of a content folder that is whole in itself: some products, and all that they and their ledger lines need."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from ocop_site.reading.folder import read_content

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.reading.raw import RawRecord

KEPT_WHOLE = ("site.yaml", "coverage.yaml", "counts.yaml", "vocabulary", "pages")


def reduce_content(content: Path, target: Path, count: int = 150) -> None:
    """Copy about `count` products evenly spread, their producers, and other records that refer to nothing else."""
    raw, _ = read_content(content)
    products = {record.id: record for record in raw.records["products"]}
    kept = _with_partners(_chosen(raw.records["decisions"], sorted(products), count), products)
    makers = {str(products[name].data["producer"]) for name in kept if "producer" in products[name].data}
    given: dict[str, set[str]] = {"products": kept, "producers": makers}
    for kind in ("outlets", "fairs", "decisions"):
        given[kind] = {r.id for r in raw.records[kind] if _mentioned(r.data) <= kept | makers}
    target.mkdir(parents=True)
    for name in KEPT_WHOLE:
        if (content / name).is_dir():
            shutil.copytree(content / name, target / name)
        elif (content / name).is_file():
            shutil.copy(content / name, target / name)
    for kind in sorted(given):
        for record in raw.records[kind]:
            if record.id in given[kind]:
                _copy(content, target, record.path)
    _copy_photos(content, target, [r.data for kind in given for r in raw.records[kind] if r.id in given[kind]])
    _copy_ledger(content, target, given)


def _chosen(decisions: tuple[RawRecord, ...], products: list[str], count: int) -> set[str]:
    """Products at even distances in the order of their ids, and those that a decision speaks of."""
    spread = {products[place * len(products) // count] for place in range(count)} if products else set()
    return spread | {name for record in decisions for name in _mentioned(record.data) if name in set(products)}


def _with_partners(some: set[str], products: dict[str, RawRecord]) -> set[str]:
    """The products, and those that they may be the same as, and so on."""
    kept: set[str] = set()
    waiting = sorted(some)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept.add(name)
            waiting += [str(other) for other in _listed(products[name].data.get("possibly_same_as"))]
    return kept


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - a piece of a raw record
    return value if isinstance(value, list) else []


def _mentioned(data: Any) -> set[str]:  # noqa: ANN401 - a piece of a raw record
    """Every id of a product or producer in an outlet, a fair or a decision."""
    if isinstance(data, list):
        return {name for inner in data for name in _mentioned(inner)}
    if not isinstance(data, dict):
        return set()
    found = {str(data[key]) for key in ("product", "producer") if isinstance(data.get(key), str)}
    found |= {name for name in _listed(data.get("products")) if isinstance(name, str)}
    return found | {name for inner in data.values() for name in _mentioned(inner)}


def _copy(content: Path, target: Path, shown: str) -> None:
    name = shown.split("/", 1)[1]
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(content / name, target / name)


def _copy_photos(content: Path, target: Path, records: list[Any]) -> None:
    for data in records:
        for photo in _listed(data.get("photos")):
            _copy(content, target, f"content/photos/{photo['file']}")


def _copy_ledger(content: Path, target: Path, given: dict[str, set[str]]) -> None:
    lines = (content / "ledger" / "codes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines[1:] if line.split(",")[2] in given.get(line.split(",")[1], set())]
    (target / "ledger").mkdir()
    (target / "ledger" / "codes.csv").write_text("".join([lines[0], *kept]), encoding="utf-8")
