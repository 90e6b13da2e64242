"""A picture without what a camera or a program wrote beside it: where, when, by whom, with what.

A telephone writes the place of a staff member's home into a photo, and whoever is shown the photo
is given that as well. Only how it is to be turned stays; nothing of what it shows is changed.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
TORN = (
    *(OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, MemoryError),
    *(EOFError, struct.error, zlib.error, Image.DecompressionBombError),
)
"""What is torn or made up fails in as many ways as a picture has parts."""

_TURNED = 0x0112
"""The tag that says how a picture is to be turned: 1 as it is, up to 8 (EXIF 2.32, 4.6.4)."""
_PNG_HEAD = 8
_PNG_KEPT = (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
_PNG_MOVES = (b"acTL", b"fcTL", b"fdAT")
_WEBP_KEPT = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = range(0xD0, 0xD8)
"""Marks inside a scan that have no length."""


def bare(kind: str, content: bytes) -> bytes:
    """Return a picture of a kind without what is written beside it, and without what follows it.

    An SVG is drawn by hand and stays as it is.

    Raises:
        ValueError: it is torn.
    """
    ways = {JPEG: _bare_jpeg, PNG: _bare_png, WEBP: _bare_webp}
    if kind not in ways:
        return content
    try:
        return ways[kind](content, _turned(content))
    except (struct.error, IndexError):
        raise ValueError("torn") from None


def _turned(content: bytes) -> int:
    try:
        with Image.open(BytesIO(content)) as image:
            turned = image.getexif().get(_TURNED, 1)
    except TORN:
        return 1
    return turned if isinstance(turned, int) and turned in range(2, 9) else 1


def _exif(turned: int) -> bytes:
    """Return the least EXIF that says how a picture is turned: one tag, a short."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURNED, 3, 1, turned, 0, 0)


def _bare_jpeg(content: bytes, turned: int) -> bytes:
    kept = [content[:2]]
    segments = list(_segments(content))
    if turned > 1:
        exif = b"Exif\0\0" + _exif(turned)
        first = [segments.pop(0)[1]] if segments and segments[0][0] == _APP0 else []
        kept += [*first, struct.pack(">BBH", 0xFF, _APP1, len(exif) + 2), exif]
    kept += [part for mark, part in segments if _is_of_the_picture(mark, part)]
    return b"".join(kept)


def _is_of_the_picture(mark: int, part: bytes) -> bool:
    """Tell whether a segment is needed to show the picture: its colours are, a comment is not."""
    if mark == _APP2:
        return part[4:].startswith(b"ICC_PROFILE\0")
    return mark in (_APP0, _APP14) or not (_APP1 <= mark <= _APP15 or mark == _COMMENT)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG by their marks, each scan whole, up to its end."""
    at = 2
    while True:
        while content[at + 1] == 0xFF:
            at += 1
        mark = content[at + 1]
        if content[at] != 0xFF:
            raise ValueError("torn")
        if mark == _END:
            yield mark, content[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if mark == _SCAN:
            end = _end_of_scan(content, end)
        yield mark, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in _ALONE and content[at + 1] != 0xFF:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _bare_png(content: bytes, turned: int) -> bytes:
    kept, at = [content[:_PNG_HEAD]], _PNG_HEAD
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + length + 12
        if name == b"IDAT" and turned > 1:
            exif = b"eXIf" + _exif(turned)
            kept.append(
                struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif))
            )
            turned = 1
        # What is needed to show it has a capital first.
        if name[:1].isupper() or name in _PNG_KEPT or name in _PNG_MOVES:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end


def _bare_webp(content: bytes, turned: int) -> bytes:
    kept, at, end = list[bytes](), 12, 8 + struct.unpack_from("<I", content, 4)[0]
    while at + 8 <= min(end, len(content)):
        name, length = struct.unpack_from("<4sI", content, at)
        chunk = bytearray(content[at : at + 8 + length + length % 2])
        if name == b"VP8X":
            chunk[8] &= ~(_WEBP_EXIF | _WEBP_XMP)
            chunk[8] |= _WEBP_EXIF if turned > 1 else 0
        if name in _WEBP_KEPT:
            kept.append(bytes(chunk))
        at += len(chunk)
    if turned > 1:
        exif = _exif(turned)
        kept.append(struct.pack("<4sI", b"EXIF", len(exif)) + exif)
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole
