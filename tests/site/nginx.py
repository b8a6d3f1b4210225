"""A real nginx for one folder, configured as `docs/how-to/publish.md` says, on a port of its own on loopback."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.small_content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

HOWTO = PROJECT / "docs" / "how-to" / "publish.md"
FRAME = """\
daemon off;
master_process on;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def program() -> str:
    """Where nginx is; the test is skipped where there is none."""
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if found is None:
        pytest.skip("nginx is missing: install Debian's package `nginx-light`")
    return found


def documented() -> str:
    """The configuration that the how-to tells people to copy."""
    (block,) = re.findall(r"```nginx\n(.*?)```", HOWTO.read_text(encoding="utf-8"), flags=re.DOTALL)
    return str(block)


def with_the_map(server: str) -> str:
    """The same with the lines that are commented out there: the server itself leads on."""
    return re.sub(r"^( *)# (map|if)", r"\1\2", server, flags=re.MULTILINE)


@contextmanager
def running(folder: Path, root: Path, server: str) -> Iterator[int]:
    """The port at which nginx serves `root`; `folder` is for its own files. Only address and folder are put in."""
    port = _free_port()
    server, changed = re.subn(r"listen 80;", f"listen 127.0.0.1:{port};", server)
    assert changed == 1
    server = server.replace("/srv/ocop/current", str(root))
    assert str(root) in server
    folder.mkdir()
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, server=server), encoding="utf-8")
    command = [program(), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    if Path("/proc/self").stat().st_uid == 0:
        command += ["-g", "user root;"]  # the folders of a test are closed to others
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            _wait_for(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)
    log = folder / "error.log"
    complaints = [line for line in log.read_text(encoding="utf-8").splitlines() if "[notice]" not in line]
    assert [line for line in complaints if "(2: No such file or directory)" not in line] == []


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        if process.poll() is not None:
            assert process.stdout is not None
            pytest.fail(f"nginx stopped: {process.stdout.read().decode()}")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            connection.close()
            return
    pytest.fail("nginx does not answer")
