"""What a value in a wrong form was most likely meant to be. It is only ever offered, never taken."""

from __future__ import annotations

import re

# Direction marks and control characters: nobody sees them, and they make a text read as another.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # in names `vietnamese.look_alikes` sees to them
_LETTERS = str.maketrans("OoIl|", "00111")
_AROUND_DIGITS = re.compile("[\\s.'\"“”„‘’«»`_\u2010-\u2015-]+")
_SCHEME = re.compile(r"h{0,2}t{1,3}p{1,2}(s?)\s*(?:[:;]\s*/{0,3}|/{1,3})\s*", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?", re.IGNORECASE)
_YES_AND_NO = {"co": "true", "dung": "true", "phai": "true", "khong": "false", "sai": "false", "chua": "false"}


def hidden_in(text: str) -> str:
    """The first character of a text that nobody sees and that turns or controls how it reads; "" for none."""
    found = _HIDDEN.search(text)
    return found[0] if found else ""


def unseen_in(address: str) -> str:
    """The same in an address of the web, where a sign of no width leads elsewhere too."""
    found = _UNSEEN.search(address)
    return hidden_in(address) or (found[0] if found else "")


def shown(text: str) -> str:
    """The text without hidden characters."""
    return _HIDDEN.sub("", text)


def digits(text: str) -> str:
    """The digits of a code copied with spaces, hyphens, quotation marks or the letter O; "" if there is more to it."""
    bare = _AROUND_DIGITS.sub("", shown(text).translate(_LETTERS))
    return bare if bare.isascii() and bare.isdigit() else ""


def address(text: str) -> str:
    """An address of the web whose scheme is missing or misspelt, with a right one; "" where it is no such address."""
    bare = _UNSEEN.sub("", shown(text)).strip()
    scheme = _SCHEME.match(bare)
    rest = bare[scheme.end() :] if scheme else bare
    return f"http{'s' if scheme is None else scheme[1].lower()}://{rest}" if _WITHOUT_SCHEME.fullmatch(rest) else ""


def yes_or_no(folded: str) -> str:
    """True or false for the Vietnamese word, without its marks; "" for any other."""
    return _YES_AND_NO.get(folded, "")
