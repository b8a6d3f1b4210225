"""A small web server for one built site below a base path. Letters must be written in their right case."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def served(folder: Path, base: str, base_url: str = "") -> Iterator[str]:
    """The address at which a folder is served for a while: `http://127.0.0.1:PORT` and the base path.

    `base_url` is the address for which the site was built: 404.html names it, and is sent as if we stood there.
    """

    class Handler(_Handler):
        root = folder
        below = base
        built_for = base_url

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    root: Path
    below: str
    built_for: str

    def do_GET(self) -> None:
        """As static hosts do: a folder's index, a redirect to the slash, 404.html for the rest."""
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        if file is not None and file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.root / "404.html")

    def _file(self, path: str) -> Path | None:
        """The file of a path, compared letter by letter even where the file system does not care."""
        if not path.startswith(self.below) or ".." in path.split("/"):
            return None
        file = self.root
        for part in path.removeprefix(self.below).split("/"):
            if part:
                if not file.is_dir() or part not in {entry.name for entry in file.iterdir()}:
                    return None
                file /= part
        return file

    def _send(self, status: HTTPStatus, file: Path) -> None:
        data = file.read_bytes()
        if file.name == "404.html" and self.built_for:
            here = f"http://127.0.0.1:{self.server.server_port}{self.below}"
            data = data.replace(self.built_for.encode(), here.encode())
        self.send_response(status)
        kind = self.guess_type(str(file))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    server: ThreadingHTTPServer

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - http.server's own signature
        """Say nothing."""
