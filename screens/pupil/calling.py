""" "Now": the call goes out at once, and words that name somebody who opens the box wait.

They follow once it is answered who must not see them, or to all others once the child is gone.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from screens.pupil.along import Along
from screens.pupil.help_line import HelpLine
from screens.pupil.telling import Called, Telling
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.letterbox.sent import Sent
from store.letterbox.told import Told


def call(telling: Telling, intake: Intake, line: HelpLine, now: datetime) -> Sent | None:
    """Call for help; None while it is still to be asked who must not see the words.

    The call does not wait for that answer, only the words do: whoever stops at the question has
    called. Full screens, plain lines and browsers all call by this.

    Raises:
        OutOfOrder: the call, or the words after it, could not be kept.
    """
    if telling.undecided(intake.school):
        called = _without_words(telling, intake, line, now)
        # Whoever went back and says "now" once more is counted, or called for anew after a while.
        if telling.help_called is None or called.anew:
            telling.help_called = called
        return None
    if telling.help_called is None:
        return line.ask(intake, Along(telling.told()), telling.class_name, now)
    _send_words(telling.told(), telling.help_called, intake, now)
    return telling.help_called.sent


def nobody_reads(told: Told, intake: Intake) -> bool:
    """Tell whether words go to a recovery sheet alone: whoever called for help has to be told."""
    says = told.words.strip() or told.name.strip()
    return bool(says) and intake.readers(PUPIL, told.kept_from).nobody


def leave(telling: Telling, intake: Intake, now: datetime) -> bool:
    """Send the words of a child who has called and goes before it answers; tell whether they went.

    They are kept from everybody they name about whom nobody was asked. What was sent already, or
    cannot be kept, is for whoever holds the telling to know.
    """
    called = telling.help_called
    if called is None or not telling.words.strip():
        return False
    # It may end after the page, in another language than it was told in.
    told = replace(telling.told_apart(intake.school), language=called.told.language)
    with suppress(WorryBoxError):
        _send_words(told, called, intake, now)
        return True
    return False


def _without_words(telling: Telling, intake: Intake, line: HelpLine, now: datetime) -> Called:
    """Call those who are called in haste: not whom the words name, while anybody else is there."""
    # Whom a child asks for may be the one it then leaves out.
    told = replace(telling.in_haste(intake.school).told, words="", asks_for="")
    sent = line.ask(intake, Along(told), telling.class_name, now, words_follow=True)
    return Called(sent, told, anew=line.count == 1)


def _send_words(told: Told, called: Called, intake: Intake, now: datetime) -> None:
    """Send what was held back: into the call where the same people may see it, else by itself.

    A call that somebody else may have begun before takes no words of this child.
    """
    if called.anew and replace(told, words="") == called.told:
        if told.words.strip():
            intake.add(called.sent, now, words=told.words)
    elif told.words.strip() or told.asks_for:
        intake.post(told, now)
