"""A case about an adult at school: the threshold, who advised, how it ended, what is kept."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult

from screens.staff.adults import (
    adult_rows,
    adult_words,
    advising,
    another_adult,
    hand_over,
    judging,
    saying,
)
from screens.staff.adults.advising import ADVISED
from screens.staff.adults.another_adult import ANOTHER
from screens.staff.adults.beside import Beside, renew
from screens.staff.adults.hand_over import HAND
from screens.staff.adults.judging import JUDGE, SAVED
from screens.staff.adults.pattern_page import PatternPage
from screens.staff.adults.saying import SAY
from screens.staff.cases import follows
from screens.staff.cases.why_two import why_two
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.labels import names_of
from screens.staff.looking import looking_words
from screens.staff.looking.looking_work import CALL, LookingWork
from screens.staff.second_words import OF_READERS
from screens.times import day
from screens.widgets.ask import Sure
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.adults import advice, handing, low_level, outcomes, register, said_of, threshold
from store.adults.register import Entry
from store.adults.rows import ANSWERED, COPY, DECIDED, KINDS, LIFTED, LOW
from store.adults.threshold import is_adults
from store.cases import named
from store.cases.case_parts import OPEN
from store.cases.possible_ends import is_about_adult
from store.cases.seconds import of_this_person
from store.fields import Field
from store.looking.noted import Noted
from store.looking.noted import named as named_row
from store.school.due import is_overdue
from store.worries.worry import Worry

ALLOW = Deed(LIFTED, "l", "Let them be asked")
END = Deed(DECIDED, "o", "Outcome")
HANDED = Deed(COPY, "c", "The adult's copy")
DESCRIBE = Deed(LOW, "n", "Write the concern down")
DONE = Deed(ANSWERED, "r", "Say what is done")
PATTERN = Deed("pattern", "p", "Pattern over time", everybody=True)
SEEN = "pattern"
EMPTY = (
    "Nothing yet. J judges the harm threshold with four questions; until the LADO has advised "
    "nobody is asked anything."
)


class AdultPage(LookingWork):
    """What is decided about the adult in one case; Enter shows a row in full."""

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done here."""
        deeds = (SAY, JUDGE, ADVISED, ALLOW, END, HANDED, DESCRIBE, DONE, PATTERN, ANOTHER, CALL)
        return (HAND, *deeds) if self._is_due else (*deeds, HAND)

    @property
    def _is_due(self) -> bool:
        """Whether it is still open to those who have no part in what is about an adult."""
        if self.record is None or not is_adults(self.case, self.drawer.name):
            return False
        return handing.is_due(self.session, self.drawer, self.case)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None:
            return False
        matter = case.matter
        if deed in (CALL.id, PATTERN.id):
            return deed == CALL.id or bool(matter.key)
        if case.state != OPEN:
            return False
        if deed == SAY.id:
            return bool(said_of.mentioned(self.session, case))
        if deed == HAND.id:
            return handing.is_possible(self.drawer, case)
        if deed == ALLOW.id:
            return matter.is_held and matter.allows is not None and not advice.is_stopped(case)
        if deed in (END.id, HANDED.id):
            return matter.is_heavy
        if deed == DESCRIBE.id:
            return not matter.is_heavy
        return deed != DONE.id or matter.is_low

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            HAND.id: self.hand_over,
            JUDGE.id: lambda: judging.ask(self, self._worries()),
            SAY.id: lambda: saying.ask(self),
            ADVISED.id: lambda: advising.ask(self),
            ALLOW.id: self._allow,
            END.id: self._end,
            HANDED.id: self._copy,
            DESCRIBE.id: self._describe,
            DONE.id: self._answer,
            PATTERN.id: self._pattern,
            ANOTHER.id: lambda: another_adult.ask(self),
        }
        if deed in doing:
            doing[deed]()
        else:
            super().do(deed)

    def compose_head(self) -> ComposeResult:
        """Draw whom to ring, and what nobody may do."""
        yield Beside(self.session, self.clock())
        yield PlainText(id="record-stop", classes="urgent")

    def compose_record(self) -> ComposeResult:
        """Draw the list."""
        columns = (Column("What"), Column("When", 11))
        yield Listing(columns, empty=EMPTY, id="adult", classes="pane")

    @property
    def first_calls(self) -> tuple[str, ...]:
        """Whom to call about an adult at school."""
        return ("lado", "whistleblowing")

    def on_screen_resume(self) -> None:
        """Show the numbers as they are by now, too."""
        renew(self)

    def begin(self) -> None:
        """Begin in the list."""
        self.query_one("#adult", Listing).focus()

    def show_record(self) -> None:
        """Fill the head and the list."""
        case, now = self.case, self.clock()
        public = self.session.public
        about = adult_words.about(case.matter, public)
        self.query_one("#record-title", PlainText).show(f"{about} · {case.number}  {case.title}")
        by = threshold.told_by(case, now, public) or threshold.rung_by(case)
        late = is_overdue(by, now, public.calendar)
        next_one = adult_words.what_next(case, now, by, late=late)
        if self.named_here():
            next_one = adult_words.OTHERS_DECIDE
        if self._is_due:
            next_one = adult_words.NOT_THERE.format(names=names_of(public, self.held_by))
        to_say = named.to_say(case) if case.state == OPEN else ()
        mentioned = adult_words.named(to_say, says=said_of.may_say(self.session, case))
        if mentioned:
            next_one = f"{mentioned} {next_one}" if is_about_adult(case) else mentioned
        self.query_one("#record-state", PlainText).show(next_one)
        stops = case.stops if case.state == OPEN else ()
        self.set_class(bool(stops), "-stop")
        self.query_one("#record-stop", PlainText).show(follows.as_lines(stops))
        self.query_one("#adult", Listing).show([*self._looks_closer(), *self._rows()])

    def _looks_closer(self) -> list[Row]:
        key = self.case.matter.key
        found = register.pattern(register.entries(self.session, key), self.clock()) if key else None
        if found is None or not found.looks_closer:
            return []
        cells = (found.looks_closer, "see P")
        return [Row(SEEN, cells, "warning", "look")]

    def _rows(self) -> list[Row]:
        now = self.clock()
        return [
            Row(row.id, (adult_rows.in_short(row), day(row.at, now)), *adult_rows.look_of(row))
            for row in reversed(self.case.matter.rows)
        ]

    @on(Listing.Chosen, "#adult")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row_id == SEEN:
            self._pattern()
        elif row := named_row(self.case.noted, event.row_id, KINDS):
            self._show_row(row)

    def _show_row(self, row: Noted) -> None:
        public = self.session.public
        title = adult_words.titles(public)[row.kind][0]
        text = looking_words.in_full(row, public, self.clock())
        self.app.push_screen(Message(title, text))

    def hand_over(self) -> None:
        """Hand the case over to those who deal with what is about this adult."""
        hand_over.ask(self, self._worries())

    def _allow(self) -> None:
        public, held = self.session.public, self.held_by
        write = partial(advice.lift, public, self.drawer, self.case, held)
        may = advice.lifters(public, self.case, held)
        names = " or ".join(public.name_of(id) for id in may)
        self._fill(ALLOW, advice.LIFT_FIELDS, write, None, f"Only {names} can say so.")

    def _end(self) -> None:
        if not self.attempt(lambda: outcomes.refuse_early(self.case)):
            return
        write = partial(outcomes.decide, self.session.public, self.drawer, self.case)
        self._fill(END, outcomes.fields(), write, sure=self._ends)

    def _ends(self, said: dict[str, str]) -> Confirm:
        now = self.clock()
        found = outcomes.outcome(said["outcome"])
        assert found is not None
        until = outcomes.kept_until(found, now.date(), said.get("pension", ""))
        lines = [adult_words.ended(found, until, now)]
        lines.append(f"To ask your authority: {outcomes.to_check()}.")
        return Confirm("Did it end like this?", "\n\n".join(lines), "Save", "Go back")

    def _copy(self) -> None:
        known = {"when": f"{self.clock():%Y-%m-%d %H:%M}"}
        write = partial(outcomes.give_copy, self.drawer, self.case)
        self._fill(HANDED, outcomes.COPY_FIELDS, write, known)

    def _describe(self) -> None:
        known = low_level.known(self.case, self._told())
        write = partial(low_level.describe, self.session, self.drawer, self.case)
        self._fill(DESCRIBE, low_level.fields(self.session.public), write, known, OF_READERS)

    def _answer(self) -> None:
        low_level.refuse_answer(self.session, self.drawer, self.case)
        write = partial(low_level.answer, self.session, self.drawer, self.case)
        of_one = of_this_person(self.session, self.drawer, self.case)
        two = self.case.needs_second or bool(of_one)
        intro = adult_words.ends_by(why_two(self.drawer, self.case, of_one=of_one), two=two)
        self._fill(DONE, low_level.answer_fields(), write, None, intro)

    def _fill(
        self,
        deed: Deed,
        fields: tuple[Field, ...],
        write: Callable[..., object],
        known: dict[str, str] | None = None,
        intro: str = "",
        sure: Sure | None = None,
    ) -> None:
        self.ask(
            deed.title,
            fields,
            lambda said: self.tried(lambda: write(said, self.clock()), SAVED),
            form=self.draft_name(deed.id),
            values=known,
            intro=intro,
            sure=sure or gently(fields),
        )

    def _pattern(self) -> None:
        page = PatternPage(self.session, self.clock, self.case.matter.key, self._show_other)
        self.push(page)

    def _show_other(self, entry: Entry) -> None:
        """Show another entry in a few words: its page is a step away in the register."""
        public, now = self.session.public, self.clock()
        texts = [looking_words.in_full(row, public, now) for row in entry.case.matter.rows[-3:]]
        title = f"{entry.case.number}, {day(entry.at, now)}"
        self.app.push_screen(Message(title, "\n\n".join(texts)))

    def _worries(self) -> list[Worry]:
        rows = self.drawer.rows("worry", parent=self.subject)
        return [self.drawer.get(row.subject) for row in rows]

    def _told(self) -> dict[str, str]:
        """Return what was told already, for a concern that is written down."""
        worries = self._worries()
        known = threshold.begun(self.session.public, self.case, worries)
        if not worries:
            return known
        told = worries[0].told
        source = low_level.THEMSELF if told.of_self else "colleague" if told.by else ""
        by = self.session.public.name_of(told.by) if source == "colleague" else ""
        what = told.fact or told.words
        unnamed = "yes" if told.unnamed and by else ""
        more = {"happened": told.happened, "source": source, "teller": by, "unnamed": unnamed}
        return {**known, "what": what, **more}
