"""Every file below a folder, in one fixed order, never leaving the folder and never walking in circles."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, shorten
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_LEFTOVER = re.compile(r"\..*|.*~|~\$.*|#.*#|.*\.sw[a-p]|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_ALWAYS_WELCOME = re.compile(r"(README|LICEN[SC]E)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file: where it really is, and its name relative to the folder walked, POSIX and NFC."""

    real: str
    name: str

    @property
    def parts(self) -> list[str]:
        """The folders of the name, then the file."""
        return self.name.split("/")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk: `trail` are the real paths that led here, `linked` whether a link was among them."""

    real: str
    name: str
    trail: tuple[str, ...]
    linked: bool


def walk(folder: Path, shown: str, skip: Collection[str] = ()) -> tuple[list[FoundFile], list[Problem]]:
    """The files below a folder, sorted by name. `shown` is the folder's name in problems.

    Left out silently: hidden files, what editors and systems leave behind, README and LICENSE files, and the
    top folders named in `skip`. Links are followed only inside the folder.
    """
    return _Walk(os.path.realpath(folder), shown, skip).all_files()


class _Walk:
    """One walk, with what it found so far."""

    def __init__(self, root: str, shown: str, skip: Collection[str]) -> None:
        self.root = root
        self.shown = shown
        self.skip = skip
        self.files: list[FoundFile] = []
        self.problems: list[Problem] = []

    def all_files(self) -> tuple[list[FoundFile], list[Problem]]:
        pending = [_Folder(self.root, "", (self.root,), linked=False)]
        while pending:
            pending.extend(self._look_into(pending.pop()))
        # The name on disk breaks the tie between two spellings of one name.
        self.files.sort(key=lambda file: (file.name, file.real))
        return self.files, self.problems

    def _look_into(self, folder: _Folder) -> list[_Folder]:
        """Keeps the folder's files and gives the folders below it."""
        below = []
        try:
            with os.scandir(folder.real) as entries:
                for entry in entries:
                    if self._is_welcome(entry.name, folder):
                        inner = self._take(entry, folder)
                        below += [inner] if inner else []
        except OSError as error:
            self._complain("unreadable-file", folder.name, reason=reason_of(error))
        return below

    def _is_welcome(self, name: str, folder: _Folder) -> bool:
        if is_leftover(name) or _ALWAYS_WELCOME.fullmatch(name):
            return False
        return bool(folder.name) or name not in self.skip

    def _take(self, entry: os.DirEntry[str], folder: _Folder) -> _Folder | None:
        """Keeps a file; gives a folder, to be looked into later."""
        name = f"{folder.name}/{nfc(entry.name)}" if folder.name else nfc(entry.name)
        if not entry.name.isprintable():  # control characters, direction marks, bytes that are not UTF-8
            self._complain("bad-file-name", name, value=entry.name)
            return None
        is_link = entry.is_symlink()
        if is_link and not self._may_follow(entry.path, name, folder):
            return None
        if entry.is_dir():
            real = os.path.realpath(entry.path) if is_link else entry.path
            return _Folder(real, name, (*folder.trail, real), linked=folder.linked or is_link)
        if entry.is_file():
            self.files.append(FoundFile(entry.path, name))
        else:
            self._complain("unexpected-file", name, value=entry.name)
        return None

    def _may_follow(self, path: str, name: str, folder: _Folder) -> bool:
        """Whether a link leads to something inside the folder walked, and not back to where we come from."""
        try:
            target = os.path.realpath(path, strict=True)
        except OSError as error:
            target = os.path.realpath(path)
            if error.errno != errno.ELOOP and self._is_inside(target):
                self._complain("unreadable-file", name, reason=reason_of(error))
                return False
            target = ""
        # A link in a folder that was itself reached by a link is not followed to a folder: the number of
        # ways through such folders can double with every link.
        again = folder.linked and os.path.isdir(target)  # noqa: PTH112 - text is enough
        if again or target in folder.trail or not self._is_inside(target):
            self._complain("link-outside", name)
            return False
        return True

    def _is_inside(self, target: str) -> bool:
        return target == self.root or target.startswith(self.root.rstrip(os.sep) + os.sep)

    def _complain(self, code: str, name: str, **values: str) -> None:
        path = f"{self.shown}/{name}" if name else self.shown
        self.problems.append(Problem(code, Place(shorten(path, len(path))), values))


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or what an editor or a system leaves behind."""
    return _LEFTOVER.fullmatch(name) is not None


def reason_of(error: OSError) -> str:
    """The system's own words for why a file cannot be read."""
    return error.strerror or type(error).__name__
