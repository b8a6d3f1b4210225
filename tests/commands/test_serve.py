"""`serve` from outside: what it answers, to whom, how often it builds, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.hosting import Host
from ocop_site.building.rebuilding import Report
from ocop_site.building.watching import Trouble
from ocop_site.commands import main
from ocop_site.commands.local_server import Tabs
from ocop_site.commands.notices import NOTHING
from ocop_site.commands.serving import Serving
from tests.building.small_site import FILES
from tests.building.small_site import order_of as small_order
from tests.site.serving import serving, until
from tests.small_content import code, write

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from tests.site.serving import Serve

A = f"san-pham/che-vi-du-{code(1)}/"
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    home = tmp_path_factory.mktemp("serve")
    with serving(write(home, FILES), home / "output", "--base-url", "https://ocop.vi-du.vn/danh-muc/") as running:
        running.said(" tệp: ghi ")
        yield running


def test_the_site_stands_where_it_will_stand(serve: Serve) -> None:
    assert serve.address.endswith("/danh-muc/")
    assert serve.get("/")[:1] == (302,)
    status, headers, body = serve.get(f"/danh-muc/{A}")
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert b"<h1" in body
    assert serve.get(f"/danh-muc/{A.rstrip('/')}")[1]["location"] == f"/danh-muc/{A}"
    status, _, body = serve.get("/danh-muc/khong/co/")
    assert status == 404
    assert f'href="http://127.0.0.1:{serve.port}/danh-muc/tinh/"'.encode() in body
    assert b"https://ocop.vi-du.vn" not in body


def test_what_lies_in_the_output_has_nothing_of_what_is_sent(serve: Serve) -> None:
    sent = serve.get(f"/danh-muc/{A}")[2]
    lying = (serve.output / A / "index.html").read_bytes()
    assert b"livereload" in sent
    assert b"livereload" not in lying
    picture = f"Q/{code(1)}/qr.png"
    assert serve.get(f"/danh-muc/{picture}")[2] == (serve.output / picture).read_bytes()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_name_of_somebody_else_that_leads_here_gets_nothing(serve: Serve, host: str) -> None:
    for target in ("/danh-muc/", "/livereload.js", "/livereload/serve.js", "/nothing"):
        status, _, body = serve.get(target, Host=host)
        assert status in {400, 403}
        assert b"OCOP" not in body
    assert serve.get("/livereload", Host=host, Origin=f"http://{host}", **HANDSHAKE)[0] in {400, 403}


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_our_own_names_are_answered(serve: Serve, name: str) -> None:
    assert serve.get("/danh-muc/", Host=f"{name}:{serve.port}")[0] == 200


def test_a_page_of_somebody_else_opens_no_socket(serve: Serve) -> None:
    assert serve.get("/livereload", Origin="http://evil.example", **HANDSHAKE)[0] == 403
    assert serve.get("/livereload", Origin="http://127.0.0.1:1", **HANDSHAKE)[0] == 403


@pytest.mark.parametrize(
    "target",
    [
        "/danh-muc/../../content/site.yaml",
        "/danh-muc/%2e%2e/%2e%2e/content/site.yaml",
        "/danh-muc/..%2f..%2fcontent%2fsite.yaml",
        "/danh-muc/.ocop-site",
    ],
)
def test_no_path_leads_out(serve: Serve, target: str) -> None:
    status, _, body = serve.get(target)
    assert status == 404
    assert "Nhóm Ví Dụ là".encode() not in body
    assert b"code_block" not in body


def test_a_burst_of_saves_is_one_build_and_what_editors_leave_is_none(serve: Serve) -> None:
    times, changes = serve.count("tệp: ghi"), serve.count("Có thay đổi")
    for number in range(20):
        serve.edit("products/b.yaml", "Mắm", "Mắm")
        (serve.content / "products" / f".b.yaml.{number}.swp").write_text("x", encoding="utf-8")
    serve.said("tệp: ghi", times + 1)
    assert serve.count("Có thay đổi") == changes + 1
    (serve.content / "products" / "b.yaml~").write_text("x", encoding="utf-8")
    serve.edit("products/b.yaml", "Mắm", "Nước mắm")
    serve.said("tệp: ghi", times + 2)
    assert serve.count("Có thay đổi") == changes + 2
    assert f"nuoc-mam-vi-du-{code(2)}".encode() in serve.get("/danh-muc/tim-kiem/n/")[2]


def test_what_is_saved_during_a_build_is_built_after_it(serve: Serve) -> None:
    """However the saves fall between and into builds, the last of them is what is served in the end."""
    days = ["2025-03-20", *(f"2025-04-{day}" for day in range(10, 18))]
    for old, new in pairwise(days):
        serve.edit("products/a.yaml", old, new)
        time.sleep(0.25)
    until("the last save is served", lambda: b"17/04/2025" in serve.get(f"/danh-muc/{A}")[2])
    serve.edit("products/a.yaml", days[-1], days[0])
    until("and the one after it", lambda: b"20/03/2025" in serve.get(f"/danh-muc/{A}")[2])


def test_a_port_in_use_is_told_and_the_next_one_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(write(tmp_path, FILES), tmp_path / "output", "--port", str(port)) as serve:
            assert str(port) in serve.said("đang có chương trình khác dùng")
            assert serve.port != port
            serve.said(" tệp: ghi ")
            assert serve.stop() == 0
    assert "Đã dừng" in serve.lines[-1]
    assert not [line for line in serve.lines if "Traceback" in line], "".join(serve.lines)


def test_there_must_be_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--content", str(tmp_path / "none"), "--output", str(tmp_path / "output")]) == 2
    assert "Không có thư mục hồ sơ" in capsys.readouterr().err


def test_the_copy_that_a_program_renames_over_a_file_is_not_told(serve: Serve) -> None:
    times = serve.count("tệp: ghi")
    subprocess.run(["sed", "-i", "s/Từ báo/Từ báo/", str(serve.content / "pages" / "cach-lam.md")], check=True)
    serve.said("tệp: ghi", times + 1)
    told = [line for line in serve.lines if "Có thay đổi" in line][-1]
    assert told.endswith("Có thay đổi: content/pages/cach-lam.md\n")


def test_a_folder_that_goes_away_is_told_until_it_is_back(tmp_path: Path) -> None:
    with serving(write(tmp_path, FILES), tmp_path / "output") as serve:
        serve.said(" tệp: ghi ")
        away = serve.content.rename(tmp_path / "elsewhere")
        assert str(serve.content) in serve.said("Không còn thư mục")
        assert serve.get(f"/{A}")[0] == 200
        times = serve.count("tệp: ghi")
        (away / "products" / "b.yaml").write_text(FILES["products/b.yaml"].replace("Mắm", "Tương"), encoding="utf-8")
        away.rename(serve.content)
        serve.said("tệp: ghi", times + 1)
        assert serve.get(f"/san-pham/tuong-vi-du-{code(2)}/")[0] == 200


def run_apart(coroutine: Coroutine[None, None, None]) -> None:
    """Run it in a thread of its own: another test's browser may have left its loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, coroutine).result()


