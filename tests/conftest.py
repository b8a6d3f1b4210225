"""What many tests need: the project's folders and its vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from ocop_site.reading.folder import read_content
from ocop_site.records.parse import parse
from ocop_site.records.vocabulary import FILES, Vocabulary

PROJECT = Path(__file__).parents[1]

# How long an example takes says more of the machine than of the project: no test is a timed one.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project."""
    raw, _ = read_content(PROJECT / "content")
    files = {}
    for stem, model in FILES.items():
        record, problems = parse(raw.vocabulary[stem], model)
        assert record is not None, [p.line() for p in problems]
        files[stem] = record
    return Vocabulary.from_files(files)
