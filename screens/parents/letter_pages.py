"""The pages of a letter: its first one, the questions, the look at the answers, the thanks."""

from collections.abc import Mapping, Sequence
from datetime import date

from assets.texts import text
from assets.tongue import ENGLISH, spoken_now
from screens.parents.page import Button, Line, Page, Part
from screens.parents.questions import (
    CHECK,
    MORE,
    fields_of,
    is_left,
    left_out,
    may_leave,
    pages,
    place_of,
)
from store.consents.forms import Form
from store.consents.parents_slot import Asked
from store.fields import Field

CODE, LETTER, THANKS, BACK = "code", "letter", "thanks", "taken_back"
START, NEXT, SEND, WORRY, LATER = "start", "next", "send", "worry", "later"
TO, TAKE_BACK = "to:", "take_back:"


def code_page() -> Page:
    """Ask for a code that is typed by hand."""
    words = "parents.code"
    lines = (text(f"{words}.line"), text(f"{words}.where"))
    return Page(CODE, text(f"{words}.title"), lines, parts=(_code(),), ways=True)


def nowhere_page(*, often: bool = False) -> Page:
    """Say that a code opens nothing: one page, whatever is the matter with it."""
    words = "parents.nowhere"
    lines = tuple(text(f"{words}.{each}") for each in ("line", "ask", "paper", "take_back"))
    late = (text(f"{words}.late"),) if often else ()
    return Page(CODE, text(f"{words}.title"), (*lines, *late), parts=(_code(),))


def closed_page(*, forms: bool = False) -> Page:
    """Say that nothing can be kept now, or that the letter is newer than what is here."""
    words = "parents.closed"
    line = text(f"{words}.forms") if forms else text(f"{words}.line")
    return Page("closed", text(f"{words}.title"), (line, text(f"{words}.ask")))


def over_page(*, sent: bool) -> Page:
    """Say that a page that somebody went back to is not kept any more."""
    words = "parents.over"
    lines = (text(f"{words}.{'sent' if sent else 'line'}"), text(f"{words}.again"))
    return Page(CODE, text(f"{words}.title"), lines, parts=(_code(),))


def letter_page(asked: Asked, school: str, today: date, *, trouble: str = "") -> Page:
    """Show what a letter opens: enough to know it by, and nothing more."""
    words = "parents.letter"
    seen = "parents.screen" if asked.letter.on_screen else words
    forms = tuple(form.title for _, form in asked.still_open)
    asks = (Part(text(f"{words}.asks"), (), forms),) if forms else ()
    yearly = any(form.is_yearly for _, form in asked.still_open)
    why = (Part("", (text(f"{words}.yearly"),)),) if yearly else ()
    start = (Button(START, text("parents.button.start"), main=True),) if forms else ()
    return Page(
        LETTER,
        text(f"{seen}.title", school=school),
        (text(f"{words}.child", initial=asked.letter.initial),),
        (text(f"{seen}.picture"), asked.letter.picture) if asked.letter.picture else None,
        (
            Part("", (text(f"{seen}.other"),)),
            *asks,
            *why,
            _days(asked, today),
        ),
        buttons=start,
        after=(*_changed(asked), _worry()),
        trouble=trouble,
        ways=True,
    )


def question_page(
    asked: Asked, page: str, values: Mapping[str, str], wrong: Mapping[str, str] | None = None
) -> Page:
    """Show a page with questions."""
    every, fields = pages(asked, values), fields_of(asked, page, values)
    step = text("parents.part", place=str(every.index(page) + 1), of=str(len(every)))
    buttons = (Button(NEXT, text("parents.button.next"), main=True),)
    place = place_of(asked, page)
    if place is None:
        title: str = text("parents.who.title")
        lines: tuple[str, ...] = (text("parents.who.line"),)
    elif page.endswith(MORE):
        title, lines = text("parents.form.more"), (text("parents.form.more_line"),)
    else:
        title, lines = asked.forms[place].title, (asked.forms[place].intro,)
    lines = tuple(filter(None, (*(() if place is None else in_english()), *lines)))
    return Page(
        page,
        title,
        lines,
        parts=()
        if place is None or page.endswith(MORE)
        else _read_first(asked.forms[place], alone=not may_leave(asked)),
        fields=fields,
        buttons=buttons,
        after=() if place is None or not may_leave(asked) else (_later(asked.forms[place]),),
        wrong=wrong,
        step=step,
    )


def check_page(asked: Asked, values: Mapping[str, str], trouble: str = "") -> Page:
    """Show every answer once more before anything is sent."""
    parts: list[Part] = []
    for page in pages(asked, values):
        place = place_of(asked, page)
        if place is not None and is_left(place, values):
            form = asked.forms[place]
            left = Line(text("parents.later.label"), _silence(form), page)
            parts.append(Part(form.title, answers=(left,)))
            continue
        lines = tuple(
            Line(each.label, worded(each, values), page) for each in fields_of(asked, page, values)
        )
        if page.endswith(MORE):
            parts[-1] = Part(parts[-1].title, answers=(*parts[-1].answers, *lines))
        else:
            title = text("parents.check.who") if place is None else asked.forms[place].title
            parts.append(Part(title, answers=lines))
    nothing = len(left_out(asked, values)) == len(asked.still_open)
    line = _nothing(asked) if nothing else text("parents.check.line")
    send = () if nothing else (Button(SEND, text("parents.button.send"), main=True),)
    return Page(
        CHECK,
        text("parents.check.title"),
        (line,),
        parts=tuple(parts),
        buttons=send,
        trouble=trouble,
    )


