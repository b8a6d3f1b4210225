"""The files for hosts that have rules: their lines and limits, and a real nginx that reads the map and follows it."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.jobs import links_in
from ocop_site.pages.redirects import MOST_LINES, redirect_jobs, rules_wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

GTIN = "08931234567897"
OLD = "/san-pham/nuoc-mam-cu-120000015/"
NEW = "/san-pham/nuoc-mam-vi-du-120000015/"
LONGEST = f"/san-pham/{'a' * 60}-120000015/"
MOVES = [(OLD, NEW), ("/chu-the/cu-120000028/", "/chu-the/moi-120000028/"), (LONGEST, NEW)]
BASES = [None, "https://danh-muc.vn/", "https://danh-muc.vn/ocop/v1.2/"]
WRONG = [
    "/a b/",
    "/a;/",
    "/a\n/x/ /y/",
    "/a#b/",
    '/a"/',
    "/a$uri/",
    "/a{/",
    "/a\\/",
    "/đặc-sản/",
    "/a*/",
    "/:a/",
    "a/",
    "",
    "https://khac.vn/",
    "/a/ 200",
]


def files(moves: list[tuple[str, str]], base_url: str | None = None) -> dict[str, str]:
    jobs = list(redirect_jobs(moves, base_url))
    assert {job.maker for job in jobs} <= {"text"}
    assert [href for job in jobs for href in links_in(job.context)] == []
    return {job.path: job.context["text"] for job in jobs}


def rules(text: str) -> list[list[str]]:
    """The lines of `_redirects` that are no comments, in words."""
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("base_url", "base"), [(None, ""), ("https://danh-muc.vn/", ""), (BASES[2], "/ocop/v1.2")])
def test_redirects_name_whole_paths(base_url: str | None, base: str) -> None:
    lines = rules(files(MOVES, base_url)["_redirects"])
    assert lines[:3] == [
        [f"{base}{LONGEST}", f"{base}{NEW}", "301"],
        [f"{base}{OLD}", f"{base}{NEW}", "301"],
        [f"{base}/chu-the/cu-120000028/", f"{base}/chu-the/moi-120000028/", "301"],
    ]
    assert lines[3:] == [[f"{base}/01/:gtin/{one}/*", f"{base}/01/:gtin/", "301"] for one in ("22", "10", "21")]


def test_no_rule_touches_printed_codes() -> None:
    """Netlify compares without regard to case: a rule from /q/ to /Q/ could lead each code to itself for ever."""
    assert not re.search(r"^/q/", files(MOVES)["_redirects"], re.IGNORECASE | re.MULTILINE)


def test_the_most_valuable_stand_first_and_no_more_than_fit() -> None:
    kinds = ["quyet-dinh", "chu-the", "hoi-cho", "diem-ban", "san-pham", "01"]
    moves = [(f"/{kind}/cu-{number:04}/", f"/{kind}/moi/") for kind in kinds for number in range(500)]
    text = files(moves)["_redirects"]
    lines = rules(text)
    assert len(lines) == MOST_LINES
    assert all(len(line) == 3 and len(" ".join(line)) < 1000 for line in lines)
    starts = [line[0].split("/")[1] for line in lines[:-3]]
    assert list(dict.fromkeys(starts)) == ["01", "san-pham", "diem-ban", "hoi-cho"]
    assert starts.count("hoi-cho") == 497
    assert "1003" in text.splitlines()[1]
    assert all("*" not in "".join(line) for line in lines[:-3])
    assert len([line for line in files(moves)["nginx-chuyen-huong.map"].splitlines() if "/cu-" in line]) == len(moves)


@pytest.mark.parametrize("moves", [0, 1, MOST_LINES - 3, MOST_LINES - 2, 12_345])
def test_the_file_itself_tells_how_many_rules_there_would_be(moves: int) -> None:
    known = [(f"/san-pham/cu-{number:05}/", NEW) for number in range(moves)]
    text = files([*known, ("/a b/", NEW)])["_redirects"]
    assert len(rules(text)) == min(moves + 3, MOST_LINES)
    assert rules_wanted(text) == moves + 3


def test_a_rule_or_a_note_with_a_number_is_counted_as_what_it_is() -> None:
    assert rules_wanted("") == 0
    assert rules_wanted("# 17 more\n\n  # /a/ /b/ 301\n/17/ /b/ 301\n  /c/ /d/ 301\n") == 2


def test_the_order_in_which_moves_come_does_not_matter() -> None:
    assert files(MOVES) == files([*reversed(MOVES), MOVES[0]])


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_plain_is_left_to_the_pages_that_lead_on(wrong: str) -> None:
    assert files([*MOVES, (wrong, NEW), ("/cu/", wrong)]) == files(MOVES)


def test_an_address_of_a_site_that_is_not_plain_gets_no_files() -> None:
    assert files(MOVES, "https://danh-muc.vn/a;b/") == {}


@pytest.mark.parametrize(("base_url", "base"), [(None, ""), (BASES[2], "/ocop/v1.2")])
def test_headers(base_url: str | None, base: str) -> None:
    """A pattern begins a line, its fields stand indented below it: the form of both hosts."""
    found: dict[str, dict[str, str]] = {}
    for line in files([], base_url)["_headers"].splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[list(found)[-1]][name] = value
        elif not line.startswith("#"):
            found[line] = {}
    calendar = {"Content-Type": "text/calendar; charset=utf-8"}
    feed = {"Content-Type": "application/atom+xml; charset=utf-8"}
    assert found == {
        f"{base}/assets/*": {"Cache-Control": "public, max-age=31536000, immutable"},
        f"{base}/01/*": {"Access-Control-Allow-Origin": "*"},
        f"{base}/du-lieu/*": {"Access-Control-Allow-Origin": "*"},
        f"{base}/01/:gtin/linkset.json": {"Content-Type": "application/linkset+json"},
        f"{base}/sap-het-han/lich.ics": calendar,
        f"{base}/sap-het-han/:place/lich.ics": calendar,
        f"{base}/diem-ban/:place/lich.ics": calendar,
        f"{base}/hoi-cho/lich.ics": calendar,
        f"{base}/hoi-cho/:place/lich.ics": calendar,
        f"{base}/tin-moi.atom": feed,
        f"{base}/tinh/:place/tin-moi.atom": feed,
        f"{base}/:language/tin-moi.atom": feed,
        f"{base}/:language/tinh/:place/tin-moi.atom": feed,
    }


def test_a_site_that_is_not_for_search_engines_says_so_of_every_file() -> None:
    (headers,) = [job for job in redirect_jobs([], BASES[2], hidden=True) if job.path == "_headers"]
    assert "\n/ocop/v1.2/*\n  X-Robots-Tag: noindex\n" in headers.context["text"]


CONFIG = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{usage}
  server {{
    listen 127.0.0.1:{port};
    absolute_redirect off;
{lines}
    location / {{ return 404; }}
  }}
}}
"""


