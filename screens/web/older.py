"""The pages of the older version: words, a name, and who may and may not see it."""

from collections.abc import Mapping

from assets.texts import listed, text, texts, together
from screens.pupil.answers import (
    HELPERS,
    NOBODY,
    NOT_YET,
    chosen_so_far,
    keep_from,
    left_out,
    who_may_not,
)
from screens.pupil.names import who_opens
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER
from screens.web.own_tongue import speaks, turned
from screens.web.page import Button, Choice, Entry, Line, Page, button, go_on, signed
from screens.web.younger import STAY
from store.fields import TEXT_LIMIT
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.school.school_days import Standing

NAME_LIMIT = 100
STARTER = "starter:"
ANYONE = "anyone"
SEND = "send"


def show_promise(telling: Telling, intake: Intake) -> Page:
    """Show what this is, who opens it, and that it is not a secret."""
    readers = intake.readers(PUPIL, telling.left_out)
    opens = who_opens("promise", OLDER, intake.school, readers)
    lines = (_word("promise.what"), opens, _word("promise.not_secret"), _word("promise.stop"))
    return Page("promise", _word("promise.title"), lines, (go_on(),), picture="letterbox")


def take_promise(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Go on."""
    return "" if said.get("go") == "next" else STAY


def show_words(telling: Telling, intake: Intake) -> Page:
    """Show a page to write on, with beginnings of sentences."""
    starters = tuple(
        Button(f"{STARTER}{name.rsplit('.', 1)[1]}", words)
        for name, words in texts("older.words.starter").items()
    )
    title = _word("words.title")
    entry = Entry("words", title, telling.words, TEXT_LIMIT, long=True, dots=telling.dots)
    line = (_word("words.line"),)
    return Page("words", title, line, (go_on(),), beneath=starters, entry=entry)


def take_words(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Go on, or write the beginning of a sentence below what stands there; the words are kept."""
    go = said.get("go", "")
    if go.startswith(STARTER):
        begin = texts("older.words.starter").get(f"older.words.starter.{go[len(STARTER) :]}")
        if begin:
            before = f"{telling.words.rstrip()}\n" if telling.words.strip() else ""
            telling.words = f"{before}{begin} "[:TEXT_LIMIT]
        return STAY
    return "" if go == "next" else STAY


def show_name(telling: Telling, intake: Intake) -> Page:
    """Show a line for the name, and who helps."""
    entry = Entry("name", _word("who.name"), telling.name, NAME_LIMIT)
    helpers = tuple(
        Choice(value, _word(f"who.helper.{name}"), value == telling.helper)
        for value, name in HELPERS.items()
    )
    own = together(_word("who.class"), listed(telling.class_name), between=": ")
    not_yet = signed(NOT_YET, _word("who.not_yet"), "not-yet")
    return Page(
        "who",
        _word("who.title"),
        (_word("who.line"),),
        (go_on(), not_yet),
        entry=entry,
        legend=_word("who.helper.title"),
        choices=helpers,
        notes=(*([own] if telling.class_name else []), _word("who.not_yet_line")),
    )


def take_name(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Go on, without a name if the child likes."""
    if said.get("go") == NOT_YET:
        telling.stay_unnamed()
        return ""
    return "" if said.get("go") == "next" else STAY


def show_not_see(telling: Telling, intake: Intake) -> Page:
    """Show everybody who works here, whoever the words name first."""
    school = intake.school
    named = (_word("not_see.named"),) if telling.undecided(school) else ()
    answered = bool(telling.judged) and not telling.undecided(school)
    none = answered and not telling.left_out
    chosen = {NOBODY} if none else set(telling.left_out)
    *people, none_of_them = (
        Button(value, words, chosen=value in chosen)
        for value, words in who_may_not(telling, school)
    )
    called = (_word("not_see.called"),) if telling.help_called else ()
    out = (left_out(telling, school),) if telling.left_out else ()
    lines = (*called, _word("not_see.line"), *out, *named)
    title, beneath = _word("not_see.title"), (none_of_them,)
    return Page("not_see", title, lines, tuple(people), "names", beneath)


def take_not_see(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep whom it is kept from."""
    go, school = said.get("go", ""), intake.school
    if go not in dict(who_may_not(telling, school)):
        return STAY
    keep_from(telling, school, go)
    return ""


def show_ask(telling: Telling, intake: Intake) -> Page:
    """Show who opens it, whom one can ask, and the way to leave somebody out."""
    school = intake.school
    readers = intake.readers(PUPIL, telling.left_out)
    lines = [who_opens("ask", OLDER, school, readers), _word("ask.line")]
    if telling.left_out:
        lines.append(left_out(telling, school))
    chosen = (telling.asks_for or ANYONE) if telling.asked else ""
    people = [
        Button(one.id, listed(one.name), photo=one.name, chosen=one.id == chosen)
        for one in telling.to_ask_for(school, readers)
    ]
    anyone = Button(ANYONE, _word("ask.anyone"), chosen=chosen == ANYONE)
    beneath = (*speaks(telling), Button("not_see", _word("ask.not_see")))
    buttons = (*people, anyone)
    return Page("ask", _word("ask.title"), tuple(lines), buttons, "names", beneath)


def take_ask(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Keep who should come."""
    go = said.get("go", "")
    if go == "not_see":
        telling.wants_not_see = True
        return go
    if turned(telling, go):
        return STAY
    readers = intake.readers(PUPIL, telling.left_out)
    people = {one.id for one in telling.to_ask_for(intake.school, readers)}
    if go != ANYONE and go not in people:
        return STAY
    telling.ask_for("" if go == ANYONE else go)
    return ""


def show_look(telling: Telling, intake: Intake, standing: Standing) -> Page:
    """Show what was said, page by page, and the one button that sends it."""
    words = _dotted(telling) if telling.words.strip() else _word("send.no_words")
    answers = [Line("words", _word("send.words"), words, long=bool(telling.words.strip()))]
    answers += [
        Line(page, _word(f"send.{page}"), said)
        for page, said in chosen_so_far(telling, intake.school, standing)
    ]
    send = button("send", SEND, main=True)
    line = (_word("send.line"),)
    return Page("look", _word("send.title"), line, (send,), answers=tuple(answers))


def take_look(telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Send, or go back to one of the pages."""
    go = said.get("go", "")
    pages = {"words", "when", "who", "ask"} | ({"not_see"} if telling.left_out else set())
    return go if go == SEND or go in pages else STAY


def _dotted(telling: Telling) -> str:
    if not telling.dots:
        return telling.words
    return "".join("•" if letter.strip() else letter for letter in telling.words)


def _word(name: str) -> str:
    return text(f"older.{name}")
