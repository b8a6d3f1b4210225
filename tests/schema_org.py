"""What schema.org's own vocabulary says of the terms that we use, and what of some data does not agree with it.

`schema_org.json` holds of each term only which type it belongs to and what it takes. To add a term or to take another
release: `python -m tests.schema_org TYPES.csv PROPERTIES.csv TERM…` with the files `schemaorg-current-https-types.csv`
and `schemaorg-current-https-properties.csv` of the release.
"""

from __future__ import annotations

import csv
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).with_name("schema_org.json")
HOME = "https://schema.org/"
# Types of texts and numbers as JSON writes them.
WRITTEN = {"Text": str, "URL": str, "Date": str, "DateTime": str, "Time": str, "Number": (int, float), "Integer": int}
WRITTEN["Boolean"] = bool


@cache
def table() -> dict[str, Any]:
    """`types`: name -> those above it; `properties`: name -> `on`, `takes`; `members`: name -> its type."""
    found: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found


def above(kind: str) -> set[str]:
    """A type and all types above it."""
    known = table()["types"]
    found = {kind}
    for one in known.get(kind, ()):
        found |= above(one)
    return found


def complaints(node: Any, where: str = "") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """What of some JSON-LD, as it stands on a page, schema.org does not know in that place."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    where = f"{where}/{'+'.join(kinds)}"
    unknown = [kind for kind in kinds if kind not in table()["types"]]
    if unknown:
        yield f"{where}: no such type"
        return
    mine = set().union(*(above(kind) for kind in kinds))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        rule = table()["properties"].get(name)
        if rule is None or not mine & set(rule["on"]):
            yield f"{where}: no property {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                below = one["@type"] if isinstance(one["@type"], list) else [one["@type"]]
                if not any(above(kind) & set(rule["takes"]) for kind in below):
                    yield f"{where}/{name}: takes no {below}"
                yield from complaints(one, f"{where}/{name}")
            elif not _takes(one, rule["takes"]):
                yield f"{where}/{name}: takes no {one!r}"


def _takes(value: object, kinds: list[str]) -> bool:
    if isinstance(value, str) and value.removeprefix(HOME) in table()["members"]:
        return table()["members"][value.removeprefix(HOME)] in kinds
    if isinstance(value, str) and value.startswith("https://") and "Thing" in kinds:
        return True  # the address of a thing stands for it, as the context says of `item`
    return any(isinstance(value, WRITTEN[kind]) for kind in kinds if kind in WRITTEN)


def _rows(path: str) -> dict[str, dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {row["label"]: row for row in csv.DictReader(file)}


def _names(cell: str) -> list[str]:
    return sorted(one.strip().removeprefix(HOME) for one in cell.split(",") if one.strip().startswith(HOME))


def write(types_file: str, properties_file: str, more: list[str]) -> None:
    """Write the table anew: the terms that it has, and more."""
    types, properties = _rows(types_file), _rows(properties_file)
    old = table() if TABLE.is_file() else {"types": {}, "properties": {}, "members": {}}
    waiting = [*old["types"], *old["properties"], *old["members"], *more]
    new: dict[str, Any] = {"source": old.get("source", ""), "types": {}, "properties": {}, "members": {}}
    while waiting:
        term = waiting.pop()
        if term in properties:
            row = properties[term]
            new["properties"][term] = {"on": _names(row["domainIncludes"]), "takes": _names(row["rangeIncludes"])}
        elif types[term]["enumerationtype"]:
            new["members"][term] = types[term]["enumerationtype"].removeprefix(HOME)
        elif term not in new["types"]:
            new["types"][term] = _names(types[term]["subTypeOf"])
            waiting += new["types"][term]
    TABLE.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], sys.argv[3:])
