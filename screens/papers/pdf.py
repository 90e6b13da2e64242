"""The one door to Typst: a template of `assets/papers` and data become a tagged PDF (PDF/UA-1).

Whatever was typed travels as data (JSON), never as markup: a class called `*a*` prints as that.
Nothing but bare photos is written to the disk on the way. Typst runs in a short-lived child
process, so that it costs the kiosk no memory afterwards and nothing it meets in a photo can end
the kiosk.
"""

import json
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from assets import FOLDER
from screens.clean import clean
from screens.papers.photos import NO_PHOTOS, Photos
from store.errors import OutOfOrder, Refused

TEMPLATES = FOLDER / "papers"
FONTS = TEMPLATES / "fonts"
"""Andika, for readers who are learning to read. Only for scripts that it lacks (it has Latin,
Greek and Cyrillic) another font is taken, Typst's own or the machine's."""
STAND_IN = "\ufffd"
"""Stands for a character that no font here can draw, as PDF/UA does not take it; Andika has it."""
ROUNDS = 5
"""So often what cannot be drawn is taken out; each round names all of it that it met."""
SECONDS = 120
"""So long a paper may take; the longest of one copy takes a fifth of a second."""
LOOK = 0.2
"""So often it is asked whether to stop, in seconds."""

# What is not on a page is no secret either: Typst reads below its root only, and that is the
# folder of photos or, without one, of the templates.
_CHILD = """
import base64, json, sys, typst
ask = json.loads(sys.stdin.buffer.read())
fonts = typst.Fonts(font_paths=[ask["fonts"]])
said = []
for job in ask["jobs"]:
    files = {name: text.encode() for name, text in job["files"].items()}
    try:
        pdf = typst.compile(
            files, root=ask["root"], font_paths=fonts, format="pdf", pdf_standards=["ua-1"],
            sys_inputs={"data": job["data"]})
    except (typst.TypstError, RuntimeError) as error:
        said.append({"trouble": getattr(error, "diagnostic", "") or str(error)})
    else:
        said.append({"pdf": base64.b64encode(pdf).decode()})
json.dump(said, sys.stdout)
"""
_UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PHOTO = """
#set document(title: "A photo")
#image("/" + json(bytes(sys.inputs.data)).photo, alt: "A photo")
"""


@dataclass(frozen=True)
class Pdf:
    """A finished paper, and the characters for which another had to stand in."""

    content: bytes
    undrawn: frozenset[str] = frozenset()


def _never() -> bool:
    return False


def render(
    template: str,
    data: Mapping[str, Any],
    photos: Photos = NO_PHOTOS,
    *,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = _never,
) -> Pdf:
    """Return the paper that a template makes of `data`: texts, numbers, lists and mappings.

    Once it is `stopped` the drawing ends at once.

    Raises:
        OutOfOrder: this machine cannot do it now.
        Refused: it was stopped.
    """
    shown, undrawn = _each_text(data, clean), frozenset[str]()
    with photos.bare() as folder:
        for _ in range(ROUNDS):
            drawn = {**_stood_in(shown, undrawn), "photos": dict(photos.files)}
            job = (_files(template), drawn)
            (said,) = _compile([job], folder, seconds=seconds, stopped=stopped)
            if "pdf" in said:
                return Pdf(b64decode(said["pdf"]), undrawn)
            found = _UNDRAWN.findall(said["trouble"])
            if not found:
                break
            undrawn |= frozenset("".join(map(_unescaped, found)))
    # The cause names a line of the template, and nothing that was typed.
    cause = RuntimeError(said["trouble"])
    raise OutOfOrder("This paper could not be drawn. Was one of its photos changed?") from cause


def unreadable(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Return those files of a folder that are no pictures, or damaged ones.

    Raises:
        OutOfOrder: this machine cannot do it now.
    """
    jobs = [({"main.typ": _PHOTO}, {"photo": name}) for name in names]
    said = _compile(jobs, folder)
    return tuple(name for name, each in zip(names, said, strict=True) if "pdf" not in each)


def _compile(
    jobs: Sequence[tuple[Mapping[str, str], Mapping[str, Any]]],
    folder: Path | None,
    *,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = _never,
) -> list[dict[str, str]]:
    ask = {
        "root": str(folder or TEMPLATES),
        "fonts": str(FONTS),
        "jobs": [{"files": each, "data": json.dumps(data)} for each, data in jobs],
    }
    pipe, said_to_it = subprocess.PIPE, json.dumps(ask).encode()
    command = [sys.executable, "-I", "-c", _CHILD]
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
            out = _talk(child, said_to_it, seconds, stopped)
    except subprocess.TimeoutExpired:
        raise OutOfOrder("This took too long. Please try it with smaller photos.") from None
    except (OSError, subprocess.CalledProcessError):
        raise OutOfOrder("This machine could not draw the paper just now.") from None
    said: list[dict[str, str]] = json.loads(out)
    return said


def _talk(
    child: "subprocess.Popen[bytes]", ask: bytes, seconds: float, stopped: Callable[[], bool]
) -> bytes:
    """Return what a child answers; it is ended once it is stopped or takes too long."""
    ends = monotonic() + seconds
    with ThreadPoolExecutor(1) as talks:
        # In a thread: `communicate` that is tried again after a while sends nothing more of what a
        # child that is slow to begin has not read by then.
        talk = talks.submit(child.communicate, ask)
        try:
            while not wait([talk], LOOK).done:
                if stopped():
                    raise Refused("Stopped. Nothing was made.")
                if monotonic() > ends:
                    raise subprocess.TimeoutExpired("typst", seconds)
        except BaseException:
            child.kill()
            raise
    out, _ = talk.result()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, "typst")
    return out


@cache
def _files(template: str) -> dict[str, str]:
    """Return the template and the frame that all of them share, by the names they import."""
    return {
        "main.typ": (TEMPLATES / f"{template}.typ").read_text("utf-8"),
        "frame.typ": (TEMPLATES / "frame.typ").read_text("utf-8"),
    }


def _stood_in(value: Any, undrawn: frozenset[str]) -> Any:
    table = {ord(each): STAND_IN for each in undrawn}
    return _each_text(value, lambda text: text.translate(table)) if table else value


def _each_text(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_text(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(each, change) for each in value]
    return value


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
