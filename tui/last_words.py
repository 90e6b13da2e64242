"""What may be said of an error: its class and its place, never what it says."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

Note = Callable[[BaseException], None]

NEUTRAL = "Worry Box stopped. Please tell a grown-up."

FULL = 256 * 1024
"""Bytes: a log larger than this begins again."""


def describe(error: BaseException) -> list[str]:
    """Return one line per error in the chain and one per frame; no message, no locals."""
    lines = []
    for each in _chain(error):
        lines.append(type(each).__name__)
        lines += [f"  {place}" for place in _places(each.__traceback__)]
    return lines


def record(error: BaseException, log: Path | None) -> None:
    """Add the error to the log, if there is one; a log that cannot be written is no reason
    to fail again."""
    if log is None:
        return
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    text = "\n".join([stamp, *describe(error), ""])
    with suppress(OSError):
        full = log.exists() and log.stat().st_size > FULL
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if full else os.O_APPEND)
        with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)


def listen(note: Note, thread_died: Callable[[str], None]) -> None:
    """Take over every place where Python would print an error nobody caught."""
    sys.excepthook = lambda _kind, error, _trace: note(error)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            note(args.exc_value)
        thread_died(args.thread.name if args.thread else "")

    def on_unraisable(args: Any) -> None:
        if args.exc_value is not None:
            note(args.exc_value)

    threading.excepthook = on_thread
    sys.unraisablehook = on_unraisable
    logging.getLogger().addHandler(logging.NullHandler())
    logging.raiseExceptions = False


def listen_to_loop(loop: asyncio.AbstractEventLoop, note: Note) -> None:
    """Do the same for tasks and callbacks of the event loop."""

    def on_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            note(error)

    loop.set_exception_handler(on_error)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error, then those it came from and those it wraps, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        inner = [each.__cause__, each.__context__, getattr(each, "error", None)]
        if isinstance(each, BaseExceptionGroup):
            inner += each.exceptions
        waiting += [one for one in inner if isinstance(one, BaseException)]


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Yield file:line:function, outermost first; of the path only its end."""
    for frame, line in walk_tb(trace):
        file = "/".join(Path(frame.f_code.co_filename).parts[-3:])
        yield f"{file}:{line}:{frame.f_code.co_name}"
