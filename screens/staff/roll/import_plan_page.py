"""What an import would change: all in one list, who nobody knows and what is refused on top."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.pick import Pick
from screens.staff.roll.roll_words import place_of
from screens.staff.roll.taking_in import TakingInRoll
from screens.staff.slow_work import Outcome
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store import printouts
from store.consents import kept_away
from store.errors import Incomplete, Refused
from store.fields import Field
from store.roll import report
from store.roll.compare import LABELS, WARNINGS, shown
from store.roll.plan import LEAVE_OUT, LEFT, NEW_PUPIL, SAME, Decisions, Plan, Planner
from store.roll.taking_in import TakingIn
from store.signing_in.session import Session

TONES: dict[str, Tone] = {"new": "good", "back": "good", "left": "warning"}
WORDS = {
    "new": "new",
    "back": "back",
    "moved": "moved",
    "renamed": "renamed",
    "changed": "changed",
    "left": "left",
}
DELETE = "The file itself is not sealed: delete it, or keep it where only the office comes."
EMPTY = "Nothing would change: the roll says what the file says."


class ImportPlanPage(StaffScreen[bool | None]):
    """Enter decides about a line; I takes it all in. Ends with True once it is taken in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "take_in", "Take it in", id="plan.take_in", tooltip="Change the roll so"),
        Binding(
            "l", "all_left", "All left", id="plan.left", tooltip="All of the missing have left"
        ),
        Binding("s", "save", "Save", id="plan.save", tooltip="Save the report as a text"),
    ]

    def __init__(self, session: Session, clock: Clock, planner: Planner, *, whole: bool) -> None:
        super().__init__(session, clock)
        self._planner = planner
        self._decided = Decisions(whole_school=whole)
        self._plan = planner.plan(self._decided, clock().date())
        self._done = False
        self._full: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Draw the count of everything, the list, the marked line in full, and the foot."""
        yield PlainText(id="plan-title", classes="title")
        yield PlainText(id="plan-count", classes="lead")
        yield Listing((Column("Who", 26), Column("What")), empty=EMPTY, id="plan")
        yield PlainText(id="plan-line", classes="lead")
        with Horizontal(classes="foot"):
            yield Button("Take it in  I", id="take-in", classes="-main")
            yield Button("All left  L", id="all-left")
            yield Button("Save report  S", id="save")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show what would change."""
        self.show()

    @property
    def plan(self) -> Plan:
        """What would be done, as far as it is decided."""
        return self._plan

    def show(self) -> None:
        """Show the plan as it stands."""
        plan = self._plan
        title = "What was changed" if self._done else "What would change"
        self.query_one("#plan-title", PlainText).show(f"{title} · {plan.file}")
        count = " · ".join(report.summary(plan)) or EMPTY
        self.query_one("#plan-count", PlainText).show(f"{count}\n{DELETE}" if self._done else count)
        rows = list(self._rows())
        self._full = {row.id: row.cells[1] for row in rows}
        self.query_one(Listing).show(rows)
        self.query_one("#take-in").display = bool(plan.changes) and not self._done
        self.query_one("#all-left").display = bool(plan.missing) and not self._done
        self._show_line()

    def _rows(self) -> Iterator[Row]:
        plan = self._plan
        if not self._done:
            yield from self._asked()
        for number, refused in enumerate(plan.refused):
            where = f"Line {refused.line}" + (f", {refused.column}" if refused.column else "")
            why = report.refusal_why(refused, plan)
            words = f"{refused.who}: {why}" if refused.who else why
            yield Row(f"refused:{number}", (where, words), "urgent", "not in")
        if not self._done:
            yield from self._to_decide()
        for number, odd in enumerate(sorted(plan.odd, key=lambda each: not each.weighty)):
            tone: Tone = "urgent" if odd.weighty else "warning"
            yield Row(f"odd:{number}", (odd.who, odd.what), tone, "look")
        for number, heading in enumerate(plan.unread):
            what = "This column is not taken in. The page before says what each means (Esc)."
            tone = "quiet"
            if heading in plan.weighty:
                what, tone = f"This column is not taken in. {report.WEIGHTY}", "warning"
            yield Row(f"unread:{number}", (heading, what), tone, "not in")
        for step in plan.steps:
            kind = step.kinds[0]
            if kind == SAME:
                continue
            what = "; ".join(step.lines) or step.school_class
            if kind == "new":
                what = "; ".join([step.school_class, *step.lines])
            yield Row(f"step:{step.pupil}", (step.name, what), TONES.get(kind, ""), WORDS[kind])

    def _asked(self) -> Iterator[Row]:
        plan, decided = self._plan, self._decided
        for each in plan.asked:
            yield Row(f"asked:{each.line}", (each.name, each.why), "warning", "who?")
        for line, answer in sorted(decided.answers.items()):
            what = {NEW_PUPIL: "a new pupil", LEAVE_OUT: "left out"}.get(answer, "known already")
            yield Row(f"asked:{line}", (f"Line {line}", f"You said: {what}."), "quiet", "said")

    def _to_decide(self) -> Iterator[Row]:
        plan, decided, now = self._plan, self._decided, self.clock()
        for found in plan.differences:
            take = found.id in decided.take
            ours = shown(found.field, found.ours) or "nothing"
            theirs = shown(found.field, found.theirs)
            by = self.session.public.name_of(found.by) if found.by else ""
            put = f" Put right by {by}, {day(found.at, now)}: {found.why}." if by else ""
            what = f"{LABELS[found.field]}: ours {ours}, file {theirs}.{put}"
            word = "file" if take else "ours"
            yield Row(f"differs:{found.id}", (found.who, what), "warning", word)
        for pupil in plan.missing:
            left = pupil.id in decided.leavers
            what = f"Not in the file. {place_of(pupil)}"
            yield Row(
                f"missing:{pupil.id}", (pupil.called, what), "warning", "left" if left else "stays"
            )

    @on(Listing.Highlighted)
    def _show_line(self) -> None:
        marked = self.query_one(Listing).row_id or ""
        said = self._full.get(marked, "")
        hint = {
            "asked": " Enter says who it is.",
            "differs": " Enter takes what the file says, or not.",
            "missing": " Enter says that they have left, or not.",
        }.get(marked.partition(":")[0], "")
        self.query_one("#plan-line", PlainText).show(f"{said}{hint}")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        group, _, id = event.row_id.partition(":")
        if self._done:
            return
        if group == "asked":
            self._ask_who(int(id))
        elif group == "differs":
            self._decided.take ^= {id}
            self._again()
        elif group == "missing":
            self._decided.leavers ^= {id}
            self._again()

    def _ask_who(self, line: int) -> None:
        asked = next((each for each in self._plan.asked if each.line == line), None)
        if asked is None:
            del self._decided.answers[line]
            self._again()
            return
        rows = [Row(each.id, (each.called, place_of(each))) for each in asked.candidates]
        rows.append(Row(NEW_PUPIL, ("A new pupil", "who is not on the roll yet")))
        rows.append(Row(LEAVE_OUT, ("Leave the line out", "nothing of it is taken in")))
        title = f"Who is {asked.name}, {asked.school_class}?" if asked.school_class else asked.name
        pick = Pick(title, (Column("Pupil"), Column("")), rows, empty="")
        self.app.push_screen(pick, lambda answer: self._said(line, answer))

    def _said(self, line: int, answer: str | None) -> None:
        if answer is not None:
            self._decided.answers[line] = answer
            self._again()

    def _again(self) -> None:
        self._plan = self._planner.plan(self._decided, self.clock().date())
        self.show()

    def action_all_left(self) -> None:
        """Say that all who are missing have left, or none."""
        missing = {each.id for each in self._plan.missing}
        if missing and not self._done:
            self._decided.leavers = set() if missing <= self._decided.leavers else missing
            self._again()

    def action_take_in(self) -> None:
        """Change the roll, after asking."""
        plan = self._plan
        if self._done or not plan.changes:
            return
        count = len(plan.changes)
        pupils = "1 pupil changes" if count == 1 else f"{count:,} pupils change"
        lines = [f"{pupils} in the roll or in the office's details."]
        if left := len(plan.of(LEFT)):
            lines.append(f"{left:,} {'is' if left == 1 else 'are'} marked as left.")
        dropped = [e for e in plan.differences if e.id in plan.taken and e.field in WARNINGS]
        lines += [f"{LABELS[e.field]}: the warning about {e.who} is dropped." for e in dropped]
        if lost := plan.weighty:
            lines.append(f"Not taken in: {', '.join(lost)}. {report.WEIGHTY}")
        if doubtful := len(plan.doubtful):
            some = "1 adult" if doubtful == 1 else f"{doubtful:,} cells about adults"
            lines.append(f"Read carefully, as the list has words there: {some}. Please look.")
        if plan.asked:
            out = len(plan.asked)
            some = "1 line is" if out == 1 else f"{out:,} lines are"
            lines.append(f"{some} left out: you did not say who it is.")
        question = Confirm(
            "Take it in?",
            " ".join(lines),
            "Take it in",
            "Not yet",
            careful=bool(dropped or lost or doubtful),
        )
        self.app.push_screen(question, lambda yes: self._take_in() if yes else None)

    def _take_in(self) -> None:
        def start() -> None:
            job = TakingIn(self.session, self._plan)
            self.app.push_screen(TakingInRoll(job, self.clock()), self._ended)

        self.attempt(start)

    def _ended(self, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        if outcome.error is not None:
            self.app.push_screen(Message("Not taken in", str(outcome.error)))
            return
        self._done = True
        self.show()
        self.attempt(lambda: self._end_letters())

    def _end_letters(self) -> None:
        """End the letters of whom the list has brought a court order, or "do not contact"."""
        if ended := kept_away.end(self.session, self.clock()):
            self.post_message(StaffScreen.CarryNow())
            letters = "1 letter was" if ended == 1 else f"{ended:,} letters were"
            words = f"{letters} ended, as the list keeps its adult away: People, Letters."
            self.app.push_screen(Message("Letters ended", words))

    def action_save(self) -> None:
        """Save the report as a text."""
        self.ask(
            "Save the report",
            (Field("file", "File", required=True, limit=1000),),
            lambda said: self._saved(said["file"]),
            form="roll@report",
            values={"file": str(printouts.usual_folder() / "roll-report.txt")},
            intro="It names children and adults: keep it as you keep the list itself.",
            sure=lambda said: _judge(said["file"]),
        )

    def _saved(self, typed: str) -> None:
        path = Path(typed.strip()).expanduser()
        text = report.text(self._plan, self.clock(), done=self._done)
        printouts.put(path.parent, path.name, text.encode())
        self.app.push_screen(Message("Saved", f"The report is in {path}."))

    def action_back(self) -> None:
        """Go back to the columns, or to the roll once it is taken in."""
        self.dismiss(self._done)


def _judge(typed: str) -> None:
    path = Path(typed.strip()).expanduser()
    try:
        printouts.judge_folder(path.parent)
        if printouts.taken(path.parent, [path.name]):
            raise Refused(f"There is a file {path.name} already. Please choose another name.")
    except Refused as error:
        raise Incomplete({"file": str(error)}) from None
