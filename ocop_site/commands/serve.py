"""`serve`: look at the site on this machine while it is edited; pages follow what is saved."""

from __future__ import annotations

import errno
import signal
import threading
import webbrowser
from typing import TYPE_CHECKING

import click

from ocop_site.building.hosting import Host
from ocop_site.commands.options import catalogue_options, order_of, output_options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from ocop_site.building.orders import Order
    from ocop_site.commands.local_server import LocalServer
    from ocop_site.problems import Language

PORTS = 20  # ports that are tried, one after another


@click.command(
    "serve", help="Xem trang trên máy này; lưu tệp là trang đang mở tự đổi / look at the site while editing."
)
@catalogue_options
@output_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Cổng; bận thì thử cổng kế tiếp / port; the next one where it is in use.",
)
@click.option("--open", "show", is_flag=True, help="Mở luôn trình duyệt / open the browser, too.")
def serve_command(  # noqa: PLR0913 - one argument for each option
    content: Path,
    output: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
    workers: int | None,
    *,
    port: int,
    show: bool,
) -> int:
    """Serve the site until Ctrl+C; 0 then, 1 if there is nothing to serve."""

    def order() -> Order:
        return order_of(content, output, base_url, day, workers)

    # Only here are a server and a watcher needed: every other command starts without waiting for them.
    from ocop_site.commands import local_server, serving  # noqa: PLC0415

    words = serving.WORDS[language]
    today = order()
    if not content.is_dir():
        raise click.ClickException(words["no-content"].format(content))
    tabs = local_server.Tabs(Host(output, base_url or ""))
    watched = {content, today.templates, today.assets, serving.ENGINE}
    if not (content / "vocabulary").exists():
        watched.add(today.vocabulary)
    desk = serving.Serving(order, tabs, language)
    # A shell that begins us in the background has us ignore Ctrl+C; whoever sends it all the same means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        server = local_server.LocalServer(tabs, local_server.SleepingWatcher(sorted(watched), desk.seen))
        address = f"http://{local_server.LOCAL}:{_listening(server, port, words)}{tabs.host.base}"
        click.echo(words["open"].format(address))
        if show:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        desk.begin()
        server.serve()
    finally:
        desk.close()
    click.echo(words["over"])
    return 0


def _listening(server: LocalServer, port: int, words: Mapping[str, str]) -> int:
    """The port on which the server listens by now: the one wanted, or the next that is free."""
    last = min(port + PORTS, 65536) - 1
    for tried in range(port, last + 1):
        try:
            return server.listen(tried)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            if tried < last:
                click.echo(words["busy"].format(tried, tried + 1), err=True)
    raise click.ClickException(words["no-port"].format(port, last))