def _nothing(asked: Asked) -> str:
    if asked.letter.on_screen:
        return text("parents.screen.nothing")
    return text("parents.later.nothing", day=long_day(asked.letter.until))


def thanks_page(asked: Asked, left: Sequence[Form]) -> Page:
    """Say that the answers are kept, and which forms are `left` out; only shown once they are."""
    words = "parents.thanks"
    titles = ", ".join(form.title for form in left)
    kept = "parents.screen.left" if asked.letter.on_screen else "parents.later.kept"
    later = (text(kept, form=titles),) if left else ()
    again = (
        text("parents.screen.again")
        if asked.letter.on_screen
        else text(f"{words}.again", day=long_day(asked.letter.until))
    )
    child = Part(
        text(f"{words}.child"), (text(f"{words}.child_line"),), code=text("parents.code.label")
    )
    return Page(
        THANKS,
        text(f"{words}.title"),
        (text(f"{words}.kept"), *later, again),
        after=(child, _worry()),
    )


def taken_back_page(titles: str) -> Page:
    """Say that something was taken back; only shown once that is kept."""
    words = "parents.taken_back"
    lines = (text(f"{words}.line", form=titles), text(f"{words}.kept"), text(f"{words}.try"))
    return Page(BACK, text(f"{words}.title"), lines, after=(_worry(),))


def worded(field: Field, values: Mapping[str, str]) -> str:
    """Return an answer in the words that it was chosen by."""
    labels = {choice.id: choice.label for choice in field.choices}
    labels |= {} if labels else {each: text(f"parents.{each}") for each in ("yes", "no")}
    value = values.get(field.id, "").strip()
    if field.kind == "line" or field.kind == "text":
        return value or text("parents.not_answered")
    found = ", ".join(labels.get(each, each) for each in value.split("\n") if each)
    return found or text("parents.not_answered")


def long_day(day: str) -> str:
    """Return a day in full in the language spoken: `2 October 2026`."""
    then, code = date.fromisoformat(day), spoken_now().code
    if code == ENGLISH:
        return f"{then.day} {then:%B} {then.year}"
    from babel.dates import format_date

    return str(format_date(then, "d MMMM y", locale=code))


def in_english() -> tuple[str, ...]:
    """Say, on a page in another language, that the school's own words are the English ones."""
    return () if spoken_now().code == ENGLISH else (text("parents.language.wording"),)


def _days(asked: Asked, today: date) -> Part:
    words, letter = "parents.letter", asked.letter
    closed = tuple(
        text(f"{words}.closed", form=form.title, day=long_day(form.closes))
        for place, form in enumerate(asked.forms)
        if place in asked.closed
    )
    until, opens = long_day(letter.until), text(f"{words}.opens")
    if not asked.still_open:
        return Part("", (*closed, opens))
    opens_to = (*closed, opens)
    if not letter.reply_by or letter.reply_by > letter.until:
        return Part("", (text(f"{words}.until", day=until), *opens_to))
    change, day = text(f"{words}.until_change", day=until), long_day(letter.reply_by)
    if letter.reply_by < today.isoformat():
        return Part("", (text(f"{words}.by_over", day=day), change, *opens_to))
    return Part(text(f"{words}.by", day=day), (change, *opens_to))


def _later(form: Form) -> Part:
    words = "parents.later"
    button = Button(LATER, text(f"{words}.button"))
    return Part(text(f"{words}.title"), (_silence(form),), buttons=(button,))


def _silence(form: Form) -> str:
    return form.silence or text("parents.later.silence")


def _read_first(form: Form, *, alone: bool) -> tuple[Part, ...]:
    # Where it may be left out, what that means stands beside the button that does it.
    found = (
        Part(text("parents.form.read"), (), form.statements),
        Part(text("parents.form.why"), tuple(filter(None, (form.basis,)))),
        Part(text("parents.form.silence"), tuple(filter(None, (form.silence,))) * alone),
    )
    return tuple(each for each in found if each.lines or each.items)


def _changed(asked: Asked) -> tuple[Part, ...]:
    words = "parents.letter"
    buttons = tuple(
        Button(f"{TAKE_BACK}{place}", text(f"{words}.back_one", form=form.title))
        for place, form in enumerate(asked.forms)
        if form.uses
    )
    again = (text(f"{words}.again"),) if asked.still_open else ()
    lines = (*again, *((text(f"{words}.back_line"),) if buttons else ()))
    return (Part(text(f"{words}.changed"), lines, buttons=buttons),)


def _worry() -> Part:
    words = "parents.thanks"
    button = Button(WORRY, text("parents.button.tell"))
    return Part(text(f"{words}.worry"), (text(f"{words}.worry_line"),), buttons=(button,))


def _code() -> Part:
    return Part("", code=text("parents.code.label"))
