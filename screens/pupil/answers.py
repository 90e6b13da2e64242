"""What a child can choose on each page, by id, and what was chosen so far, in words.

Full screens and plain lines both go by this, so that they offer the same.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from assets.texts import Text, listed, text, together
from screens.hours import nobody_looks, who_looks
from screens.pupil.telling import Telling
from screens.pupil.tongues import name_of
from screens.pupil.version import OLDER, YOUNGER
from screens.widgets.picture import picture_word
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, NOW, UNKNOWN
from store.school.public_list import PublicList
from store.school.school_days import ON_ITS_WAY, Standing

NOT_YET = "not_yet"
PAST = {"not_here": "-", NOT_YET: "/"}
"""The ways past one's own picture and their keys, which no picture has."""
FEELINGS = ("sad", "scared", "cross", "unknown")
WHENS = (NOW, BEFORE_HOME, ANOTHER_DAY, UNKNOWN)
TOPICS = ("me", "friend", "home", "school", "online", "other")
ONLINE = ("message", "picture", "game", "stranger", "accident")
HELPERS = {"": "none", "friend": "friend", "grown_up": "grown_up"}
"""What is kept of who helps, and the text that says it."""

NOBODY, LET_IN = "nobody", "let in "
"""Who is left out where nobody is, and what stands before an id that is so no more."""
NOBODY_KEY = "0"
"""The key of `NOBODY`, far from that of "now": who presses on leaves out, and lets in none."""

WORDED = {"feel": YOUNGER, "not_see": OLDER}
"""Pages that speak alike in both versions, and whose words they have."""
SPEAKS = "speaks"
"""What stands among the answers for wanting somebody who speaks one's own language."""


def whens(standing: Standing) -> tuple[str, ...]:
    """Return when a child may need a grown-up; before home time only where one may look by then.

    That is while school is open and home time lies ahead, and a look before it where looks are
    promised. Before school opens it is offered only where one is promised for that very day.
    """
    return WHENS if _home_is_ahead(standing) else tuple(w for w in WHENS if w != BEFORE_HOME)


def when_word(page: str, when: str, standing: Standing) -> Text:
    """Return the words of a time on a page (`younger.when`): before school opens, "Today"."""
    if when == BEFORE_HOME and not standing.open:
        return text("pupil.when.today")
    return text(f"{page}.{when}")


def _home_is_ahead(standing: Standing) -> bool:
    looks = standing.look is not None and standing.look.date() == standing.now.date()
    if standing.closes is None:
        return looks
    ahead = standing.closes - standing.now >= ON_ITS_WAY
    return ahead and (looks or standing.look is None)


def wording(page: str, version: str) -> str:
    """Return the version in whose words a page speaks."""
    return WORDED.get(page, version)


def chosen_so_far(
    telling: Telling, school: PublicList, standing: Standing
) -> Iterator[tuple[str, str]]:
    """Yield the pages of the older version and what was answered there, except the words."""
    yield "when", when_word("older.when", telling.when or UNKNOWN, standing)
    peg = picture_word(telling.peg) if telling.peg else ""
    name = ", ".join(filter(None, (telling.name.strip(), peg))) or text("older.who.not_yet")
    yield "who", ", ".join(part for part in (name, telling.class_name) if part)
    asked = listed(school.name_of(telling.asks_for)) if telling.asks_for else ""
    yield "ask", asked or text("older.ask.anyone")
    if telling.speaks:
        yield "ask", speaker(telling)
    for person in telling.left_out:
        yield "not_see", listed(school.name_of(person))
    if telling.feeling:
        yield "feel", text(f"younger.feel.{telling.feeling}")


def not_secret(telling: Telling) -> Text:
    """Say to younger children, on their last page, that it is not kept secret.

    Older ones have read it on a page of its own before they begin. Whoever wrote something before
    it changed to pictures is told that this goes along.
    """
    if telling.older:
        return together()
    written = telling.words.strip() or telling.name.strip()
    said = ("not_secret", *(["words"] if written else []))
    return together(*(text(f"younger.sending.{each}") for each in said))


def left_out(telling: Telling, school: PublicList) -> Text:
    """Say of everybody whom the child left out that they cannot open it."""
    names = (school.name_of(person) for person in telling.left_out)
    return together(*(text("older.not_see.chosen", name=name) for name in names))


def who_may_not(telling: Telling, school: PublicList) -> Iterator[tuple[str, Text]]:
    """Yield whom a child may leave out or let back in, for `keep_from` to keep, and in words.

    Whom the words name comes first. A name pressed once more stays left out: letting in is by
    words of its own. Last comes `NOBODY`, which gives the words to whom they name.
    """
    for one in telling.to_keep_from(school):
        yield one.id, listed(one.name)
    if not telling.undecided(school):
        for id in telling.left_out:
            yield f"{LET_IN}{id}", text("older.not_see.let_in", name=school.name_of(id))
    yield NOBODY, _nobody(telling, school)


def _nobody(telling: Telling, school: PublicList) -> Text:
    """Say that nobody (else) is left out, and who of those in the words can see it then."""
    out = {*telling.left_out, *telling.out_before}
    others = any(one.id in out for one in telling.named_holders(school))
    said = text(f"older.not_see.{'nobody_else' if telling.left_out or others else 'nobody'}")
    names = [school.name_of(id) for id in telling.undecided(school)]
    if not names:
        return said
    many = text(f"older.not_see.{'sees_others' if others else 'sees_many'}")
    sees = text("older.not_see.sees", name=names[0]) if len(names) == 1 else many
    return together(said, sees)


def keep_from(telling: Telling, school: PublicList, chosen: str) -> None:
    """Keep one of the answers of `who_may_not`."""
    if chosen.startswith(LET_IN):
        telling.let_in(chosen.removeprefix(LET_IN), school)
    else:
        telling.keep_from("" if chosen == NOBODY else chosen, school)


def speaker(telling: Telling) -> Text:
    """Name whoever speaks the child's language: by its own name once the page speaks another."""
    words = text("pupil.language.speaks")
    if telling.speaks in ("", telling.language):
        return words
    return together(words, listed(name_of(telling.speaks)), between=": ")


def thanks(telling: Telling, sent: Sent, intake: Intake, now: datetime) -> Iterator[str]:
    """Yield the sentences after Send: what happens next, and never more than is so."""
    standing = intake.standing(now)

    def said(name: str, /, **values: str) -> str:
        return text(f"{telling.version}.sent.{name}", **values)

    people = sent.readers.people
    yield said("saved")
    tell = said("nobody")
    if people:
        yield said("next")
        look = intake.look(sent.readers, now)
        tell = who_looks(telling.version, telling.when, look, standing.now)
    if telling.named:
        if finder := _finder(telling, people, intake.school):
            yield said("find", name=intake.school.name_of(finder))
    elif not telling.older:
        yield said("no_name")
    # What to do oneself stands together, last: it is what keeps a child safe.
    if nobody := nobody_looks(standing):
        yield nobody
    yield tell
    childline = said("childline")
    yield childline if standing.open else together(childline, text("pupil.closed.danger"))


def _finder(telling: Telling, people: Sequence[str], school: PublicList) -> str:
    """Return who is said to come: whom the child asked for, else a reader whom no word names.

    Once it is sent the words are forgotten, and only who was `judged` says whom they named.
    """
    named = telling.judged | {one.id for one in telling.named_holders(school)}
    return telling.asks_for or next((id for id in people if id not in named), "")
