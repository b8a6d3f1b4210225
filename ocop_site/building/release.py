"""Releases: whole copies of the site that are never changed, each in a folder named by the digest of what is in it.

    DIR/.ocop-releases            marks the folder as ours; held by the run that publishes
    DIR/releases/DIGEST/          the web root of one release
    DIR/releases/DIGEST.json      what is in it; without this file the folder is half-written
    DIR/current                   leads to the release that is shown (`switching`)
    DIR/ledger/*.csv              the ledger as it was published last

A file that an earlier release has too is a hard link of it where the file system can, so that a release costs only what
is new; a file is never a link of one in the output, which the next build writes over.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.building.output import files_in
from ocop_site.building.store import write_whole
from ocop_site.building.switching import RELEASES
from ocop_site.digests import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from ocop_site.building.manifest import Made

FORMAT = 1
MARKER = ".ocop-releases"
MARKER_TEXT = "Releases made by ocop-site: publish with `python build.py publish`, never by hand.\n"
DIGEST_LETTERS = 16
READABLE = 0o644
NAME = re.compile(rf"[0-9a-f]{{{DIGEST_LETTERS}}}")
HALF, GONE = ".new-", ".old-"  # how folders begin that are not whole yet, or no more
_NOT_JUDGED = {"lost+found"}  # a file system of its own has it
# Assets and photos are named by their content (`building.assets`, `pages.pictures`): a name means one file for ever.
_CONTENT_NAMED = re.compile(r"(assets|anh)/([^/]+/)*([^/]*-)?[0-9a-f]{12,}[-.][^/]*")


@dataclass(frozen=True, slots=True)
class Release:
    """One release. `files` and `carried`: path -> SHA-256.

    `carried` are content-named files of other releases, which pages in browsers still ask for; they are not part of
    the digest. `number` counts publications, `previous` is the digest of the release that was shown before ("": none).
    """

    digest: str
    number: int
    day: str
    base_url: str
    files: Mapping[str, str]
    previous: str = ""
    carried: Mapping[str, str] = field(default_factory=dict)

    def answers(self, path: str) -> bool:
        """Whether there is a file at this path."""
        return path in self.files or path in self.carried


@dataclass(slots=True)
class Written:
    """How the files of a release came to be; `strange` are those that were not what they should have been."""

    linked: int = 0
    copied: int = 0
    strange: list[str] = field(default_factory=list)


def is_ours(home: Path) -> bool:
    """Whether releases may be kept here: the folder is new, empty, or carries our marker."""
    if not os.path.lexists(home):
        return True
    if not home.is_dir():
        return False
    inside = {entry.name for entry in home.iterdir()}
    return MARKER in inside or inside <= _NOT_JUDGED


def mark(home: Path) -> None:
    """Make the folder ours."""
    home.mkdir(parents=True, exist_ok=True)
    if not (home / MARKER).exists():
        (home / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")


def files_of(output: Path, made: Mapping[str, Made]) -> dict[str, str]:
    """Path -> SHA-256 of every file in the output; the manifest's word is taken only for files nobody touched."""
    found: dict[str, str] = {}
    for path in files_in(output):
        known = made.get(path)
        lies = (output / path).stat()
        if known is not None and (lies.st_size, lies.st_mtime_ns) == (known.size, known.changed):
            found[path] = known.digest
        else:
            found[path] = digest((output / path).read_bytes())
    return found


def name_of(files: Mapping[str, str]) -> str:
    """The name of a release with these files."""
    return digest("".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode())[:DIGEST_LETTERS]


def content_named(path: str) -> bool:
    """Whether a file is named by its content, so that it is the same in every release that has it."""
    return _CONTENT_NAMED.fullmatch(path) is not None


def folder_of(home: Path, name: str) -> Path:
    """The web root of a release."""
    return home / RELEASES / name


def paper_of(home: Path, name: str) -> Path:
    """The file that says what is in a release."""
    return home / RELEASES / f"{name}.json"


