"""All kinds of faults, in the order in which they are entered: of files, YAML, values, keys, and between records."""

from __future__ import annotations

from tests.faults import (
    of_codes,
    of_decisions,
    of_files,
    of_foundations,
    of_given_codes,
    of_keys,
    of_ledgers,
    of_margins,
    of_papers,
    of_places,
    of_references,
    of_shops,
    of_values,
    of_words,
    of_yaml,
)
from tests.faults.fault import REGISTRY

MODULES = (
    of_files,
    of_yaml,
    of_margins,
    of_values,
    of_words,
    of_keys,
    of_codes,
    of_references,
    of_given_codes,
    of_ledgers,
    of_papers,
    of_decisions,
    of_places,
    of_shops,
    of_foundations,
)
KINDS = tuple(one for module in MODULES for one in REGISTRY.values() if one.module == module.__name__ and not one.stops)
STOPPERS = tuple(one for one in REGISTRY.values() if one.stops)
