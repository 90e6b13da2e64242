"""Drafts as they come, and beside them a made-up one in Urdu that nobody could read."""

import re
import shutil
from pathlib import Path

from assets import catalogues
from assets.catalogues import VERSIONS, translatable

SALAAM = "\u0633\u0644\u0627\u0645"
"""A word in letters that a terminal cannot draw."""
_KEPT = re.compile(r"\{[^{}]*\}|\d{2,}(?: \d+)*")


def write_languages(folder: Path) -> Path:
    """Write all drafts and the made-up one; `catalogues.LANGUAGES` may then be this folder."""
    shutil.copytree(catalogues.LANGUAGES, folder)
    about = folder / "languages.toml"
    about.write_text(about.read_text("utf-8") + '\n[ur]\npicture_only = true\nname = "Urdu"\n')
    english = {id: words for version in VERSIONS for id, words in translatable(version).items()}
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    texts = [
        f'msgctxt "{id}"\nmsgid "{words}"\nmsgstr "{_said(words)}"\n\n'
        for id, words in english.items()
    ]
    (folder / "ur.po").write_text(head + "".join(texts), "utf-8")
    return folder


def _said(words: str) -> str:
    """Return as many words as there are, with what is filled in and numbers as they are."""
    return " ".join([SALAAM] * len(words.split()) + _KEPT.findall(words))
