"""What everything else is judged by – `site.yaml`, `coverage.yaml`, the vocabulary – and what stands in for it.

`counts.yaml` is read here too: it is one file of its kind.

One mistake in these files must not hide those of all records. So the records are judged all the same: a vocabulary file
that cannot be read by the project's own of that name, the site by those of its keys that are right, and by no statement
of completeness at all. The mistake itself is an error, so that nothing is ever built of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ocop_site.problems import Place, Problem
from ocop_site.reading.folder import read_vocabulary
from ocop_site.records.counts import OfficialCounts
from ocop_site.records.others import Coverage
from ocop_site.records.parse import parse
from ocop_site.records.site import Site
from ocop_site.records.vocabulary import FILES, Vocabulary
from ocop_site.records.vocabulary_check import check_vocabulary
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import Raw, RawRecord

# The keys that every site has, as nobody has written them.
_NOBODYS = {"title": "—", "tagline": "—", "publisher": "—", "description": "—", "code_block": "00"}


@dataclass(frozen=True, slots=True)
class Foundations:
    """The site, the statements of completeness and the vocabulary; `whole` where none of it stands in for another."""

    site: Site
    coverage: Coverage
    counts: OfficialCounts
    vocabulary: Vocabulary
    whole: bool


def read_foundations(raw: RawContent) -> tuple[Foundations, list[Problem]]:
    """What the records are judged by, and every problem of these files."""
    problems: list[Problem] = []
    site, complaints = parse(raw.site, Site) if raw.site else (None, [])
    problems += complaints
    coverage, complaints = parse(raw.coverage, Coverage) if raw.coverage else (None, [])
    problems += complaints
    counts, complaints = parse(raw.counts, OfficialCounts) if raw.counts else (None, [])
    problems += complaints
    files, complaints = _vocabulary_files(raw)
    problems += complaints
    spare = _spare_files(raw, set(FILES) - set(files))
    vocabulary = Vocabulary.from_files({**spare, **files})
    if not vocabulary.lacking:
        # The project's own files are right: whatever is said is said of this folder's.
        problems += check_vocabulary(vocabulary, lambda stem, at: _place(raw, stem, *at))
    no_statements = raw.coverage is None and "coverage" not in raw.unread
    whole = site is not None and (coverage is not None or no_statements) and len(files) == len(FILES)
    site = site or _site_as_far_as_known(raw.site.data if raw.site else {})
    return Foundations(site, coverage or Coverage(), counts or OfficialCounts(), vocabulary, whole), problems


def _vocabulary_files(raw: RawContent) -> tuple[dict[str, BaseModel], list[Problem]]:
    """The files of the vocabulary that are right, by stem."""
    problems: list[Problem] = []
    read: dict[str, BaseModel] = {}
    for stem in sorted(set(raw.vocabulary) - set(FILES)):
        hint = nearest(stem, FILES)
        problems.append(Problem("unexpected-file", raw.vocabulary[stem].place(), {"value": stem}, hint))
    for stem in sorted(FILES):
        if stem not in raw.vocabulary:
            if stem not in raw.unread.get("vocabulary", ()):
                problems.append(Problem("missing-file", _place(raw, stem), {"value": f"{stem}.yaml"}))
            continue
        model, complaints = parse(raw.vocabulary[stem], FILES[stem])
        problems.extend(complaints)
        if model is not None:
            read[stem] = model
    return read, problems


def _place(raw: RawContent, stem: str, *at: str | int) -> Place:
    """Where a value of a vocabulary file stands; the folder, where there is no such file."""
    return raw.vocabulary[stem].place(at) if stem in raw.vocabulary else Place(f"{raw.name}/vocabulary")


def _spare_files(raw: RawContent, stems: set[str]) -> dict[str, BaseModel]:
    """The files of these stems from the spare vocabulary, as far as they are right there."""
    if not stems or raw.spare is None:
        return {}
    found: dict[str, RawRecord] = read_vocabulary(raw.spare)
    models = {stem: parse(found[stem], FILES[stem])[0] for stem in sorted(stems & set(found))}
    return {stem: model for stem, model in models.items() if model is not None}


def _site_as_far_as_known(data: dict[str, Raw]) -> Site:
    """A site of those keys that are right: codes can be judged if `code_block` is one of them."""
    good = {key: value for key, value in data.items() if key in Site.model_fields and value is not None}
    try:
        Site.model_validate({**_NOBODYS, **good})
    except ValidationError as error:
        wrong = {one["loc"][0] for one in error.errors(include_url=False)}
        good = {key: value for key, value in good.items() if key not in wrong}
    site = Site.model_validate({**_NOBODYS, **good})
    return site.model_copy(update={"code_block": good.get("code_block", "")})  # every code begins with nothing
