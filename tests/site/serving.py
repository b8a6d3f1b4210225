"""The real command `serve`, started on some content and listened to."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.site.built import DAY, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60  # seconds; a shared machine may be busy


@dataclass
class Serve:
    """A running `serve`: its process, the lines that it said (both streams), where its site stands."""

    process: subprocess.Popen[str]
    content: Path
    output: Path
    lines: list[str] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)

    @property
    def address(self) -> str:
        """Where the site begins: `http://127.0.0.1:PORT/`."""
        return re.search(r"http://127\.0\.0\.1:\d+/\S*", self.said("http://"))[0]  # type: ignore[index]

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def said(self, text: str, times: int = 1) -> str:
        """The line that holds a text for the so-and-so-manieth time, waited for."""
        with self.more:
            there = self.more.wait_for(lambda: sum(text in line for line in self.lines) >= times, PATIENCE)
            assert there, f"never said: {text!r}\n" + "".join(self.lines)
            return [line for line in self.lines if text in line][times - 1]

    def count(self, text: str) -> int:
        with self.more:
            return sum(text in line for line in self.lines)

    def follow(self) -> None:
        """Collect what is said."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.more:
                self.lines.append(line)
                self.more.notify_all()

    def get(self, target: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """What is answered for exactly this target; no path is tidied on the way."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest("GET", target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def edit(self, name: str, old: str, new: str) -> None:
        """Save a file of the content with one text in place of another."""
        path = self.content / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def stop(self) -> int:
        """Ctrl+C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(content: Path, output: Path, *more: str) -> Iterator[Serve]:
    """`serve` for a while, on any free port. Its first build is not waited for."""
    words = [sys.executable, "-W", "error", "-u", str(PROJECT / "build.py"), "serve", "--content", str(content)]
    words += ["--output", str(output), "--date", DAY.isoformat(), "--workers", "1", "--port", "0", *more]
    process = subprocess.Popen(
        words,
        cwd=PROJECT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    serve = Serve(process, content, output)
    listener = threading.Thread(target=serve.follow)
    listener.start()
    try:
        yield serve
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        listener.join()
        assert process.stdout is not None
        process.stdout.close()


def until(what: str, holds: object, seconds: float = PATIENCE) -> None:
    """Wait until a function gives something true; fails with `what` after a while."""
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)
