"""The pages that both versions have, and those of the younger one: pictures to press."""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import listed, text, together
from screens.pupil.answers import (
    FEELINGS,
    NOT_YET,
    WHENS,
    not_secret,
    when_word,
    whens,
    wording,
)
from screens.pupil.telling import Telling
from screens.web.own_tongue import speaks, turned
from screens.web.page import Button, Page, known, signed
from screens.widgets.picture import ROOM, picture_names, picture_word
from store.letterbox.intake import Intake
from store.letterbox.told import BEFORE_HOME
from store.school.class_pictures import class_pictures
from store.school.school_days import Standing

STAY = "stay"
"""What an answer leads to that the page did not offer: the same page."""
NOT_HERE = "not_here"
NOT_ASKED = {"not_here": "not-here", NOT_YET: "not-yet"}
"""Ways past one's own picture, and their signs."""

FEELING_PICTURES = dict(
    zip(FEELINGS, ("face-sad", "face-scared", "face-cross", "question"), strict=True)
)
WHEN_PICTURES = dict(zip(WHENS, ("now", "today", "another-day", "question"), strict=True))


def show_class(telling: Telling, intake: Intake) -> Page:
    """Show the classes by picture and name."""
    chosen = telling.school_class.id if telling.school_class else NOT_HERE
    here = chosen if telling.class_asked else ""
    pictures = class_pictures(intake.school)
    classes = [
        Button(
            each.id,
            listed(each.name),
            ROOM + pictures[each.id] if each.id in pictures else "",
            photo=each.name,
            chosen=each.id == here,
        )
        for each in intake.school.classes
    ]
    words = text("pupil.class.not_here")
    nowhere = Button(NOT_HERE, words, NOT_ASKED[NOT_HERE], chosen=here == NOT_HERE)
    title = text("pupil.class.title")
    return Page("class", title, buttons=(*classes, nowhere), layout="names")


def take_class(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep the class."""
    go = said.get("go", "")
    found = intake.school.school_class(go)
    if found is None and go != NOT_HERE:
        return STAY
    telling.choose_class(found)
    return ""


def show_peg(telling: Telling, intake: Intake) -> Page:
    """Show the pictures of the class."""
    buttons = [
        Button(peg, picture_word(peg), peg, chosen=peg == telling.peg) for peg in _pegs(telling)
    ]
    beneath = tuple(
        signed(name, text(f"younger.who.{name}"), sign) for name, sign in NOT_ASKED.items()
    )
    return Page(
        "who",
        text("younger.who.title"),
        (text("younger.who.line"),),
        tuple(buttons),
        "pegs",
        beneath,
    )


def take_peg(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep the picture, or that there is none."""
    go = said.get("go", "")
    if not known(go, *NOT_ASKED, *_pegs(telling)):
        return STAY
    telling.peg = "" if go in NOT_ASKED else go
    if go == NOT_YET:
        telling.stay_unnamed()
    return ""


def show_feel(telling: Telling, intake: Intake) -> Page:
    """Show the faces."""
    return _pictures("feel", telling.version, FEELING_PICTURES, telling.feeling)


def take_feel(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep the face."""
    go = said.get("go", "")
    if not known(go, *FEELINGS):
        return STAY
    telling.feeling = go
    return ""


def show_when(telling: Telling, intake: Intake, standing: Standing) -> Page:
    """Show when somebody may be needed, as far as that can be."""
    pictures = {when: WHEN_PICTURES[when] for when in whens(standing)}
    shown = _pictures("when", telling.version, pictures, telling.when)
    word = when_word(f"{telling.version}.when", BEFORE_HOME, standing)
    times = (replace(b, words=word) if b.value == BEFORE_HOME else b for b in shown.buttons)
    shown = replace(shown, buttons=tuple(times))
    # Whoever is asked by name says it on that page instead.
    if telling.older:
        return shown
    return replace(shown, beneath=speaks(telling), last=(not_secret(telling),))


def take_when(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep when."""
    go = said.get("go", "")
    if turned(telling, go) or not known(go, *WHENS):
        return STAY
    telling.when = go
    return ""


def _pictures(page: str, version: str, pictures: Mapping[str, str], chosen: str) -> Page:
    words = f"{wording(page, version)}.{page}"
    buttons = [
        Button(value, text(f"{words}.{value}"), name, chosen=value == chosen)
        for value, name in pictures.items()
    ]
    return Page(page, together(text(f"{words}.title")), buttons=tuple(buttons), layout="pictures")


def _pegs(telling: Telling) -> list[str]:
    there = set(picture_names("pegs"))
    chosen = telling.school_class
    return [peg for peg in (chosen.pegs if chosen else ()) if peg in there]
