"""What is added to a page on its way to a browser that is to follow changes: scripts, and their place in its policy.

The file on the disk stays as it is. Scripts are files of our own address, so that a page's policy need never allow
inline script.
"""

from __future__ import annotations

import re
from html import escape, unescape

POLICY = "content-security-policy"
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)


def dressed(page: bytes, scripts: list[tuple[str, dict[str, str]]], socket: str, here: str) -> bytes:
    """A page with scripts at the end of its head, and with a policy that lets it load them and open a socket.

    `scripts`: address of each, from our root (`/livereload.js`), and further attributes; `socket`: the address of the
    socket (`ws://127.0.0.1:8000/livereload`); `here`: our own address (`http://127.0.0.1:8000`).
    """
    text = page.decode(errors="surrogateescape")
    needs = {"script-src": [f"{here}{src}" for src, _ in scripts], "connect-src": [socket]}
    text = _META.sub(lambda tag: _allowing(tag[0], needs), text)
    tags = "".join(_script(src, attributes) for src, attributes in scripts)
    end = _HEAD_END.search(text)
    text = f"{text[: end.start()]}{tags}{text[end.start() :]}" if end else text + tags
    return text.encode(errors="surrogateescape")


def allowing(policy: str, needs: dict[str, list[str]]) -> str:
    """A Content-Security-Policy that also allows some sources, each for its directive, and nothing else besides."""
    directives = [words for words in (part.split() for part in policy.split(";")) if words]
    known = {words[0].lower(): words for words in reversed(directives)}  # of two the first counts
    for name, sources in needs.items():
        words = known.get(name)
        if words is None:
            if "default-src" not in known:
                continue  # without either everything is allowed
            words = [name, *known["default-src"][1:]]
            directives.append(words)
        missing = [one for one in sources if one not in words[1:] and not _covered(one, words[1:])]
        if missing:
            words[:] = [*(word for word in words if word.lower() != "'none'"), *missing]
    return "; ".join(" ".join(words) for words in directives)


def _covered(source: str, allowed: list[str]) -> bool:
    """Whether `'self'` allows a source: our scripts come from where the page does; a socket is another scheme."""
    return "'self'" in allowed and not source.startswith("ws")


def _allowing(tag: str, needs: dict[str, list[str]]) -> str:
    given = {name.lower(): (double or single) for name, double, single in _ATTRIBUTE.findall(tag)}
    if given.get("http-equiv", "").lower() != POLICY or "content" not in given:
        return tag
    policy = allowing(unescape(given["content"]), needs)
    content = escape(policy, quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def _script(src: str, attributes: dict[str, str]) -> str:
    more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f'<script src="{escape(src)}"{more} defer></script>\n'
