"""What can be read in a PDF, line by line: ours when it is made, and any that is to be checked.

It is read in a child process: what somebody brings may be anything, and must end nothing here.
"""

import json
import subprocess
import sys

from store.errors import OutOfOrder, Refused

SECONDS = 60
"""So long reading may take; a record of twenty pages takes half a second."""
LARGEST = 64 * 1024 * 1024
"""A file with more bytes is no record of ours."""

_CHILD = """
import io, json, logging, sys
from pypdf import PdfReader
logging.disable()
pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages

def part(of, name):
    return of[name] if name in of else ""

def added(page):
    for each in part(page, "/Annots") or ():
        note = each.get_object()
        what = " ".join(str(part(note, "/Contents")).split())[:200]
        yield f"(added to the page, {str(part(note, '/Subtype')).strip('/')}) {what}"

read = ["\\n".join([page.extract_text(), *added(page)]) for page in pages]
json.dump(read, sys.stdout)
"""


def lines_of(content: bytes) -> tuple[str, ...]:
    """Return the lines of every page, in order; what was added to one later as a line of its own.

    No paper of ours has such annotations: notes, boxes with text, form fields.

    Raises:
        Refused: it is no PDF that can be read.
        OutOfOrder: this machine cannot do it now.
    """
    no = Refused("This is no PDF that can be read.")
    if len(content) > LARGEST or b"%PDF" not in content[:1024]:
        raise no
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD],
            input=content,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise no from None
    except OSError:
        raise OutOfOrder("This machine could not read the PDF just now.") from None
    if done.returncode:
        raise no
    pages: list[str] = json.loads(done.stdout)
    return tuple(line for page in pages for line in page.splitlines())