def test_pages_shown_early_by_a_build_that_is_refused_leave_nothing_behind(tmp_path: Path) -> None:
    host = Host(tmp_path / "output", "https://cu.vi-du.vn/")

    async def meanwhile() -> None:
        desk = Serving(lambda: small_order(tmp_path), Tabs(host), "vi")
        try:
            desk.take(Report("early", base_url="https://moi.vi-du.vn/", pages={"index.html": b"x"}))
            assert (host.base_url, dict(host.early)) == ("https://moi.vi-du.vn/", {"index.html": b"x"})
            desk.take(Report("refused"))
            assert (host.base_url, dict(host.early)) == ("https://cu.vi-du.vn/", {})
            desk.take(Report("done", base_url="https://moi.vi-du.vn/"))
            desk.take(Report("broken", fault="x"))
            assert host.base_url == "https://moi.vi-du.vn/"
        finally:
            desk.close()

    run_apart(meanwhile())


def test_who_cannot_see_changes_says_so_over_every_page_until_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def meanwhile() -> None:
        tabs = Tabs(Host(tmp_path / "output", ""))
        desk = Serving(lambda: small_order(tmp_path), tabs, "vi")
        try:
            desk.seen(Trouble("polling", "OS file watch limit reached"))
            assert tabs.told == NOTHING  # pages follow as before
            desk.seen(Trouble("blind", "hỏng"))
            assert "rồi chạy lại serve" in tabs.told
            desk.take(Report("done"))
            assert "rồi chạy lại serve" in tabs.told
        finally:
            desk.close()

    run_apart(meanwhile())
    said = capsys.readouterr().err
    assert "fs.inotify.max_user_watches" in said
    assert "OS file watch limit reached" in said
    assert "hỏng" in said


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_a_builder_that_dies_is_followed_by_another(tmp_path: Path) -> None:
    with serving(write(tmp_path, FILES), tmp_path / "output") as serve:
        times = serve.count("tệp: ghi") + 1
        serve.said("tệp: ghi", times)
        (builder,) = (one for one in started_by(serve.process.pid) if "spawn_main" in one[1])
        os.kill(builder[0], signal.SIGKILL)
        serve.said("Lỗi của chính chương trình")
        serve.edit("products/b.yaml", "Mắm", "Nước mắm")
        until("built again", lambda: serve.get(f"/san-pham/nuoc-mam-vi-du-{code(2)}/")[0] == 200)


def started_by(parent: int) -> list[tuple[int, str]]:
    """The processes that a process started, with their words (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status, words = (folder / "status").read_text(), (folder / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if f"\nPPid:\t{parent}\n" in status:
            found.append((int(folder.name), words.decode(errors="replace")))
    return found
