"""Whether a file can be a picture at all, by how it begins. Whether it is whole is seen when it is decoded, later."""

from __future__ import annotations

_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_LONGEST = 12  # bytes: "RIFF", four of length, "WEBP"


def looks_like_a_picture(real: str) -> bool:
    """Whether a file begins like JPEG, PNG or WebP. One that cannot be read is judged when it is decoded."""
    try:
        with open(real, "rb") as stream:  # noqa: PTH123 - as in record_files
            data = stream.read(_LONGEST)
    except OSError:
        return True
    return data.startswith((_JPEG, _PNG)) or (data[:4], data[8:]) == (b"RIFF", b"WEBP")