def load(home: Path, name: str) -> Release | None:
    """A release that is whole: its folder and the file that says what is in it."""
    try:
        known = json.loads(paper_of(home, name).read_bytes())
        if known["format"] != FORMAT or not folder_of(home, name).is_dir():
            return None
        return Release(
            digest=known["digest"],
            number=known["number"],
            day=known["day"],
            base_url=known["base_url"],
            files=known["files"],
            previous=known["previous"],
            carried=known["carried"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load_all(home: Path) -> list[Release]:
    """Every whole release, oldest first."""
    names = [path.stem for path in (home / RELEASES).glob("*.json") if NAME.fullmatch(path.stem)]
    found = [one for name in sorted(names) if (one := load(home, name)) is not None]
    return sorted(found, key=lambda one: one.number)


def save(home: Path, release: Release) -> None:
    """Write down what a release is: from then on it is whole."""
    text = json.dumps(
        {
            "format": FORMAT,
            "digest": release.digest,
            "number": release.number,
            "day": release.day,
            "base_url": release.base_url,
            "previous": release.previous,
            "files": dict(sorted(release.files.items())),
            "carried": dict(sorted(release.carried.items())),
        },
        ensure_ascii=False,
        indent=0,
    )
    paper = paper_of(home, release.digest)
    whole_since = paper.stat().st_mtime_ns if paper.exists() else None
    write_open(paper, text.encode())
    if whole_since is not None:
        os.utime(paper, ns=(whole_since, whole_since))  # `_untouched` compares with it


def write_open(path: Path, data: bytes) -> None:
    """Write a file whole, for everyone on this machine to read: others check against it."""
    write_whole(path, data)
    path.chmod(READABLE)


def write_release(
    home: Path,
    output: Path,
    release: Release,
    others: Sequence[Release],
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Written:
    """Lay out the files of a release from the output, hard-linked from `others` (best first) where these have them.

    It is made under another name and renamed when it is whole; if a file of the output was not what it should be,
    nothing is left of it. Raises OSError for a full disk and the like.
    """
    new = home / RELEASES / f"{HALF}{release.digest}"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    sources = [
        (folder_of(home, one.digest), one.files, paper_of(home, one.digest).stat().st_mtime_ns) for one in others
    ]
    written = Written()
    folders: set[Path] = set()
    for number, (path, sha) in enumerate(sorted(release.files.items()), start=1):
        target = new / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        same = [(folder / path, since) for folder, files, since in sources if files.get(path) == sha]
        if any(_untouched(source, since) and _link(source, target) for source, since in same):
            written.linked += 1
        elif _copy(output / path, target, sha):
            written.copied += 1
        else:
            written.strange.append(path)
        progress("release", number, len(release.files))
    if written.strange:
        shutil.rmtree(new)
        return written
    final = folder_of(home, release.digest)
    if final.exists():  # half-written: a whole one is never written again
        shutil.rmtree(final)
    new.rename(final)
    return written


def carry(home: Path, release: Release, others: Iterable[Release]) -> dict[str, str]:
    """Put into a release the content-named files that other releases have and it lacks; gives all that it carries."""
    folder = folder_of(home, release.digest)
    new = home / RELEASES / f"{HALF}carried"
    carried = dict(release.carried)
    for other in others:
        for path, sha in sorted(other.files.items()):
            if not content_named(path) or release.answers(path) or path in carried:
                continue
            source = folder_of(home, other.digest) / path
            new.unlink(missing_ok=True)
            if not _is(source, sha):  # no longer what was published
                continue
            if not _link(source, new):
                _copy(source, new, sha)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            new.replace(target)
            new.unlink(missing_ok=True)  # renaming a link of the same file does nothing
            carried[path] = sha
    return carried


def _untouched(path: Path, since: int) -> bool:
    """Whether nobody wrote into a published file after its release was whole (`since`, nanoseconds)."""
    try:
        return path.stat().st_mtime_ns <= since
    except OSError:
        return False


def _link(source: Path, target: Path) -> bool:
    """A hard link; False where the file system has none, or it lies on another one."""
    with suppress(OSError):
        os.link(source, target)
        return True
    return False


def _is(path: Path, sha: str) -> bool:
    """Whether the bytes of a file have this digest."""
    try:
        return digest(path.read_bytes()) == sha
    except OSError:
        return False


def _copy(source: Path, target: Path, sha: str) -> bool:
    """Copy a file whose bytes must have this digest; False if they have not."""
    data = source.read_bytes()
    if digest(data) != sha:
        return False
    target.write_bytes(data)
    return True
