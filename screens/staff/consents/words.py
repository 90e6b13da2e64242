"""Consents in words: where a use stands, how far a form is, what an answer said."""

from collections.abc import Collection, Mapping
from datetime import datetime

from assets.catalogues import codes
from screens.staff.labels import language_name, names_of
from screens.times import day
from screens.widgets.listing import Tone
from store.consents import consents, unopened
from store.consents.consents import Given, Wish
from store.consents.forms import NO, YES, Form
from store.consents.overview import ANSWERED, OUTSTANDING, PARTLY, Overview, Progress
from store.consents.uses import Use
from store.fields import Choice
from store.school.public_list import OFFICE, PublicList
from store.signing_in.session import Session

STANDS: Mapping[str, tuple[str, Tone]] = {
    consents.PERMITTED: ("yes", "good"),
    consents.UNANSWERED: ("no answer", "quiet"),
    consents.REFUSED: ("no", "warning"),
    consents.WITHDRAWN: ("taken back", "warning"),
    consents.LAPSED: ("lapsed", "quiet"),
    consents.DISAGREED: ("they disagree", "urgent"),
    consents.WAITS: ("second look", "urgent"),
    consents.PUPIL_TOO: ("ask the pupil", "warning"),
}
"""Where a use stands, in a word and a tone; everything but the first is a no."""
STATES: Mapping[str, str] = {ANSWERED: "answered", PARTLY: "look", OUTSTANDING: "no answer"}
CHANNELS = {"web": "by phone or computer", "office": "at the office", "paper": "on paper"}
WHOSE = {"child": "The child", "adult": "An adult of theirs", "school": "The school"}
NOT_COUNTED = (
    "Not every yes of it counts: a no that the same adult said later than this was signed stands, "
    "or its letter was over."
)
APART = "two people looked apart and disagree: {yes} says that it counts, {no} that it does not"
FULL, EMPTY = "█", "░"


def bar(progress: Progress, width: int) -> str:
    """Return a bar of so many cells; it is full only when everybody has answered."""
    if not progress.all:
        return EMPTY * width
    filled = width * (progress.all - progress.outstanding) // progress.all
    return FULL * filled + EMPTY * (width - filled)


def count(progress: Progress) -> str:
    """Return how many have answered."""
    return f"{progress.all - progress.outstanding} of {progress.all}"


def choices(uses: Mapping[str, Use]) -> tuple[Choice, ...]:
    """Return uses to choose from."""
    return tuple(Choice(each.id, each.say) for each in uses.values())


def who_may(found: Overview, pupil: str, uses: Mapping[str, Use]) -> str:
    """Return in a line what is permitted for a child and what is not."""
    yes: list[str] = []
    no: list[str] = []
    for use in uses.values():
        permitted = found.stands(pupil, use.id) == consents.PERMITTED
        (yes if permitted else no).append(use.say)
    if not no:
        return "everything"
    return f"not: {', '.join(no)}" if yes else "nothing"


def in_short(given: Given, form: Form | None) -> str:
    """Return what an adult answered, in a few words."""
    said, title = given.said, form.title if form else given.said.form
    if said.withdrawn:
        return f"{title}: taken back"
    counts = [list(said.answers.values()).count(each) for each in (YES, NO)]
    words = " and ".join(f"{n} {word}" for n, word in zip(counts, (YES, NO), strict=True) if n)
    late = " (not every yes counts)" if not_counted(given, form) else ""
    return f"{title}: {words or 'nothing'}{late}"


def not_counted(given: Given, form: Form | None) -> frozenset[str]:
    """Return the uses that an answer says yes to and does not permit: of a slip that came late."""
    if form is None or given.said.withdrawn:
        return frozenset()
    return form.permitted(given.said.answers) - given.permits


