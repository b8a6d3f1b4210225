"""Slips of the finger: one sign wrong, missing or too many, or two neighbours swapped."""

from __future__ import annotations


def is_slip(written: str, right: str) -> bool:
    """Whether one slip makes what was written of what is right; no slip at all is none."""
    if len(written) == len(right):
        wrong = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
        swapped = [(at, at + 1) for at in range(len(right) - 1) if written[at : at + 2] == right[at : at + 2][::-1]]
        return len(wrong) == 1 or tuple(wrong) in swapped
    longer, shorter = sorted((written, right), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
