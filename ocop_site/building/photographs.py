"""Photos before planning: each is read once, judged, and its facts kept in the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop_site.building.store import Store
from ocop_site.digests import digest
from ocop_site.making.photos import PhotoFault, probe
from ocop_site.pages.pictures import PhotoFacts
from ocop_site.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.collection import Records


def probe_photos(records: Records, store_folder: Path) -> tuple[dict[str, PhotoFacts], list[Problem]]:
    """The facts of every photo that a record uses, by file name, and a problem for each that cannot be used."""
    store = Store(store_folder)
    facts: dict[str, PhotoFacts] = {}
    problems: list[Problem] = []
    for kind, some in records.coded():
        for record in some:
            for i, photo in enumerate(record.photos):
                path = records.photos.get(photo.file)
                if path is None or photo.file in facts:
                    continue
                known = _probe(path, store)
                if isinstance(known, PhotoFacts):
                    facts[photo.file] = known
                    continue
                place = records.place(kind, record.id, "photos", i, "file")
                values = {"value": photo.file, "reason_vi": known.reason_vi, "reason_en": known.reason_en}
                problems.append(Problem("bad-photo", place, values))
    return facts, problems


def _probe(path: Path, store: Store) -> PhotoFacts | PhotoFault:
    try:
        data = path.read_bytes()
    except OSError as error:
        return PhotoFault("không đọc được tệp", f"the file could not be read: {error.strerror}")
    key = digest(data)
    kept = store.get("photo-facts", key)
    if kept is not None:
        width, height = json.loads(kept)
        return PhotoFacts(key, width, height)
    found = probe(data)
    if isinstance(found, PhotoFault):
        return found
    store.put("photo-facts", key, json.dumps([found.width, found.height]).encode())
    return PhotoFacts(key, found.width, found.height)
