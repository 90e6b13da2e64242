"""A school in which children are offered languages, and a made-up one whose texts are longer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import ascii_lowercase

from assets.catalogues import VERSIONS, drafts, translatable
from assets.tongue import Tongue, speak
from store.languages import translations
from store.school import people
from tests.made_up import School

ARABIC = "كلمة"
LONGER = 1.4
"""How much longer than in English a text may be."""
OTHER_LETTERS = str.maketrans(
    {chr(ord(small) - case): chr(0x436 - case) for small in ascii_lowercase for case in (0, 32)}
)


def accept_all(school: School, code: str, *versions: str) -> None:
    """Have every draft of these versions accepted, and the language switched on."""
    session = school.sign_in("Mrs Adeyemi")
    wanted = versions or VERSIONS
    words = {id: drafts(code, each)[id].words for each in wanted for id in translatable(each)}
    for id, said in words.items():
        translations.accept(session, code, id, said, school.now)
    new = translations.offer(session, code)
    assert people.propose(session, new, "", school.now)
    session.lock()


def made_up_arabic(folder: Path) -> Path:
    """Write a catalogue in a script that no terminal shows: what is filled in, and a word."""
    folder.mkdir()
    (folder / "languages.toml").write_text('[ar]\npicture_only = true\nname = "Arabic"\n')
    messages = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n']
    for id, english in translatable("younger").items():
        kept = " ".join(re.findall(r"\{[^{}]*\}|\d{2,}(?: \d+)*", english))
        words = f"{ARABIC} {kept}".strip()
        messages.append(f'msgctxt "{id}"\nmsgid "{english}"\nmsgstr "{words}"\n')
    (folder / "ar.po").write_text("\n".join(messages), "utf-8")
    return folder


def longer(words: str) -> str:
    """Return words that are 40 % longer, in as many more words as that takes: `Send` is `Sēnd~`."""
    changed = words.replace("e", "ē").replace("o", "ō")
    more = max(1, round(len(words) * (LONGER - 1)))
    return changed + "".join("~" if len(words) < 8 or at % 5 else " " for at in range(1, more + 1))


def longer_tongue() -> Tongue:
    """Return a language in which every text is longer, in letters that English has not got."""
    words = {id: said for version in VERSIONS for id, said in translatable(version).items()}
    return Tongue("pl", {id: _longer(said) for id, said in words.items()})


def _longer(words: str) -> str:
    """Leave alone what is filled in."""
    parts = re.split(r"(\{[^}]*\})", words)
    return "".join(
        part if part.startswith("{") or not part.strip(" .,:") else _in_other_letters(part)
        for part in parts
    )


def _in_other_letters(words: str) -> str:
    return longer(words).translate(OTHER_LETTERS)


@contextmanager
def spoken(tongue: Tongue) -> Iterator[None]:
    """Speak a language for a while, in the whole program."""
    speak(tongue)
    try:
        yield
    finally:
        speak(Tongue())
