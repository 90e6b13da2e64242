"""Recorded clips of the product's texts: one file each, named by the text's id.

They lie in the data folder, those of another language in a folder called by its code, and only
what was looked into lies there.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from assets.catalogues import codes
from assets.texts import places, templates
from store.errors import Damaged, OutOfOrder, Refused
from store.home import Home
from store.languages.clip_format import KINDS, seconds_of

FOLDER = "clips"
LARGEST = 6 * 1024 * 1024
"""Bytes of one clip."""
SHORTEST, LONGEST = 0.2, 30.0
"""Seconds of one clip."""
AUDIENCES = ("younger", "older", "pupil")
"""The beginnings of the ids that a pupil's page shows."""


@dataclass(frozen=True)
class Imported:
    """What an import did: ids of the clips it kept, and file names with why not."""

    kept: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def recordable() -> tuple[str, ...]:
    """Return the ids of the texts that can be recorded: those nobody's name is put into."""
    found = templates().items()
    return tuple(id for id, words in found if id.split(".")[0] in AUDIENCES and not places(words))


def missing(home: Home, language: str = "") -> tuple[str, ...]:
    """Return the ids of the texts that have no clip here."""
    here = {file.stem for file in _folder(home, language).glob("*") if file.suffix in KINDS}
    return tuple(id for id in recordable() if id not in here)


def clip_of(home: Home, id: str, language: str = "") -> Path | None:
    """Return the clip of a text in a language, if there is one."""
    for suffix in KINDS:
        file = _folder(home, language) / f"{id}{suffix}"
        if file.is_file():
            return file
    return None


def has_kind(home: Home, kind: str) -> bool:
    """Tell whether any clip here, in whatever language, is of a kind: `.wav` or `.ogg`."""
    return any((home.path / FOLDER).rglob(f"*{kind}"))


def import_clips(home: Home, folder: Path, language: str = "") -> Imported:
    """Copy the clips of a folder into the data folder; a clip of the same text is replaced.

    `language` is the code of the one they are spoken in; without it that is English.

    Raises:
        Refused: it is no folder that can be read, or there is no such language.
        OutOfOrder: they cannot be kept.
    """
    if language and language not in codes():
        raise Refused(f"There is no language {language}. There are: {', '.join(codes())}.")
    try:
        files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError:
        raise Refused("This folder cannot be read.") from None
    kept, refused = [], []
    for file in files:
        try:
            clip = _looked_into(file)
        except Refused as error:
            refused.append((file.name, str(error)))
        else:
            _keep(home, file, clip, language)
            kept.append(file.stem)
    return Imported(tuple(kept), tuple(refused))


def _looked_into(file: Path) -> bytes:
    if file.suffix.lower() not in KINDS:
        raise Refused("It is neither WAV nor OGG.")
    if file.stem not in templates():
        raise Refused("No text has this name.")
    if file.stem.split(".")[0] not in AUDIENCES:
        raise Refused("This text is not on a pupil's page.")
    if file.stem not in recordable():
        raise Refused("A name is put into this text, so it cannot be recorded.")
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            raise Refused(f"It is larger than {LARGEST // 1024 // 1024} megabytes.")
        clip = file.read_bytes()
        seconds = seconds_of(clip, file.suffix.lower())
    except OSError:
        raise Refused("It cannot be read.") from None
    except Damaged as error:
        raise Refused(str(error)) from None
    if not SHORTEST <= seconds <= LONGEST:
        raise Refused(f"It lasts {seconds:.1f} seconds; {SHORTEST} to {LONGEST:.0f} are right.")
    return clip


def _keep(home: Home, file: Path, clip: bytes, language: str) -> None:
    kept = _folder(home, language) / f"{file.stem}{file.suffix.lower()}"
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = kept.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(clip)
            out.flush()
            os.fsync(out.fileno())
        new.replace(kept)
        for suffix in KINDS - {kept.suffix}:
            kept.with_suffix(suffix).unlink(missing_ok=True)
    except OSError:
        raise OutOfOrder("The clips cannot be kept in the data folder.") from None


def _folder(home: Home, language: str) -> Path:
    return home.path / FOLDER / language
