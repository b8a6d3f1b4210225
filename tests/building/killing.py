"""Killing a run at any of its steps: a child does the work and is killed just before its n-th write below a folder."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITES = {"os.mkdir", "os.link", "os.symlink", "os.rename", "os.remove", "os.rmdir", "os.utime", "os.chmod"}
NEVER = -1


def killed_before(moment: int, folder: Path, action: Callable[[], object]) -> bool:
    """Whether the child was killed; False if it was done before its write number `moment` (from 1)."""
    status, _ = _in_a_child(moment, folder, action)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the child failed by itself"
    return False


def writes_of(folder: Path, action: Callable[[], object]) -> int:
    """How many writes below a folder the work takes; it is done by a child, to its end."""
    status, count = _in_a_child(NEVER, folder, action)
    assert os.waitstatus_to_exitcode(status) == 0, "the child failed by itself"
    return count


def _in_a_child(moment: int, folder: Path, action: Callable[[], object]) -> tuple[int, int]:
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from Python 3.12 on: we may have threads
        child = os.fork()
    if child == 0:
        _work_and_die(moment, str(folder), action, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return status, int(said or b"0")


def _work_and_die(moment: int, folder: str, action: Callable[[], object], writer: int) -> None:
    done = [0]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in WRITES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE)
        if writes and any(isinstance(one, (str, os.PathLike)) and str(one).startswith(folder) for one in arguments):
            done[0] += 1
            if done[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    failed = 1
    try:
        sys.addaudithook(hook)
        action()
        os.write(writer, str(done[0]).encode())
        failed = 0
    finally:
        os._exit(failed)
