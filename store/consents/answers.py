"""An answer to a form, on its way: sealed to whoever holds the `office`, posted like anything."""

from datetime import datetime
from hashlib import blake2b

import msgspec

from store.crypto.seal import fresh_key
from store.home import Home
from store.letterbox.envelope import ANSWER, QUIET, Content, close
from store.letterbox.readers import Readers
from store.school.public_list import OFFICE, SCHOOL_SHEET

WEB, OFFICE_SCREEN, PAPER = "web", "office", "paper"
"""The way an answer came: the parents' form, a phone at the office's screen, a slip keyed in."""


class Answer(msgspec.Struct, frozen=True):
    """What somebody answered to one form, and who they say they are (procedure row 37).

    `letter` is the letter's id, `edition` the hash of the words they saw, `answers` yes or no by
    the question's id. `withdrawn` takes back whatever this person permitted by the form. `at` is
    ISO 8601; `by` the member of staff who keyed it in, `slip` the short code on the paper
    where it was not its letter's any more. `sitting` is a random word of the page that
    was sent: sent twice, it counts once.
    """

    letter: str
    form: str
    edition: str
    answers: dict[str, str] = {}
    withdrawn: bool = False
    name: str = ""
    relationship: str = ""
    responsibility: str = ""
    language: str = ""
    channel: str = WEB
    at: str = ""
    by: str = ""
    sitting: str = ""
    slip: str = ""

    def entry(self, envelope: str) -> str:
        """Return the id of its entry: that of its envelope, or what both of two share.

        What takes something back counts each time: a yes may have come between two of them.
        """
        if self.withdrawn or not self.sitting:
            return envelope
        said = msgspec.json.encode(msgspec.structs.replace(self, at=""), order="sorted")
        return blake2b(said, digest_size=16, person=b"wb answer").hexdigest()


def post(home: Home, answers: tuple[Answer, ...], now: datetime) -> None:
    """Seal and keep what one sitting answered: all of it, or nothing.

    Raises:
        OutOfOrder: it could not be kept.
    """
    public, at = home.desk.school, now.isoformat(timespec="seconds")
    readers = Readers(public.held_by(OFFICE), SCHOOL_SHEET, OFFICE)
    envelopes = []
    for each in answers:
        content = Content(
            ANSWER,
            f"letter:{each.letter}",
            fresh_key().hex(),
            home.device.id,
            at,
            OFFICE,
            (),
            readers.people,
            readers.sheet,
            msgspec.to_builtins(msgspec.structs.replace(each, at=at)),
        )
        envelopes.append(close(content, public, readers, home.device.keys, QUIET))
    home.letterbox.post(*envelopes)
