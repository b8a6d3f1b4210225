"""A YAML file of the user's own, outside of the content folder: a printer's profile, the sheet of a shop next door.

It is read like a file of content, but for its name: people call their files what they like.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from ocop_site.digests import digest
from ocop_site.problems import Place, Problem
from ocop_site.reading.raw import RawRecord
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.text import LARGEST_FILE, decode
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.vietnamese import nfc, slug

if TYPE_CHECKING:
    from pathlib import Path


def read_own_file(path: Path, kind: str) -> tuple[RawRecord | None, list[Problem]]:
    """The raw record of one YAML file, or None with every reason why not. Its id is its stem in plain letters.

    `kind` is what it is to be read as: "profile" or "stock". Complaints name the file as it was given.
    """
    shown = nfc(path.as_posix())
    data, problems = read_bytes(str(path), shown, LARGEST_FILE)
    if data is None:
        return None, problems
    text, complaints = decode(data, shown)
    problems += complaints
    if text is None:
        return None, problems
    yaml = read_yaml(text, shown)
    problems += yaml.problems
    if yaml.broken:
        return None, problems
    found = {} if yaml.data is None else yaml.data
    if not isinstance(found, dict):
        return None, [*problems, Problem("not-a-mapping", Place(shown, *yaml.values[()]))]
    name = slug(PurePath(nfc(path.name)).stem)
    return RawRecord(kind, name, shown, found, yaml.values, yaml.keys, "", 0, digest(data)), problems
