"""The content as it was at a revision of git, laid out in a folder of its own."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def content_at(revision: str, content: Path, into: Path) -> Path | None:
    """The content folder of a revision below the empty folder `into`, with `templates/` and `assets/` beside it.

    None where there is no git, no repository, no such revision, or no such folder in it. Nothing of the repository is
    touched.
    """
    git = shutil.which("git")
    if git is None or not content.is_dir():
        return None
    home = content.resolve().parent
    top = _asked(git, home, "rev-parse", "--show-prefix")
    commit = _asked(git, home, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if top is None or commit is None:
        return None
    here = top.decode().strip()
    named = _asked(git, home, "ls-tree", "-z", "--name-only", commit.decode().strip()) or b""
    there = {name.decode(errors="surrogateescape") for name in named.split(b"\0")}
    wanted = sorted({content.resolve().name, "templates", "assets"} & there)
    if content.resolve().name not in wanted:
        return None
    packed = _asked(git, home, "archive", "--format=tar", f"{commit.decode().strip()}:{here}", *wanted)
    if packed is None:
        return None
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    return into / content.resolve().name


def _asked(git: str, folder: Path, *words: str) -> bytes | None:
    """What git answers; None where it refuses."""
    done = subprocess.run([git, *words], cwd=folder, capture_output=True, check=False)  # noqa: S603 - git, our own words
    return done.stdout if done.returncode == 0 else None