def answer_words(
    given: Given, form: Form | None, letter: str, why: str, public: PublicList, now: datetime
) -> str:
    """Return what an adult answered, who they say they are, whose `letter` it was, how and when.

    `why` is what is known now of why it waits.
    """
    said = given.said
    who = " · ".join(part for part in (said.name or "No name", said.relationship) if part)
    who += f" (letter to {letter})" if letter and letter != said.name else ""
    how = CHANNELS.get(said.channel, said.channel)
    if said.language in codes():  # a server that was taken over may say anything
        how += f", the page in {language_name(said.language)}"
    by = f", keyed in by {names_of(public, (said.by,))}" if said.by else ""
    what = "Took everything back." if said.withdrawn else _answers(said.answers, form)
    lines = [f"{who}, {day(given.at, now)} {how}{by}; words {said.edition[:8]}", what]
    if given.waits:
        waits = f": {why}" if why else ", as it did when it came"
        lines.append(f"A yes waits for a second look{waits}.")
    if not_counted(given, form):
        lines.append(NOT_COUNTED)
    if given.looked:
        verdict = "counts" if given.looked == consents.ACCEPTED else "does not count"
        lines.append(f"Looked at by {names_of(public, (given.looked_by,))}: it {verdict}.")
    return "\n".join(lines)


def apart_words(given: Given, public: PublicList) -> str:
    """Say which second looks of an answer disagree, in half a sentence; empty where none do."""
    yes, no = (
        names_of(public, tuple(each.by for each in given.apart if each.verdict == verdict))
        for verdict in (consents.ACCEPTED, consents.NOT_ACCEPTED)
    )
    return APART.format(yes=yes, no=no) if given.apart else ""


def unopened_words(session: Session) -> str:
    """Say to who does not open the office what they cannot know, and whom to ask; else nothing."""
    if session.holds(OFFICE):
        return ""
    who = names_of(session.public, session.public.held_by(OFFICE))
    if not (count := unopened.count(session.home)):
        return (
            "Only the office opens what parents answer. All that has come to this machine is "
            "opened; what is still on its way nobody here can know. "
            f"In doubt ask the office ({who})."
        )
    some = "1 answer of a parent lies" if count == 1 else f"{count:,} answers of parents lie"
    return (
        f"{some} here unopened, and may take a yes back: only the office opens them. "
        f"Ask the office ({who}) before anything is used."
    )


def wish_words(wish: Wish, uses: Mapping[str, Use], now: datetime) -> str:
    """Return whose wish it is and what it is against."""
    what = ", ".join(uses[use].say if use in uses else use for use in wish.uses)
    return f"{WHOSE.get(wish.whose, wish.whose)} does not want it: {what} ({day(wish.at, now)})."


def school_words(against: Collection[str], uses: Mapping[str, Use], leads: str) -> str:
    """Say for what the school does not want it, whoever says so and since when, and who ends it.

    What a safeguarding lead blocks reads the same, and is ended by the same `leads`.
    """
    what = ", ".join(uses[use].say if use in uses else use for use in sorted(against))
    return f"The school does not want it: {what}. Who may end that: {leads or 'nobody now'}."


def look_words(given: Given, titles: Collection[str], letter: str, why: str) -> str:
    """Ask for a second look: who answered what, by whose letter, and why it waits."""
    said = given.said
    who = (said.name or "Somebody") + (
        f" ({said.relationship.lower()})" if said.relationship else ""
    )
    what = ", ".join(titles) or said.form
    reason = f" {why[:1].upper()}{why[1:]}." if why else ""
    own = letter == said.name
    how = "their own letter" if own else f"the letter to {letter or 'somebody else'}"
    return f"{who} answered by {how}: {what}.{reason} Does it count?"


def _answers(answers: Mapping[str, str], form: Form | None) -> str:
    asked = form.asked(dict(answers)) if form else ()
    words = {YES: "yes", NO: "no"}
    said = [f"{each.ask} {words.get(answers.get(each.id, ''), '?').upper()}" for each in asked]
    return "\n".join(said) or "; ".join(f"{key} {value}" for key, value in answers.items())
