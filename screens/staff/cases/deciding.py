"""Deciding about a behaviour: what the school's table proposes, with what was there before."""

from screens.clock import Clock
from screens.staff.cases.form_beside import FormBeside
from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.half_written import HalfWritten
from screens.staff.pick import Pick
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.form import Form
from screens.widgets.listing import Row, pointing_at_new
from screens.widgets.plain import PlainText
from store.cases import consequences, decided_actions, school_rules
from store.cases.case import Case
from store.cases.consequences import Proposed
from store.cases.earlier import Earlier, earlier, in_numbers
from store.cases.sanctions import NO, PUPILS
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Choice
from store.involved.people import CasePerson, short_roles
from store.school.due import day_left
from store.signing_in.session import Session

SANCTION = Deed("sanction", "b", "Behaviour, sanction")
NOBODY = "Nobody is named in this case yet. Press I and say who did what."
SAME_NAME = "Counted by the whole name, in what you may read: look whether it is the same person."
_ROLES = ("instigator", "adult", "other", "witness", "victim")


def ask_about(page: RecordPage, case: Case) -> None:
    """Have a person of the case chosen, or a decision to take back; then ask about it.

    Raises:
        Refused: nobody is named in the case, or nobody can say yet what fits.
    """
    consequences.may_decide(case)
    if not case.people:
        raise Refused(NOBODY)
    people = {each.id: each for each in sorted(case.people, key=_place)}
    decided = {each.id: each for each in case.sanctions if not each.lifted}
    rows = [
        Row(id, (each.name, short_roles(each), each.detail), "", "decide")
        for id, each in people.items()
    ]
    rows += [
        Row(id, (each.name, "", each.says), "quiet", "take back") for id, each in decided.items()
    ]

    def chosen(id: str | None) -> None:
        if id in people:
            if not page.attempt(lambda: consequences.may_decide(case, people[id])):
                return
            decide = Deciding(page.session, page.clock, page.drawer, case, people[id])
            page.app.push_screen(decide, lambda said: _decided(page, said))
        elif id in decided:
            _take_back(page, case, id)

    if len(rows) == 1:
        chosen(rows[0].id)
        return
    columns = (Column("Who", 22), Column("Part", 10), Column("What"))
    page.app.push_screen(Pick(SANCTION.title, columns, rows, empty=NOBODY), chosen)


def _decided(page: RecordPage, said: str | None) -> None:
    if said:
        with pointing_at_new(page):
            page.reload()
        page.say(said)
        _offer_actions(page, said)


def _offer_actions(page: RecordPage, said: str) -> None:
    """Offer to make actions of what was decided: a decision by itself asks nobody to do it."""
    case: Case = page.record
    decided = case.sanctions[-1]
    table = school_rules.table(page.session, decided.table)
    me, public = page.session.person_id, page.session.public
    found = decided_actions.choices(table, decided, page.session.person.roles)
    if not found:
        return
    people = [Choice(id, public.name_of(id)) for id in page.held_by]
    asked = decided_actions.fields(found, people)
    page.ask(
        "Who does it?",
        asked,
        lambda values: page.tried(
            lambda: decided_actions.add(
                page.drawer, case, table, decided, asked, values, page.clock()
            ),
            f"{said} It stands among the actions.",
        ),
        form=page.draft_name(f"decided:{decided.id}"),
        values={
            decided_actions.WHICH: "\n".join(each.id for each in found),
            "owner": me,
            "due": day_left(page.clock(), public.calendar),
        },
        intro="It is saved. Each becomes an action of the case, if you like; Esc makes none.",
        save="Make actions",
        ready=True,
    )


def _take_back(page: RecordPage, case: Case, sanction: str) -> None:
    page.ask(
        "Take the decision back",
        consequences.LIFT_FIELDS,
        lambda said: page.tried(
            lambda: consequences.lift(page.drawer, case, sanction, said, page.clock()),
            "Taken back. The history keeps both entries.",
        ),
        form=page.draft_name(f"lift:{sanction}"),
    )


class Deciding(FormBeside[str]):
    """The questions about one person's behaviour; ends with what is said once it is recorded."""

    BESIDE = "What the school's table proposes"

    def __init__(
        self, session: Session, clock: Clock, drawer: Drawer, case: Case, person: CasePerson
    ) -> None:
        self._drawer, self._case, self._who = drawer, case, person
        self._table = school_rules.table(session, consequences.table_for(person))
        self._earlier = earlier(session, case, person)
        pupil = self._table.id == PUPILS
        fields = consequences.decision_fields(self._table, self._earlier, pupil=pupil)
        half = HalfWritten(session, clock, f"sanction:{person.id}@{case.id}")
        answered = consequences.known(case)
        known = {consequences.AS_PROPOSED: "yes", **answered, **half.before}
        form = Form(fields, known, clock=clock, id="decide-form")
        super().__init__(session, clock, form, half)
        self._as_proposed = form.values[consequences.AS_PROPOSED]

    def heading(self) -> str:
        """Return what stands above the questions."""
        return f"{self._who.name} · {self._case.number}"

    def show_beside(self, head: PlainText, below: PlainText) -> None:
        """Show what the table proposes, and what was there before."""
        says = consequences.proposed(self._table, self._form.values, self._earlier)
        self._begin_altering(says)
        # In a line, so that in a small window all that is proposed is in sight.
        what = "  ".join(f"• {words}" for words in says.words)
        asks = "Say what they did, and how it came about: what is proposed stands here."
        head.show("\n".join(line for line in (says.note, what) if line) or asks)
        below.add_class("quiet")
        below.show("\n".join(self._before()))

    def _begin_altering(self, says: Proposed) -> None:
        """Who alters what is proposed takes from it, or adds to it: it is ticked to begin with."""
        said = self._form.values[consequences.AS_PROPOSED]
        if said == NO != self._as_proposed and not self._form.values[consequences.ACTIONS]:
            self._form.put(consequences.ACTIONS, "\n".join(says.actions))
        self._as_proposed = said

    def _before(self) -> list[str]:
        if not self._earlier:
            known = "is known from the cases that name them"
            return [f"Nothing that {self._who.name} did earlier {known}.", self._table.note]
        told = [f"Earlier: {in_numbers(self._earlier)}. {SAME_NAME}"]
        return [*told, *(self._told(each) for each in self._earlier), self._table.note]

    def _told(self, each: Earlier) -> str:
        what = each.sanction.says if each.sanction else each.title
        done = "; ".join(each.sanction.actions) if each.sanction else ""
        parts = (each.number, day(each.at, self.clock()), each.detail, what, done)
        return "- " + ", ".join(part for part in parts if part)

    def take(self, answers: dict[str, str]) -> None:
        """Record the decision, once what is written was looked at gently."""
        question = gently(self._form.fields)(answers)
        if question is None:
            self._record(answers)
        else:
            self.app.push_screen(question, lambda yes: self._record(answers) if yes else None)

    def _record(self, said: dict[str, str]) -> None:
        def record() -> None:
            made = consequences.decide(
                self.session, self._drawer, self._case, self._who, self._table, said, self.clock()
            )
            self.forget_draft()
            done = "; ".join(made.actions) or "nothing"
            self.dismiss(f"Saved: {self._who.name}, {done}.")

        self.attempt(record)


def _place(person: CasePerson) -> int:
    places = [_ROLES.index(role) for role in person.roles if role in _ROLES]
    return min(places, default=len(_ROLES))
