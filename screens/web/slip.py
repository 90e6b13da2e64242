"""The slip of a grown-up without a PIN: the terminal's fields, one page after the other.

Its pages are in English, whatever a child chose: they are for the school's grown-ups.
"""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import text
from screens.clock import Clock
from screens.hours import closed_to_grown_ups
from screens.pupil import slip_fields
from screens.web.page import Asked, Button, Line, Page, button, done, go_on
from screens.web.sending import Sending
from screens.web.visit import SLIPS, Visit, no_slip
from store.fields import check
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.school.public_list import Person

FIRST, NAMED, SEND, THANKS = "slip_about", "slip_named", "slip_send", "slip_thanks"
OVER = ""
LEAVE_OUT, LET_IN = "leave_out:", "let_in:"
"""The person stands in the button: pressed twice, it decides about nobody else."""


class Slips:
    """Whom it is about, the fields, each name in it, and once more to read before it is sent."""

    def __init__(self, intake: Intake, clock: Clock, sending: Sending) -> None:
        self._intake, self._clock, self._sending = intake, clock, sending

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        if visit.page in SLIPS:
            return self._write(visit)
        if visit.page == NAMED and (person := self._undecided(visit)):
            return _ask_named(person)
        if visit.page in (NAMED, SEND):
            return self._read_once_more(visit)
        return self._thanks(visit) if visit.page == THANKS else _about(self._closed())

    def take(self, visit: Visit, said: Mapping[str, str]) -> str:
        """Keep an answer; return the next page."""
        go = said.get("go", "")
        if visit.page == FIRST and go in SLIPS:
            visit.slip, visit.wrong = replace(visit.slip, about=SLIPS[go]), {}
            return go
        if visit.page in SLIPS:
            return self._written(visit) if go == "next" else visit.page
        if visit.page == NAMED:
            return self._decide(visit, go)
        if visit.page == SEND and go == "change":
            return _page_of(visit)
        if visit.page == SEND and go == "send":
            return self._send(visit)
        return OVER if visit.page == THANKS and go == "done" else visit.page

    def keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        """Keep what was filled in, whatever was pressed; names in it are asked about anew."""
        if visit.page not in SLIPS or "what" not in said:
            return
        asked = slip_fields.fields(self._intake.school, SLIPS[visit.page])
        values = {each.id: said[each.id].replace("\r\n", "\n") for each in asked if each.id in said}
        visit.slip = slip_fields.Slip(SLIPS[visit.page], values)
        visit.decided, visit.wrong = {}, {}

    def back(self, visit: Visit) -> str:
        """Return the page before; what was written stays."""
        if visit.page in (NAMED, SEND):
            return _page_of(visit)
        return FIRST if visit.page in SLIPS else OVER

    def _written(self, visit: Visit) -> str:
        fields = slip_fields.fields(self._intake.school, visit.slip.about)
        visit.wrong = check(fields, visit.slip.values)
        return visit.page if visit.wrong else self._next(visit)

    def _decide(self, visit: Visit, go: str) -> str:
        person = self._undecided(visit)
        if person is not None and go in (f"{LEAVE_OUT}{person.id}", f"{LET_IN}{person.id}"):
            visit.decided[person.id] = go.startswith(LEAVE_OUT)
        return self._next(visit)

    def _next(self, visit: Visit) -> str:
        left_out = tuple(id for id, leave in visit.decided.items() if leave)
        visit.slip = replace(visit.slip, left_out=left_out)
        return NAMED if self._undecided(visit) else SEND

    def _undecided(self, visit: Visit) -> Person | None:
        return next(iter(slip_fields.named(self._intake, visit.slip, tuple(visit.decided))), None)

    def _send(self, visit: Visit) -> str:
        if self._next(visit) != SEND:
            return NAMED  # whatever way led here: nobody whose name is in it is passed over
        told = slip_fields.told(self._intake.school, visit.slip)
        if not self._sending.post_slip(visit, told):
            visit.wrong = {"send": text("slip.send.failed")}
            return SEND
        visit.posted = hash(visit.slip.values.get("what", ""))
        visit.slip, visit.decided = no_slip(), {}
        return THANKS

    # What is shown.

    def _closed(self) -> str:
        return closed_to_grown_ups(self._intake.standing(self._clock()))

    def _write(self, visit: Visit) -> Page:
        about = SLIPS[visit.page]
        slip = replace(visit.slip, about=about)
        asked = tuple(
            Asked(each, slip.values.get(each.id, ""), visit.wrong.get(each.id, ""))
            for each in slip_fields.fields(self._intake.school, about)
        )
        no_more = (text("slip.field.ask_no_more"),) if about == PUPIL else ()
        lines = (slip_fields.who_opens(self._intake, slip), *no_more)
        title = text(f"slip.about.{slip_fields.ABOUT[about]}")
        return Page(visit.page, title, lines, (go_on(),), fields=asked, calls=False)

    def _read_once_more(self, visit: Visit) -> Page:
        said = slip_fields.read_back(self._intake.school, visit.slip)
        answers = tuple(Line("change", label, words, long=True) for label, words in said)
        opens = slip_fields.who_opens(self._intake, visit.slip)
        line = visit.wrong.get("send") or text("slip.send.line")
        send = button("send", "send", main=True)
        title = text("slip.send.title")
        return Page(SEND, title, (opens, line), (send,), answers=answers, calls=False)

    def _thanks(self, visit: Visit) -> Page:
        sent, saved = visit.sent, text("slip.thanks.saved")
        when = slip_fields.when_read(self._intake, sent.readers, self._clock()) if sent else ""
        talk, urgent = text("slip.thanks.talk"), text("slip.about.urgent")
        lines = tuple(filter(None, (saved, when, self._closed(), talk, urgent)))
        title = text("slip.thanks.title")
        return Page(THANKS, title, lines, (done(),), picture="tick", back=False, calls=False)


def _about(closed: str) -> Page:
    buttons = tuple(
        Button(page, text(f"slip.about.{slip_fields.ABOUT[about]}"))
        for page, about in SLIPS.items()
    )
    said = (text("slip.about.not_signed_in"), closed, text("slip.about.urgent"))
    title = text("slip.about.title")
    return Page(FIRST, title, (), buttons, "names", notes=tuple(filter(None, said)), calls=False)


def _ask_named(person: Person) -> Page:
    lines = (text("slip.named.line", name=person.name), text("slip.opens.not_see"))
    ways = (
        Button(f"{LEAVE_OUT}{person.id}", text("slip.named.leave_out", name=person.name)),
        Button(f"{LET_IN}{person.id}", text("slip.named.let_in", name=person.name)),
    )
    title = text("slip.named.title", name=person.name)
    return Page(NAMED, title, lines, ways, "names", calls=False)


def _page_of(visit: Visit) -> str:
    return next(page for page, about in SLIPS.items() if about == visit.slip.about)
