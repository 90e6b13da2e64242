"""A drawer with no school around it."""

from pathlib import Path

from store.crypto.keys import Keys
from store.drawers.drawer import Drawer
from store.drawers.journal import Author
from store.drawers.nouns import NOUNS
from store.school.public_list import SAFEGUARDING


def made(folder: Path, terminal: str, behind: tuple[str, ...] = ()) -> Drawer:
    folder.mkdir()
    author = Author(f"person {terminal}", Keys(terminal.encode() * 32), terminal, behind)
    return Drawer.open(folder, SAFEGUARDING, [b"k" * 32], NOUNS, author, make=True)
