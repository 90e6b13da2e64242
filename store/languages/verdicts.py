"""What a school's reviewers say of texts in other languages: each verdict signed by who gave it.

Verdicts are only ever added. Each names those about its text that were known where it was given,
and takes their place; what nobody has replaced stands. So it does not matter in which order they
come, how often, or from which terminal. Two that were given apart both stand until somebody who
has both before them decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import blake2b

import msgspec

from store.carrying import board
from store.crypto.keys import Keys, verifies
from store.database import Database, transaction
from store.errors import UNREADABLE, Unopenable
from store.school.public_list import PublicList

ACCEPTED, REFUSED = "accepted", "refused"


@dataclass(frozen=True)
class Verdict:
    """What somebody said of a text: `english` is what it stood for, `words` what they accepted.

    `at` is ISO 8601; `after` holds the marks of the verdicts it replaces, between spaces.
    """

    language: str
    text: str
    english: str
    words: str
    kind: str
    by: str
    at: str
    after: str = ""
    signature: str = ""

    @property
    def mark(self) -> str:
        """What others name it by."""
        return blake2b(self.signature.encode(), digest_size=8, person=b"wb verdict").hexdigest()

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        return msgspec.json.encode(["wb verdict", *astuple(replace(self, signature=""))])

    def says(self) -> tuple[str, str]:
        """Return what it comes to: accepted in which words, or refused."""
        return self.kind, self.words


def standing(said: Iterable[Verdict], english: str, public: PublicList) -> tuple[Verdict, ...]:
    """Return the verdicts about a text and its present English that no other one replaces.

    What nobody of this school has signed counts for nothing. The latest stands last.
    """
    good = [each for each in said if each.english == english and _is_signed(public, each)]
    replaced = {mark for each in good for mark in each.after.split()}
    found = (each for each in good if each.mark not in replaced)
    return tuple(sorted(found, key=lambda each: (each.at, each.by, each.signature)))


def give(db: Database, public: PublicList, said: Verdict, keys: Keys) -> None:
    """Sign a verdict and keep it in place of those that stand; the same again changes nothing."""
    instead = standing(of_text(db, said.language, said.text), said.english, public)
    if [(each.by, each.says()) for each in instead] == [(said.by, said.says())]:
        return
    said = replace(said, after=" ".join(sorted(each.mark for each in instead)))
    said = replace(said, signature=keys.sign(said.signed_part()))
    keep(db, (said,))


def keep(db: Database, said: Sequence[Verdict]) -> None:
    """Keep verdicts, whoever gave them, and pin up what is known of their pages by now."""
    with transaction(db):
        for each in said:
            db.execute(
                "INSERT OR IGNORE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*astuple(each)],
            )
        for language, page in {(each.language, page_of(each.text)) for each in said}:
            _pin(db, language, page)


def of_language(db: Database, code: str) -> dict[str, list[Verdict]]:
    """Return every verdict about a language that lies here, by its text, whoever gave it."""
    found: dict[str, list[Verdict]] = {}
    for row in db.query("SELECT * FROM verdicts WHERE language = ?", [code]):
        found.setdefault(row["text"], []).append(Verdict(**row))
    return found


def of_text(db: Database, code: str, text: str) -> list[Verdict]:
    """Return every verdict about a text that lies here."""
    rows = db.query("SELECT * FROM verdicts WHERE language = ? AND text = ?", [code, text])
    return [Verdict(**row) for row in rows]


def page_of(text: str) -> str:
    """Return the page whose verdicts travel together: the beginning of a text's id."""
    return ".".join(text.split(".")[:2])


def take_in(db: Database, key: str, body: bytes) -> None:
    """Take in what another office terminal knows of a page; pin up what both know together.

    A terminal keeps them whatever kind it is: one that is being let in reads the board before it
    knows that it is an office.

    Raises:
        Unopenable: it holds something else than its key says.
    """
    try:
        said = msgspec.msgpack.decode(body, type=list[Verdict])
    except UNREADABLE:
        raise Unopenable("What another terminal knows of a language cannot be read.") from None
    if any(_key(each.language, page_of(each.text)) != key for each in said):
        raise Unopenable("Verdicts on the board hang under a key that is not theirs.")
    keep(db, said)


def _pin(db: Database, language: str, page: str) -> None:
    """Pin all up that is known of a page. The same verdicts give the same bytes everywhere."""
    rows = db.query(
        "SELECT * FROM verdicts WHERE language = ? AND text >= ? AND text < ?"
        " ORDER BY text, signature",
        [language, page, f"{page}/"],  # what follows "." and still begins with the page
    )
    known = [said for row in rows if page_of((said := Verdict(**row)).text) == page]
    board.put(db, _key(language, page), msgspec.msgpack.encode(known))


def _key(language: str, page: str) -> str:
    return f"{board.VERDICTS}:{language}:{page.replace('_', '-')}"


def _is_signed(public: PublicList, said: Verdict) -> bool:
    keys = public.verify_keys(said.by)
    return any(verifies(key, said.signed_part(), said.signature) for key in keys)
