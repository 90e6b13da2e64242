"""Which files can be kept with a case, judged by what is in them and not only by their name."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from store.errors import Refused

LARGEST = 5 * 1024 * 1024
"""The most bytes of one file: twenty parts, each of which travels in a letter of its own."""
MOST = 40
"""So many files a case takes."""
PICTURE, PDF, TEXT, OFFICE, OTHER = "picture", "pdf", "text", "office", "other"
"""How a file is looked at: drawn, drawn page by page, read, or not in here at all."""

TAKEN = "Pictures (PNG, JPEG, GIF, WebP, BMP), PDF, plain text, Word, Excel and OpenDocument files"


@dataclass(frozen=True)
class FileKind:
    """One kind of file: what it is called, how it is looked at, the ends of names that go with it.

    `begins` are the bytes at place `at` of such a file, any of them.
    """

    id: str
    name: str
    shown: str
    ends: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    at: int = 0


KINDS = (
    FileKind("png", "PNG picture", PICTURE, ("png",), (b"\x89PNG\r\n\x1a\n",)),
    FileKind("jpeg", "JPEG picture", PICTURE, ("jpg", "jpeg", "jfif"), (b"\xff\xd8\xff",)),
    FileKind("gif", "GIF picture", PICTURE, ("gif",), (b"GIF87a", b"GIF89a")),
    FileKind("webp", "WebP picture", PICTURE, ("webp",), (b"WEBP",), 8),
    FileKind("bmp", "BMP picture", PICTURE, ("bmp",), (b"BM",)),
    FileKind("pdf", "PDF", PDF, ("pdf",), (b"%PDF-",)),
    FileKind(
        "heic", "HEIC picture", OTHER, ("heic", "heif"), (b"ftyphei", b"ftypmif1", b"ftypmsf1"), 4
    ),
    FileKind("office", "Office document", OFFICE, ("docx", "xlsx", "odt", "ods"), (b"PK\x03\x04",)),
    FileKind("text", "Text", TEXT, ("txt", "csv", "md", "log", "eml", "vcf")),
)

_OFFICE_INSIDE = ("word/", "xl/", "content.xml", "mimetype")


def kind(id: str) -> FileKind:
    """Return a kind by its id; one that a newer program knows is shown as something else."""
    return next((each for each in KINDS if each.id == id), FileKind(id, "File", OTHER, ()))


def kind_of(name: str, content: bytes) -> FileKind:
    """Return what kind of file this is.

    Raises:
        Refused: it is none that is kept here, or not what its name says.
    """
    end = PurePath(name).suffix.lower().lstrip(".")
    for each in KINDS:
        if end in each.ends and _fits(each, content):
            return each
    inside = next((each for each in KINDS if each.begins and _fits(each, content)), None)
    if inside is not None and inside.shown != OFFICE:
        raise Refused(
            f"{name} holds a {inside.name}, which its name does not say. "
            f"Name it .{inside.ends[0]} if that is what it is."
        )
    raise Refused(f"{name} cannot be kept here. {TAKEN} can. Write down where it lies instead.")


def too_large(size: int) -> str:
    """Return why a file of so many bytes is not taken; empty when it is."""
    if size <= LARGEST:
        return "" if size else "This file is empty."
    return (
        f"This file has {in_words(size)}; {in_words(LARGEST)} is the most. Save it smaller (a "
        "picture as JPEG, one page instead of many), or write down where it lies."
    )


def in_words(size: int) -> str:
    """Return a number of bytes as people say it: `312 KB`, `4.2 MB`."""
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{-(-size // 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".0 MB", " MB")


def as_text(content: bytes) -> str:
    """Return the words of a text file, whatever of the usual ways it was written in."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _fits(each: FileKind, content: bytes) -> bool:
    if each.begins:
        begins = content[each.at :].startswith(each.begins)
        return begins and (each.shown != OFFICE or _is_document(content))
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return wide or b"\x00" not in content


def _is_document(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as packed:
            return any(name.startswith(_OFFICE_INSIDE) for name in packed.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return False
