"""livereload's server for `serve`: on this machine only, with a watcher that sleeps and pages that follow the site."""

from __future__ import annotations

import json
import re
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from livereload import Server  # type: ignore[import-untyped]
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler  # type: ignore[import-untyped]
from livereload.watcher import Watcher  # type: ignore[import-untyped]
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application, HTTPError, RequestHandler

from ocop_site.building.hosting import HTML
from ocop_site.building.sent_pages import dressed
from ocop_site.building.watching import Trouble, changes
from ocop_site.commands.notices import NOTHING, waiting_page
from ocop_site.digests import short_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tornado.httputil import HTTPServerRequest

    from ocop_site.building.hosting import Host
    from ocop_site.building.watching import Burst

LOCAL = "127.0.0.1"
OUR_NAMES = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?", re.IGNORECASE)
SCRIPT = Path(__file__).with_name("serve.js")
SOCKET = "/livereload"
SCRIPTS = ("/livereload/serve.js", "/livereload.js")  # livereload takes up our plugin where it finds it loaded
LOADING = 503


class Tabs:
    """The open pages, and what each of them shows. `told`: what is said over them now, as the JSON of `notices`."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.told = NOTHING
        self.open: dict[PageSocket, tuple[str, str]] = {}

    def paths(self) -> list[str]:
        """The files of the site that are open in a browser, sorted."""
        found = {self.host.file_of(path) for path, _ in self.open.values()}
        return sorted(name for name in found if name)

    def joined(self, tab: PageSocket, path: str, shown: str) -> None:
        """A page was opened, or its browser found us again."""
        self.open[tab] = (path, shown)
        if not self._renew(tab) and self.told != NOTHING:
            self._lay(tab)

    def left(self, tab: PageSocket) -> None:
        """A page was closed."""
        self.open.pop(tab, None)

    def renew(self) -> int:
        """Let each open page that is not what it would be by now load again; gives how many did."""
        return sum([self._renew(tab) for tab in list(self.open)])

    def say(self, told: str) -> None:
        """Lay something over every open page, or take it away."""
        if told != self.told:
            self.told = told
            for tab in list(self.open):
                self._lay(tab)

    def state(self, path: str) -> str:
        """What the page at a path would show by now: its look, or what is told while there is no site."""
        return str(self.host.look(path)) if self.host.is_there else f"{short_digest(self.told.encode())}.-"

    def _lay(self, tab: PageSocket) -> None:
        if self.host.is_there:  # else the page itself says it
            tab.tell("ocop:problems", self.told)

    def _renew(self, tab: PageSocket) -> bool:
        path, shown = self.open[tab]
        now = self.state(path)
        if now == shown:
            return False
        self.open[tab] = (path, now)
        still = now.partition(".")[2]
        if still not in {"", "-"} and shown.endswith(f".{still}"):
            tab.tell("ocop:shown", now)
            tab.tell("/assets/site.css")  # livereload changes the style sheet whose name is nearest
        else:
            tab.tell("/")
        return True


def is_our_name(netloc: str) -> bool:
    """Whether a `Host` names this very machine: another name that leads here belongs to a page of somebody else."""
    return bool(OUR_NAMES.fullmatch(netloc))


def refuse_strangers(request: HTTPServerRequest) -> None:
    """Raises HTTPError for a request that was not meant for us (DNS rebinding)."""
    if not is_our_name(request.host):
        raise HTTPError(403, reason="Not for this host")


class PageSocket(LiveReloadHandler):  # type: ignore[misc]
    """The socket of one open page, speaking livereload's protocol."""

    def initialize(self, tabs: Tabs) -> None:
        """Tornado hands over what the route names."""
        self.tabs = tabs

    def prepare(self) -> None:
        """Before anything is answered."""
        refuse_strangers(self.request)

    def check_origin(self, origin: str) -> bool:
        """Only pages that we sent ourselves."""
        return urlsplit(origin).netloc.lower() == str(self.request.host).lower()

    def on_message(self, message: str | bytes) -> None:
        """The greeting of livereload itself, and then what the page is and shows."""
        try:
            said = json.loads(message)
            if said["command"] != "info":
                super().on_message(message)
                return
            shown = said["plugins"].get("ocop", {}).get("shown", "")
            path = urlsplit(said["url"]).path
        except (ValueError, KeyError, TypeError, AttributeError):
            self.close()
            return
        self.tabs.joined(self, path, str(shown))

    def on_close(self) -> None:
        """The page was left."""
        self.tabs.left(self)

    def tell(self, path: str, more: str = "") -> None:
        """A `reload` of livereload's protocol: of a page, a style sheet, or one that our own plugin takes."""
        self.send_message(
            {"command": "reload", "path": path, "liveCSS": True, "liveImg": False, "originalPath": more},
        )


