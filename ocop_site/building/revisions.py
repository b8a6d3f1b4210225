"""The content as it was at a revision of git, laid out in a folder of its own."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

Reason = Literal["no-git", "no-repository", "no-revision", "shallow", "no-content"]


@dataclass(frozen=True, slots=True)
class NoRevision:
    """Why the content of a revision cannot be had, and what git itself says of it.

    `shallow`: there is no such revision, and of the repository only its newest part was fetched.
    """

    reason: Reason
    said: str = ""


class _Refused(Exception):  # noqa: N818 - no error of ours: git says no
    """Git refuses, with its own words."""


def content_at(revision: str, content: Path, into: Path) -> Path | NoRevision:
    """The content folder of a revision below the empty folder `into`, with `templates/` and `assets/` beside it.

    The repository may begin at the content folder itself, beside it or above it. Nothing of it is touched.
    """
    git = shutil.which("git")
    if git is None:
        return NoRevision("no-git")
    try:
        return _laid_out(git, revision, content.resolve(), into)
    except _Refused as refused:
        return NoRevision("no-repository", str(refused))


def _laid_out(git: str, revision: str, folder: Path, into: Path) -> Path | NoRevision:
    """The same, with a git at hand. Raises _Refused where it does not work."""
    is_whole = not _asked(git, folder, "rev-parse", "--show-prefix").strip()
    try:
        name = f"{revision}^{{commit}}"
        commit = _asked(git, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
    except _Refused:
        shallow = _asked(git, folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        return NoRevision("shallow" if shallow else "no-revision")
    if is_whole:  # the repository is the content alone
        return _unpacked(_asked(git, folder, "archive", "--format=tar", commit), into / folder.name)
    home = folder.parent
    there = _asked(git, home, "ls-tree", "-z", "--name-only", commit).split(b"\0")
    wanted = {folder.name, "templates", "assets"} & {os.fsdecode(name) for name in there}
    if folder.name not in wanted:
        return NoRevision("no-content")
    _unpacked(_asked(git, home, "archive", "--format=tar", commit, *sorted(wanted)), into)
    return into / folder.name


def _unpacked(packed: bytes, into: Path) -> Path:
    into.mkdir(exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter=_harmless)  # noqa: S202 - filtered
    return into


def _harmless(member: tarfile.TarInfo, path: str) -> tarfile.TarInfo | None:
    """Leave out what leads elsewhere, such as a link out of the folder: no build reads it."""
    try:
        return tarfile.data_filter(member, path)
    except tarfile.FilterError:
        return None


def _asked(git: str, folder: Path, *words: str) -> bytes:
    """What git answers. Raises _Refused with its first line where it refuses."""
    done = subprocess.run([git, *words], cwd=folder, capture_output=True, check=False)  # noqa: S603 - git, our own words
    if done.returncode != 0:
        raise _Refused(done.stderr.decode(errors="replace").strip().partition("\n")[0])
    return done.stdout
