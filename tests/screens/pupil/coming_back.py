"""Coming back with four pictures to a made-up school that may have answered."""

from textual.pilot import Pilot

from screens.pupil.answer import ComeBack
from screens.pupil.tries import Tries
from screens.widgets.picture import picture_names
from store.letterbox import collect, receipts
from store.letterbox.receipts import Reply, Sentence
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.pupil.stage import Seconds, settle

NOTHING = Sentence()
PEGS = picture_names("pegs")
CODE = PEGS[:4]
KEYS = (*"1234", "enter")
"""The code by keyboard, from the first picture to Next."""
WRONG = (*"2345", "enter")


def told(school: School, words: str = "first words") -> Sent:
    """A child told something and remembers CODE."""
    sent = school.intake.post(Told(words=words, version="older"), school.now, with_receipt=True)
    assert sent.receipt is not None
    labels = school.intake.stretch(CODE)
    assert school.intake.keep_receipt(sent.receipt, labels, school.now)
    return sent


def answered(
    school: School,
    sent: Sent,
    text: str,
    sender: str = "Mrs Adeyemi",
    made_of: Sentence = NOTHING,
) -> None:
    assert sent.receipt is not None
    reply = Reply(sender, school.now.isoformat(), text, made_of=made_of)
    seal = sent.receipt.keys.seal
    receipts.answer(school.home.desk.db, sent.receipt.id, seal, reply)


def come_back(school: School, tries: Tries | None = None) -> ComeBack:
    return ComeBack(school.intake, lambda: school.now, tries or Tries(Seconds()))


def worry(school: School, sent: Sent) -> Worry:
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, school.now)
    found = session.drawer("safeguarding").get(sent.subject)
    assert isinstance(found, Worry)
    return found


async def enter(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
