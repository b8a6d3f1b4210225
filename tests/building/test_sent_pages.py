from __future__ import annotations

from ocop_site.building.sent_pages import allowing, dressed

HERE = "http://127.0.0.1:8000"
SOCKET = "ws://127.0.0.1:8000/livereload"
SCRIPTS = [("/livereload/serve.js", {"data-shown": 'a"b'}), ("/livereload.js", {})]
NEEDS = {"script-src": [f"{HERE}/livereload.js"], "connect-src": [SOCKET]}


def test_scripts_stand_at_the_end_of_the_head() -> None:
    page = "<html><head><title>Tỉnh</title>\n</head><body></head></body>".encode()
    assert dressed(page, SCRIPTS, SOCKET, HERE).decode() == (
        "<html><head><title>Tỉnh</title>\n"
        '<script src="/livereload/serve.js" data-shown="a&quot;b" defer></script>\n'
        '<script src="/livereload.js" defer></script>\n'
        "</head><body></head></body>"
    )
    assert dressed(b"\xff<p>", [], SOCKET, HERE) == b"\xff<p>"


def test_the_policy_of_what_is_sent_admits_scripts_and_socket() -> None:
    page = (
        b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\"></head>"
    )
    sent = dressed(page, SCRIPTS, SOCKET, HERE)
    policy = f"default-src 'none'; script-src 'self'; connect-src {SOCKET}"
    assert sent.startswith(f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">'.encode())


def test_a_policy_is_widened_by_what_is_needed_and_nothing_else() -> None:
    script = f"{HERE}/livereload.js"
    assert allowing("default-src 'self'", NEEDS) == (
        f"default-src 'self'; script-src 'self'; connect-src 'self' {SOCKET}"
    )
    assert allowing("script-src 'none'", NEEDS) == f"script-src {script}"
    assert allowing("script-src 'sha256-x'; connect-src 'self'", NEEDS) == (
        f"script-src 'sha256-x' {script}; connect-src 'self' {SOCKET}"
    )
    assert allowing("img-src 'self'", NEEDS) == "img-src 'self'"
    assert allowing("", NEEDS) == ""
    assert "unsafe" not in allowing("default-src 'none'", NEEDS)
