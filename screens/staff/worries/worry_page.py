"""A worry: what was told, word for word, and what can be done about it."""

from collections.abc import Callable

from textual.app import ComposeResult

from screens.clock import Clock
from screens.staff import read_alone
from screens.staff.adults.beside import Beside
from screens.staff.cases.agreeing import AGREE
from screens.staff.cases.case_head import cleared_by_one, kept_by_one
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.leave_case import MOVE, ask_where
from screens.staff.deeds import Deed
from screens.staff.facts import Parts, Reading
from screens.staff.second_words import who_agrees_it_is_not_about_them
from screens.staff.worries import doubts, first_case, into_case, reply, worry_told
from screens.staff.worries.step_aside import ASIDE, KEEP, TASK
from screens.staff.worries.worry_work import ANSWER, FILE, TOLD, WorryWork
from screens.times import age, moment
from screens.widgets.plain import PlainText, plain
from store.adults import low_ends
from store.cases import keeping, waits
from store.cases.act_fields import REOPEN_FIELDS
from store.cases.case import Case
from store.cases.kept_alone import waiting
from store.letterbox.intake import Intake
from store.signing_in.session import Session
from store.worries import after_end, triage
from store.worries.earlier import told_before, told_earlier
from store.worries.filing import TO_AGREE
from store.worries.worry import FILED_AWAY, IN_CASE, NAMELESS, WAITING, Worry

OPEN = Deed("open", "o", "Open a case", everybody=True)
LINK = Deed("link", "p", "Put into a case")
CASE = Deed("case", "c", "Look at the case", everybody=True)
REOPEN = Deed("reopen", "u", "Open it again")
END = Deed("end", "n", "Nothing more to do")
TELL = "Filed. The child has no picture code: somebody tells them the answer{}."
OPEN_CASE = "Open the case again"
IN_CLOSED = (
    "More was told after case {number}  {title} was closed. It waits until somebody opens that "
    "again{key}{end}."
)
OR_END = ", or says why nothing more is to be done (N)"