def configure(folder: Path, text: str, port: int = 8080) -> list[str]:
    """A configuration of nginx that does what the head of the map says; gives the command that starts it."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).is_file():
        pytest.skip("nginx is missing: install Debian's package `nginx-light`")
    (folder / "map").write_text(text, encoding="utf-8")
    said = [line.removeprefix("#   ") for line in text.splitlines() if line.startswith("#   ")]
    usage = "\n".join(line for line in said if line.startswith("map"))
    assert "/…/nginx-chuyen-huong.map" in usage
    config = CONFIG.format(
        folder=folder,
        port=port,
        usage=usage.replace("/…/nginx-chuyen-huong.map", str(folder / "map")),
        lines="\n".join(line for line in said if line.startswith("if")),
    )
    (folder / "nginx.conf").write_text(config, encoding="utf-8")
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]


@contextmanager
def nginx(folder: Path, text: str) -> Iterator[int]:
    """The port at which nginx answers by a map for a while."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = configure(folder, text, port)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.02)
            yield port
        finally:
            server.terminate()


def ask(port: int, path: str) -> tuple[int, str]:
    """The status and the Location of an address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


@pytest.mark.parametrize("base_url", BASES)
def test_nginx_follows_the_map(tmp_path: Path, base_url: str | None) -> None:
    base = "/ocop/v1.2" if base_url == BASES[2] else ""
    ways = {
        OLD: NEW,
        f"{OLD}?tu=nhan": f"{NEW}?tu=nhan",
        LONGEST: NEW,
        "/q/120000015": "/Q/120000015/",
        "/q/120000015/": "/Q/120000015/",
        "/Q/120000015/": "",
        "/q/120000015/x": "",
        "/q/a%0d%0aSet-Cookie:a/": "",
        f"/01/{GTIN}/": "",
        f"/01/{GTIN}/linkset.json": "",
        f"/01/{GTIN}/10/LO-1": f"/01/{GTIN}/",
        f"/01/{GTIN}/22/A/10/LO-1/21/7/": f"/01/{GTIN}/",
        f"/01/{GTIN[1:]}": f"/01/{GTIN}/",
        "/01/036000291452/": "/01/00036000291452/",
        "/01/96385074": "/01/00000096385074/",
        "/01/963850745": "",
        "/san-pham/": "",
    }
    with nginx(tmp_path, files(MOVES, base_url)["nginx-chuyen-huong.map"]) as port:
        found = {path: ask(port, f"{base}{path}") for path in ways}
    assert found == {path: (301, f"{base}{to}") if to else (404, "") for path, to in ways.items()}


def test_a_point_in_the_base_path_is_a_point(tmp_path: Path) -> None:
    with nginx(tmp_path, files([], BASES[2])["nginx-chuyen-huong.map"]) as port:
        assert ask(port, "/ocop/v1.2/q/120000015")[0] == 301
        assert ask(port, "/ocop/v1x2/q/120000015")[0] == 404


def test_nginx_takes_ten_thousand_moves(tmp_path: Path) -> None:
    moves = [(f"/san-pham/{'a' * 60}-{number:09}/", NEW) for number in range(10_000)]
    command = configure(tmp_path, files(moves, BASES[2])["nginx-chuyen-huong.map"])
    done = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert (done.returncode, "warn" in done.stderr) == (0, False), done.stderr
