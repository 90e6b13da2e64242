"""Logging a concern, and what became of one's own."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.adults import handed_words
from screens.staff.adults.beside import Beside, beside
from screens.staff.base import StaffScreen
from screens.staff.desk.concern_rows import concern_title
from screens.staff.labels import names_of
from screens.staff.worries.doubts import NOBODY_WATCHES
from screens.times import moment
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from store.drawers.own import Concern
from store.errors import Damaged
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL, Readers
from store.letterbox.told import NOW, OF_SCHOOL, Told
from store.roll.book import find_pupils
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import concerns, grave
from store.worries.wording import remarks

FORM = "concern@new"
"""The name its draft is kept under."""
HANDED_NOTE = (
    "This line is all you keep of it. Speak with nobody else about it. What you hear of it from "
    "now on you tell with C, about an adult: it goes to those who deal with it."
)
HOLD_STILL = (
    "It may be about nude or rude pictures: nobody looks again, and nothing is switched on or off, "
    "unlocked, deleted, copied or sent. If you hold the device, nobody else touches it: hand it "
    "over in person."
)
"""What whoever logs it does until somebody takes it over: most often they hold what was found."""
WATCH_NO_MORE = (
    f"{NOBODY_WATCHES} Nothing is switched on or off, unlocked or deleted. If you hold the device, "
    "nobody else touches it: hand it over in person."
)
INTRO = "It cannot be changed once it is sent. To add to it, log another."


def log_concern(screen: StaffScreen[Any], intake: Intake) -> None:
    """Have a concern filled in in front of `screen`, and say what happens next."""
    session = screen.session
    numbers = beside(session, screen.clock())
    pupils = [each.name for each in find_pupils(session)]

    def telling(said: dict[str, str]) -> Told:
        return concerns.told(session.public, said, session.person_id)

    def logged(said: dict[str, str]) -> None:
        concerns.log(session, intake, said, screen.clock())
        readers = concerns.readers(intake, telling(said))
        words = what_happens(
            session.public, session.person_id, readers, telling(said), numbers=numbers
        )
        screen.app.push_screen(Message("Your concern was sent", words))

    screen.ask(
        "Log a concern",
        concerns.fields(session.public, session.person_id, pupils, numbers),
        logged,
        form=FORM,
        intro=INTRO,
        save="Send",
        sure=lambda said: last_look(session.public, intake, telling(said), numbers),
    )


def about_adult(numbers: str) -> str:
    """Return what is said beside the question whom it is about."""
    return f"About an adult: {numbers}."


def last_look(public: PublicList, intake: Intake, telling: Told, numbers: str) -> Confirm:
    """Return the last question before a concern goes: whom it is about, who reads it, how fast.

    Where its words name somebody who could read it, the safe answer comes first. `numbers` are
    those to ring about an adult.

    Raises:
        Incomplete: its writer alone could open it, or who is typed may be on the list.
    """
    concerns.refuse_listed(public, telling)
    concerns.refuse_alone(intake, telling)
    readers = concerns.readers(intake, telling)
    named = tuple(person.id for person in concerns.named(intake, telling))
    kept_from = names_of(public, readers.kept_from)
    lines = [
        _about(telling),
        f"{names_of(public, readers.people) or 'Nobody'} can open it.",
        f"Kept from {kept_from}." if kept_from else "It is kept from nobody who could open it.",
        "Somebody must act today." if telling.when == NOW else "It need not be today.",
    ]
    lines += [about_adult(numbers)] if telling.about != PUPIL else []
    if named:
        lines.append(
            f"Your words name {names_of(public, named)}, who can open it. Go back if they "
            "should not see it, and choose them under “Who should not see this?”."
        )
    said = {"fact": telling.fact, "opinion": telling.opinion, "present": telling.present}
    lines += [f"\n• {each}" for each in remarks(concerns.fields(public), said)]
    return Confirm("Send it?", "\n".join(lines), "Send", "Go back", careful=bool(named))


def _about(telling: Told) -> str:
    what = OF_SCHOOL.get(telling.kind, "")
    if what:
        return f"It is {what}{telling.name and f', about {telling.name}'}."
    return "It is about yourself." if telling.of_self else f"It is about {telling.name}."


def what_happens(
    public: PublicList,
    writer: str,
    readers: Readers,
    telling: Told,
    desk: str = "your desk",
    *,
    numbers: str,
) -> str:
    """Return who opens a concern and what its writer still has to do; `numbers` as above."""
    names = names_of(public, readers.people)
    still = _until_then(telling)
    if readers.nobody:
        nobody = (
            "Nobody at this school can open it but with the recovery sheet. Please tell your "
            "local authority's children's services yourself, today."
        )
        return "\n\n".join((nobody, *still))
    lines = [
        *still,
        f"{names} can open it.",
        f"“Concerns” on {desk} shows when it was read, and by whom.",
    ]
    others = tuple(id for id in readers.people if id != writer)
    if telling.when == NOW and others:
        first = names_of(public, others[:1])
        lines.insert(0, f"Please go to {first} yourself now: this page does not fetch anybody.")
    if telling.about != PUPIL:
        lines.append("Please speak to nobody else about it.")
        if telling.of_self:
            lines[-1] = "Thank you: telling it yourself was right. You read no more of it here."
        lines.append(f"Not heard, or unsure whom to trust: {numbers}.")
    return "\n\n".join(lines)


def _until_then(said: Told | Concern) -> list[str]:
    """Return what its writer does until somebody takes over what was found, as it was written."""
    written = said.fact, said.opinion
    asks = {HOLD_STILL: grave.pictured, WATCH_NO_MORE: grave.extremist}
    return [words for words, tells in asks.items() if any(map(tells, written))]


class MyConcern(StaffScreen[None]):
    """A concern this person logged: what they wrote, and who has read it."""

    def __init__(self, session: Session, clock: Clock, subject: str) -> None:
        super().__init__(session, clock)
        concern = session.own.get(subject)
        if not isinstance(concern, Concern):
            raise Damaged("This concern cannot be read. `worrybox check` says more.")
        self.record = concern

    def compose(self) -> ComposeResult:
        """Draw the concern and its acknowledgement."""
        concern, now = self.record, self.clock()
        if concern.handed:
            yield from self._handed(concern)
            return
        yield PlainText("A concern you logged", classes="title")
        with VerticalScroll(classes="pane", can_focus=True):
            yield PlainText(concern_title(concern), classes="task-text")
            yield PlainText(f"Logged {moment(concern.logged_at, now)}.", classes="quiet")
            for words in _until_then(concern):
                yield PlainText(words, classes="warning")
            yield PlainText("What was seen or said", classes="heading")
            yield PlainText(concern.fact, classes="lead")
            if concern.about != PUPIL:
                yield Beside(self.session, now)
            if concern.opinion:
                yield PlainText("What you thought about it", classes="heading")
                yield PlainText(concern.opinion, classes="lead")
        if concern.acknowledged_at:
            name = self.session.public.name_of(concern.acknowledged_by)
            at = moment(concern.acknowledged_at, now)
            yield PlainText(f"✓ Read by {name}, {at}.", classes="good")
        else:
            yield PlainText(
                "Nobody has read it yet. If it cannot wait, go to them yourself.",
                classes="warning",
            )
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def _handed(self, concern: Concern) -> ComposeResult:
        """Draw the line that is left of a case that was handed over."""
        said = handed_words.line(concern, self.session.public, self.clock())
        yield PlainText(f"Case {concern.name}, handed over", classes="title")
        with VerticalScroll(classes="pane", can_focus=True):
            yield PlainText(said, classes="lead")
            yield PlainText(HANDED_NOTE, classes="quiet")
            yield Beside(self.session, self.clock())
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the way back."""
        self.query_one(Button).focus()
