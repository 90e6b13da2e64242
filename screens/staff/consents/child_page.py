"""The consents of a child: where each use stands, every answer with its evidence, wishes."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.consents.blocking import ask_block, ask_lift
from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import (
    STANDS,
    answer_words,
    apart_words,
    choices,
    in_short,
    look_words,
    school_words,
    wish_words,
)
from screens.staff.key_line import Key, KeyLine
from screens.staff.labels import names_of
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import acts, consents, letters, overview, second_looks, uses, wording
from store.consents.consents import Consent, Given
from store.consents.forms import Form
from store.consents.letters import Letter
from store.consents.uses import Use
from store.fields import Choice
from store.roll import book, carers
from store.roll.carers import Carer
from store.school.public_list import OFFICE, SAFEGUARDING
from store.signing_in.session import Session

NO_ANSWER = "Nobody has answered for this child yet."
BLOCKED = "The safeguarding leads have blocked: {what}. Why: {why}"


class ChildConsents(LivePage):
    """Uses above, answers below; L looks twice at a marked answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "look", "Second look", id="child.look", tooltip="Does this answer count?"),
        Binding("p", "agree", "Pupil agrees", id="child.agree", tooltip="The pupil agrees too"),
        Binding("w", "wish", "A wish", id="child.wish", tooltip="Somebody wants no pictures"),
        Binding("e", "end_wish", "End a wish", id="child.end", tooltip="The wish holds no more"),
        Binding("b", "block", "Block", id="child.block", tooltip="Block for safeguarding reasons"),
        Binding("u", "lift", "Lift", id="child.lift", tooltip="Lift what is blocked"),
    ]

    def __init__(self, session: Session, clock: Clock, pupil: str) -> None:
        super().__init__(session, clock)
        self._pupil = pupil
        self._consent = Consent(pupil)
        self._uses: dict[str, Use] = {}
        self._stands: dict[str, str] = {}
        self._blocked_uses: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Draw the name, the uses, the answers and what can be done."""
        yield PlainText(id="child-name", classes="title")
        yield PlainText(id="child-wishes", classes="warning")
        yield Listing((Column("Use"), Column("", 16)), empty="Nothing is asked.", id="uses")
        columns = (Column("Who", 22), Column("Answered, the latest first"), Column("When", 11))
        yield Listing(columns, empty=NO_ANSWER, id="answers")
        yield PlainText(id="answer", classes="lead")
        yield KeyLine(id="child-ways")
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin among the answers."""
        self.query_one("#answers").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what would do something."""
        if not self.session.drawers:
            return super().check_action(action, parameters)
        if action == "look":
            return self._waits
        if action == "agree":
            return bool(self._for_pupil)
        if action == "end_wish":
            return bool(acts.may_end(self.session, self._pupil))
        if action == "block":
            return self.session.holds(SAFEGUARDING)
        if action == "lift":
            return self._blocked
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        now = self.clock()
        pupil = book.one(self.session, self._pupil)
        name = pupil.called if pupil else "A child who is not on the roll"
        place = pupil.school_class if pupil else ""
        self.query_one("#child-name", PlainText).show(f"{name} · {place} · Consents")
        self._consent = acts.of(self.session, self._pupil)
        found = overview.read(self.session, now.date())
        self._uses = uses.of_forms(found.forms)
        self._blocked_uses = found.blocked.get(self._pupil, frozenset())
        self._stands = {use: found.stands(self._pupil, use) for use in self._uses}
        self.query_one("#child-wishes", PlainText).show(self._against())
        self.query_one("#uses", Listing).show(
            [
                Row(use.id, (use.say, STANDS[stands][0]), STANDS[stands][1])
                for use in self._uses.values()
                for stands in [self._stands[use.id]]
            ]
        )
        given = list(reversed(self._consent.given))
        self.query_one("#answers", Listing).show(
            [
                Row(
                    each.id,
                    (
                        each.said.name or self._letter_of(each) or "No name",
                        in_short(each, self._form(each.said.edition)),
                        day(each.at, now),
                    ),
                    "urgent" if each.waits else "",
                    "look" if each.waits else "",
                )
                for each in given
            ]
        )
        self._show_answer()
        ways = (
            Key("look", "L", "Second look"),
            Key("agree", "P", "The pupil agrees too"),
            Key("wish", "W", "The no stays" if self._disagreed else "A wish"),
            Key("end_wish", "E", "End a wish"),
            Key("block", "B", "Block more" if self._blocked else "Block"),
            Key("lift", "U", "Lift the block"),
        )
        self.query_one(KeyLine).show([each for each in ways if self.check_action(each.id, ())])

    @property
    def _for_pupil(self) -> tuple[str, ...]:
        return tuple(use for use, state in self._stands.items() if state == consents.PUPIL_TOO)

    @property
    def _disagreed(self) -> tuple[str, ...]:
        return tuple(use for use, state in self._stands.items() if state == consents.DISAGREED)

    @property
    def _blocked(self) -> bool:
        return acts.blocked(self.session, self._pupil) is not None

    @property
    def _marked(self) -> consents.Given | None:
        id = self.query_one("#answers", Listing).row_id
        return next((each for each in self._consent.given if each.id == id), None)

    @property
    def _waits(self) -> bool:
        found = self._marked
        return found is not None and found.flagged

    def _letter_of(self, given: consents.Given) -> str:
        """Return whose letter an answer came by: what somebody types may be any name."""
        found = self.session.drawer(OFFICE).get(carers.subject(given.carer))
        return found.name if isinstance(found, Carer) else ""

    def _form(self, edition: str) -> Form | None:
        return wording.edition(self.session.home.desk.db, self.session.public, edition)

    def _against(self) -> str:
        now = self.clock()
        standing = [each for each in self._consent.wishes if not each.ended]
        lines = [wish_words(w, self._uses, now) for w in standing if w.whose != acts.SCHOOL]
        # A block by the safeguarding leads reads as the school's own wish does, to everybody else.
        against = {use for each in standing if each.whose == acts.SCHOOL for use in each.uses}
        if not self.session.holds(SAFEGUARDING):
            against |= self._blocked_uses
        if against:
            public = self.session.public
            leads = names_of(public, public.held_by(SAFEGUARDING))
            lines.append(school_words(against, self._uses, leads))
        if (found := acts.blocked(self.session, self._pupil)) is not None:
            for block in found.blocks:
                what = ", ".join(self._uses[u].say if u in self._uses else u for u in block.uses)
                lines.append(BLOCKED.format(what=what, why=block.why))
        return "\n".join(lines)

    @on(Listing.Highlighted, "#answers")
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_answer()

    def _show_answer(self) -> None:
        found, words = self._marked, ""
        if found is not None:
            form = self._form(found.said.edition)
            letter = self._letter_of(found)
            why, public = self._why_it_waits(found), self.session.public
            words = answer_words(found, form, letter, why, public, self.clock())
        self.query_one("#answer", PlainText).show(words)

    def _why_it_waits(self, found: Given) -> str:
        if found.apart:
            return apart_words(found, self.session.public)
        office = self.session.drawer(OFFICE)
        letter = office.get(letters.subject(found.said.letter))
        known = letter if isinstance(letter, Letter) else Letter("", self._pupil, found.carer)
        return second_looks.why_answer(office, known, found.said)

    def action_look(self) -> None:
        """Say whether the marked answer of a flagged adult counts."""
        found = self._marked
        if found is not None and found.flagged:
            every = [self._form(e.said.edition) for e in acts.together(self._consent, found)]
            titles = [form.title for form in every if form]
            self.ask(
                "A second look",
                acts.LOOK_FIELDS,
                lambda said: self._then(
                    lambda: acts.look(self.session, self._pupil, found.id, said, self.clock())
                ),
                form=f"consent@{self._pupil}",
                intro=look_words(found, titles, self._letter_of(found), self._why_it_waits(found)),
            )

    def action_agree(self) -> None:
        """Record that the pupil agrees as well."""
        uses, now = self._for_pupil, self.clock()
        names = ", ".join(self._uses[use].say for use in uses)

        def answered(yes: bool | None) -> None:
            if yes and self.attempt(lambda: acts.agree(self.session, self._pupil, uses, now)):
                self.show()

        question = Confirm("Does the pupil agree?", f"You asked them yourself: {names}.")
        self.app.push_screen(question, answered)

    def action_wish(self) -> None:
        """Record that somebody wants no pictures; it holds at once."""
        self.ask(
            "A wish not to be pictured",
            acts.wish_fields(choices(self._uses)),
            lambda said: self._then(
                lambda: acts.wish(self.session, self._pupil, said, self.clock())
            ),
            form=f"wish@{self._pupil}",
            values={"whose": "adult", "uses": "\n".join(self._disagreed)}
            if self._disagreed
            else {},
            intro="It holds at once, for whatever reason, and against every yes. The school's own "
            "only a safeguarding lead ends.",
        )

    def action_end_wish(self) -> None:
        """Let a wish hold no more: which one is said, and why."""
        if not (known := acts.may_end(self.session, self._pupil)):
            return
        now = self.clock()
        words = [Choice(each.id, wish_words(each, self._uses, now)) for each in known]
        (only,) = known if len(known) == 1 else (None,)
        self.ask(
            "End a wish",
            acts.end_fields(tuple(words)),
            lambda said: self._then(
                lambda: acts.end_wish(self.session, self._pupil, said, self.clock())
            ),
            form=f"end-wish@{self._pupil}",
            values={"wish": only.id} if only else {},
            intro="Once it is ended, what adults have permitted is permitted again.",
        )

    def action_block(self) -> None:
        """Block uses, or more of them; why is seen by the safeguarding leads alone."""
        ask_block(self, self._pupil, self._uses, self.show, more=self._blocked)

    def action_lift(self) -> None:
        """Lift the block."""
        ask_lift(self, self._pupil, self.show)

    def _then(self, act: Callable[[], None]) -> None:
        act()
        self.show()