class WorryPage(WorryWork):
    """One worry, concern or slip. Opening the page signs that it was read."""

    record: Worry | None

    def __init__(
        self, session: Session, intake: Intake, clock: Clock, drawer_name: str, subject: str
    ) -> None:
        super().__init__(session, clock, drawer_name, subject)
        self.intake = intake

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return everything that can be done with a worry."""
        return (
            ANSWER,
            self.file_deed,
            OPEN,
            LINK,
            AGREE,
            self.reopen_deed,
            END,
            TOLD,
            CASE,
            MOVE,
            TASK,
            KEEP,
            ASIDE,
        )

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        worry = self.record
        if worry is None:
            return False
        if deed == ANSWER.id:
            return reply.is_child(worry)
        if deed == FILE.id:
            return self._could_be_filed() and not self.why_not_filed()
        if deed in (OPEN.id, LINK.id):
            # What was filed as small may turn out not to be.
            return worry.state in (WAITING, FILED_AWAY) and not worry.case
        if deed == AGREE.id:
            return keeping.waits_for(worry, self.session.person_id) is not None
        if deed == TOLD.id:
            return worry.to_tell is not None and not worry.case
        if deed == REOPEN.id:
            return worry.state == FILED_AWAY or self.closed_case() is not None
        if deed == END.id:
            return not after_end.why_not(self.session, self.drawer, worry)
        return deed not in (CASE.id, MOVE.id) or bool(worry.case)

    def _could_be_filed(self) -> bool:
        worry = self.worry
        waits = worry.state == WAITING and not worry.case
        return waits and worry.told.about not in NAMELESS

    def closed_case(self) -> Case | None:
        """Return the closed case in which it waits again, if it does."""
        return after_end.closed_case(self.drawer, self.worry)

    @property
    def reopen_deed(self) -> Deed:
        """How it is opened again: filed by itself, or its case."""
        in_closed = self.record is not None and self.closed_case() is not None
        return Deed(REOPEN.id, REOPEN.key, OPEN_CASE) if in_closed else REOPEN

    def named_here(self) -> str:
        """Return why whoever is signed in decides nothing here, and who can."""
        mine = super().named_here()
        if mine and self.closed_case() is not None:
            return after_end.why_not(self.session, self.drawer, self.worry) or mine
        return mine and (self.why_not_filed() or mine)

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        if key == END.key and self.closed_case() is not None:
            return after_end.why_not(self.session, self.drawer, self.worry)
        filing_it = key == FILE.key and self._could_be_filed()
        return self.why_not_filed() if filing_it else super().why_not(key)

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            ANSWER.id: self.answer,
            FILE.id: self.choose_ending,
            OPEN.id: self._open_case,
            LINK.id: lambda: into_case.ask(self, LINK, self.worry, self._to_case),
            REOPEN.id: self._open_again if self.closed_case() is None else self._open_case_again,
            END.id: self._end,
            TOLD.id: self.note_told,
            AGREE.id: self.answer_keeping,
            CASE.id: lambda: self._to_case(self.worry.case),
            MOVE.id: lambda: ask_where(self, [self.worry]),
        }
        doing.get(deed, lambda: super(WorryPage, self).do(deed))()

    def compose_head(self) -> ComposeResult:
        """Draw whom to ring about an adult."""
        yield Beside(self.session, self.clock())

    def compose_record(self) -> ComposeResult:
        """Draw the words and all else that was told."""
        with Reading(id="worry-told", classes="pane"):
            yield Parts(id="worry-words")
            yield Parts(id="worry-facts")

    def compose_beside(self) -> ComposeResult:
        """Draw what was done so far."""
        done = Reading(id="worry-done", classes="pane")
        done.border_title = plain("Done so far")
        yield done

    def take_note(self) -> None:
        """Sign that it was read."""
        triage.see(self.session, self.drawer, self.worry, self.clock())

    def begin(self) -> None:
        """Begin with what was told."""
        self.query_one("#worry-told").focus()

    def show_record(self) -> None:
        """Fill the panes."""
        worry, public, now = self.worry, self.session.public, self.clock()
        self.query_one(Beside).display = worry.told.about in NAMELESS
        self.query_one("#record-title", PlainText).show(worry_told.heading(worry, public))
        state = self.query_one("#record-state", PlainText)
        state.show(self._state())
        state.set_class(worry.help_now, "-urgent")
        before, followed = told_before(self.session, worry), told_earlier(self.session, worry)
        facts = worry_told.facts_of(worry, public, now, before, followed)
        warnings = doubts.doubts_of(worry, public)
        self.query_one("#worry-words", Parts).show([*warnings, *worry_told.words_of(worry, now)])
        self.query_one("#worry-facts", Parts).show(facts)
        done = worry_told.done_about(worry, public, now)
        self.query_one("#worry-done", Reading).show(done)

    def _state(self) -> str:
        mine = self.named_here() if self.worry.state == WAITING else ""
        two = self.why_not_filed() if self._could_be_filed() and not mine else ""
        two = "" if two == TO_AGREE else two  # whom it is kept from stands there in full
        by_one = read_alone.sentences(self.session, self.drawer, self.worry, self.clock())
        return " ".join(filter(None, (mine or two, *by_one, self._how_it_stands())))

    def _how_it_stands(self) -> str:
        worry, now = self.worry, self.clock()
        if case := self.closed_case():
            end = OR_END if self._offers(END) else ""
            key = f" ({REOPEN.key.upper()})" if self._offers(REOPEN) else ""
            return IN_CLOSED.format(number=case.number, title=case.title, key=key, end=end)
        if worry.state == IN_CASE:
            case = self.drawer.get(worry.case)
            there = f"In case {case.number}  {case.title}" if case else "In a case."
            return f"{self._cleared()}{there}"
        if worry.state == FILED_AWAY:
            tell = TELL.format(", and T notes it" if self._offers(TOLD) else "")
            left = tell if worry.to_tell else "Filed: nothing more to do."
            return f"{self._cleared()}{left}"
        again = " More came after it was dealt with." if worry.case or worry.filed else ""
        again = " It was filed, and opened again." if worry.reopened and again else again
        kept = waiting(worry.kept_alone)
        said = kept_by_one(kept, self.session.public, self.keys_offered()) if kept else ()
        alone = [f"{each}. " for each in said]
        help_now = f"{''.join(alone)}{'HELP NOW. ' if worry.help_now else ''}"
        waits, since = age(worry.sent_at, now), moment(worry.sent_at, now)
        how_long = "Came just now" if waits == "now" else f"Waiting for {waits}, since {since}"
        return f"{help_now}{how_long}.{again}"

    def _offers(self, deed: Deed) -> bool:
        """Tell whether whoever is signed in can do it here now: else its key is not named."""
        return deed.key.upper() in self.keys_offered()

    def _cleared(self) -> str:
        """Return who alone said that it is not about whom it names, until another agrees."""
        public, worry = self.session.public, self.worry
        names = " or ".join(low_ends.open_of(public, worry))
        able = [(e, waits.others(public, self.drawer, worry, e.by)) for e in worry.cleared]
        keys = self.keys_offered() if able else ()
        return "".join(f"{cleared_by_one(e, names, public, to, keys)} " for e, to in able)

    def _open_case(self) -> None:
        first_case.ask(self, OPEN.title, self.worry, self.draft_name(OPEN.id), self._to_case)

    def _open_again(self) -> None:
        self.ask(
            REOPEN.title,
            triage.REOPEN_FIELDS,
            lambda said: self.tried(
                lambda: triage.open_again(self.drawer, self.worry, said, self.clock()),
                "It waits again. How it was filed stays in the record.",
            ),
            form=self.draft_name(REOPEN.id),
            save="Open it again",
        )

    def _open_case_again(self) -> None:
        self.ask(
            OPEN_CASE,
            REOPEN_FIELDS,
            lambda said: self.tried(
                lambda: after_end.open_again(
                    self.session, self.drawer, self.worry, said, self.clock()
                ),
                "The case is open again. How it was closed stays in the record.",
            ),
            form=self.draft_name(END.id + REOPEN.id),
            save=OPEN_CASE,
        )

    def _end(self) -> None:
        self.ask(
            END.title,
            after_end.fields(self.worry, self.session.public),
            lambda said: self.tried(
                lambda: after_end.end(self.session, self.drawer, self.worry, said, self.clock()),
                "It waits no more. Why stays in the record of the case.",
            ),
            form=self.draft_name(END.id),
            intro=who_agrees_it_is_not_about_them(self.session, self.drawer, self.worry),
        )

    def _to_case(self, case: str) -> None:
        page = CasePage(self.session, self.clock, self.drawer.name, case)
        self.app.push_screen(page, lambda _: self.dismiss())