class _Handler(RequestHandler):
    """What all our answers have in common."""

    def prepare(self) -> None:
        """Before anything is answered."""
        refuse_strangers(self.request)

    def set_default_headers(self) -> None:
        """Nothing is kept by the browser, nothing is for other sites."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Server", "ocop-site")

    def compute_etag(self) -> None:
        """None: see `no-store`."""


class PluginFile(_Handler):
    """The script that lays problems over a page."""

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.write(SCRIPT.read_bytes())


class LibraryFile(LiveReloadJSHandler, _Handler):  # type: ignore[misc]
    """livereload's own script."""


class SiteFile(_Handler):
    """A file of the site, or what a host says where there is none."""

    def initialize(self, tabs: Tabs) -> None:
        """Tornado hands over what the route names."""
        self.tabs = tabs

    def get(self) -> None:
        """Send it; a page is sent with our scripts."""
        here, target = f"http://{self.request.host}", self.request.uri or "/"
        if not self.tabs.host.is_there:
            self.set_status(LOADING)
            self._send(HTML, self._dressed(waiting_page(self.tabs.told), here, target))
            return
        answer = self.tabs.host.answer(target, here)
        self.set_status(answer.status)
        if answer.location:
            self.set_header("Location", answer.location)
            self.finish()
            return
        self._send(answer.kind, self._dressed(answer.body, here, target) if answer.kind == HTML else answer.body)

    head = get

    def _send(self, kind: str, body: bytes) -> None:
        self.set_header("Content-Type", kind)
        self.set_header("Content-Length", str(len(body)))
        if self.request.method == "HEAD":
            self.finish()
        else:
            self.finish(body)

    def _dressed(self, page: bytes, here: str, target: str) -> bytes:
        scripts = [(SCRIPTS[0], {"data-shown": self.tabs.state(target.partition("?")[0])}), (SCRIPTS[1], {})]
        return dressed(page, scripts, f"ws{here.removeprefix('http')}{SOCKET}", here)


class SleepingWatcher(Watcher):  # type: ignore[misc]
    """livereload's watcher, but one that the system wakes: nothing is looked at again and again."""

    def __init__(self, folders: Sequence[Path], seen: Callable[[Burst | Trouble], None]) -> None:
        """`seen` is called, in the server's loop, with what was saved and with why nothing more may be seen."""
        super().__init__()
        self.folders = folders
        self.seen = seen
        self.over = threading.Event()
        for folder in folders:
            self.watch(str(folder))

    def start(self, _callback: Callable[[], None]) -> bool:
        """Begin; True tells livereload not to look for itself."""
        loop = IOLoop.current()
        threading.Thread(target=self._follow, args=(loop,), daemon=True).start()
        return True

    def _follow(self, loop: IOLoop) -> None:
        try:
            for one in changes(self.folders, self.over):
                loop.add_callback(self.seen, one)
        except Exception as error:  # noqa: BLE001 - a thread that ends in silence leaves pages old for ever
            loop.add_callback(self.seen, Trouble("blind", repr(error)))


class LocalServer(Server):  # type: ignore[misc]
    """livereload's server, listening on this machine alone; it answers as the host of the site would."""

    def __init__(self, tabs: Tabs, watcher: SleepingWatcher) -> None:
        super().__init__(watcher=watcher)
        self.tabs = tabs

    def listen(self, port: int) -> int:
        """Listen on a port, 0 for any free one; gives the port. Raises OSError where it is taken."""
        routes: list[Any] = [
            (SOCKET, PageSocket, {"tabs": self.tabs}),
            (SCRIPTS[0], PluginFile),
            (SCRIPTS[1], LibraryFile),
            (".*", SiteFile, {"tabs": self.tabs}),
        ]
        LiveReloadHandler.watcher = self.watcher
        app = Application(routes, log_function=lambda _: None)
        listening = socket.create_server((LOCAL, port))
        listening.settimeout(0)  # it never waits
        HTTPServer(app).add_socket(listening)
        return int(listening.getsockname()[1])

    def application(self, *_: object, **__: object) -> None:
        """Where livereload would listen; we do already, so that a taken port is known in time."""

    def _setup_logging(self) -> None:
        """What is to be said is said by the command."""
