"""The columns of each release, as they were promised. Before a release: `python -m tests.exports.column_lists`.

It writes `columns/VERSION.json` of the version in `pyproject.toml`. A release that is out keeps its own for good.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from ocop_site.exports.tables import TABLES
from tests.small_content import PROJECT

FOLDER = Path(__file__).with_name("columns")


def columns_today() -> dict[str, Any]:
    """The columns of every table: their type and what they mean; and the columns that tell its rows apart."""
    return {
        table.name: {
            "key": list(table.key),
            "columns": {
                one.name: {
                    "type": one.kind,
                    "holds": one.inner,
                    "title": one.title,
                    "means": one.en,
                    "unit": one.unit,
                    "options": list(one.options),
                    "always": one.always,
                    "personal": one.personal,
                }
                for one in table.columns
            },
        }
        for table in TABLES
    }


def path_of_this_release() -> Path:
    """The list of the version that is being made."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return FOLDER / f"{project['version']}.json"


def main() -> None:
    """Write the list of this version."""
    text = json.dumps(columns_today(), ensure_ascii=False, indent=1)
    path_of_this_release().write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
