"""A worry: what was told, word for word, and what can be done about it."""

from collections.abc import Callable

from textual.app import ComposeResult

from screens.clock import Clock
from screens.staff.adults.beside import Beside
from screens.staff.cases.agreeing import AGREE, ask_keeping
from screens.staff.cases.case_head import kept_by_one
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.leave_case import MOVE, ask_where
from screens.staff.deeds import Deed
from screens.staff.facts import Parts, Reading
from screens.staff.gently import gently
from screens.staff.pick import Pick
from screens.staff.worries import first_case, into_case, reply, worry_told
from screens.staff.worries.step_aside import ASIDE, KEEP, TASK, SharedPage
from screens.times import age, moment
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from screens.widgets.plain import PlainText, plain
from store.cases import keeping
from store.letterbox.intake import Intake
from store.on_desk import told_before
from store.signing_in.session import Session
from store.worries import filing, presets, triage
from store.worries.presets import PRESETS, Preset, presets_for
from store.worries.worries import FILED_AWAY, IN_CASE, NAMELESS, WAITING, Worry

ANSWER = Deed("answer", "a", "Answer the child")
FILE = Deed("file", "f", "Answer and file")
FILE_ONLY = Deed(FILE.id, FILE.key, "File, no case")
"""The same for what no child told: nobody waits for an answer."""
OPEN = Deed("open", "o", "Open a case", everybody=True)
LINK = Deed("link", "p", "Put into a case")
CASE = Deed("case", "c", "Look at the case", everybody=True)
REOPEN = Deed("reopen", "u", "Open it again")


class WorryPage(SharedPage):
    """One worry, concern or slip. Opening the page signs that it was read."""

    record: Worry | None

    def __init__(
        self, session: Session, intake: Intake, clock: Clock, drawer_name: str, subject: str
    ) -> None:
        super().__init__(session, clock, drawer_name, subject)
        self.intake = intake

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return everything that can be done with a worry."""
        return (ANSWER, self._file_deed, OPEN, LINK, AGREE, REOPEN, CASE, MOVE, TASK, KEEP, ASIDE)

    @property
    def _file_deed(self) -> Deed:
        worry = self.record
        return FILE if worry is None or reply.is_child(worry) else FILE_ONLY

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        worry = self.record
        if worry is None:
            return False
        if deed == ANSWER.id:
            return reply.is_child(worry)
        if deed == FILE.id:
            waits = worry.state == WAITING and not worry.case
            return waits and worry.told.about not in NAMELESS
        if deed in (OPEN.id, LINK.id):
            # What was filed as small may turn out not to be.
            return worry.state in (WAITING, FILED_AWAY) and not worry.case
        if deed == AGREE.id:
            return keeping.waits_for(worry, self.session.person_id) is not None
        if deed == REOPEN.id:
            return worry.state == FILED_AWAY
        return deed not in (CASE.id, MOVE.id) or bool(worry.case)

    def named_here(self) -> str:
        """Return why whoever is signed in decides nothing here, and who can."""
        mine = super().named_here()
        return mine and (filing.why_not_filed(self.session, self.drawer, self.worry) or mine)

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            ANSWER.id: self._answer,
            FILE.id: self._choose_ending,
            OPEN.id: self._open_case,
            LINK.id: lambda: into_case.ask(self, LINK, self.worry, self._to_case),
            REOPEN.id: self._open_again,
            AGREE.id: self._answer_keeping,
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

    def begin(self) -> None:
        """Sign that it was read."""
        triage.see(self.session, self.drawer, self.worry, self.clock())
        self.reload()
        self.query_one("#worry-told").focus()

    def show_record(self) -> None:
        """Fill the panes."""
        worry, public, now = self.worry, self.session.public, self.clock()
        self.query_one(Beside).display = worry.told.about in NAMELESS
        self.query_one("#record-title", PlainText).show(worry_told.heading(worry, public))
        state = self.query_one("#record-state", PlainText)
        state.show(self._state())
        state.set_class(worry.help_now, "-urgent")
        facts = worry_told.facts_of(worry, public, now, told_before(self.session, worry))
        doubts = worry_told.doubts_of(worry, public)
        self.query_one("#worry-words", Parts).show([*doubts, *worry_told.words_of(worry, now)])
        self.query_one("#worry-facts", Parts).show(facts)
        done = worry_told.done_about(worry, public, now)
        self.query_one("#worry-done", Reading).show(done)

    @property
    def worry(self) -> Worry:
        """The worry, which is there."""
        assert self.record is not None
        return self.record

    def suggested_colleague(self) -> str:
        """Return the grown-up whom the child asked for."""
        asked = self.worry.told.asks_for
        return asked if self.can_be_asked(asked) else ""

    def is_half_written(self, deed: str) -> bool:
        """Tell whether the form of a deed, or of any ending, was left half written."""
        if deed != FILE.id:
            return super().is_half_written(deed)
        return any(super(WorryPage, self).is_half_written(_ending(p)) for p in PRESETS)

    def _state(self) -> str:
        mine = self.named_here() if self.worry.state == WAITING else ""
        return f"{mine} {self._how_it_stands()}".strip()

    def _how_it_stands(self) -> str:
        worry, now = self.worry, self.clock()
        if worry.state == IN_CASE:
            case = self.drawer.get(worry.case)
            return f"In case {case.number}  {case.title}" if case else "In a case."
        if worry.state == FILED_AWAY:
            return "Filed: nothing more to do."
        again = " More came after it was dealt with." if worry.case or worry.filed else ""
        again = " It was filed, and opened again." if worry.reopened and again else again
        alone = [f"{kept_by_one(each, self.session.public)}. " for each in keeping.alone(worry)]
        help_now = f"{''.join(alone)}{'HELP NOW. ' if worry.help_now else ''}"
        waits, since = age(worry.sent_at, now), moment(worry.sent_at, now)
        how_long = "Came just now" if waits == "now" else f"Waiting for {waits}, since {since}"
        return f"{help_now}{how_long}.{again}"

    def _answer(self) -> None:
        self.ask(
            ANSWER.title,
            reply.reply_fields(self.session.public, self._not_named()),
            lambda said: self.tried(lambda: self._send(said), "Answered. " + self._heard()),
            form=self.draft_name(ANSWER.id),
            values={"who": self._who()},
            intro=reply.intro_of(self.worry),
            save="Answer",
        )

    def _answer_keeping(self) -> None:
        if kept := keeping.waits_for(self.worry, self.session.person_id):
            ask_keeping(self, self.worry, kept)

    def _who(self) -> str:
        return self.suggested_colleague() or self.session.person_id

    def _not_named(self) -> frozenset[str]:
        return reply.not_named(self.session.public, self.worry)

    def _heard(self) -> str:
        return reply.where_it_waits(self.worry)

    def _send(self, said: dict[str, str]) -> None:
        self._tell_child(reply.answer_text(self.session.public, self.worry, said), said)

    def _tell_child(self, text: str, said: dict[str, str]) -> None:
        made_of = reply.made_of(self.session.public, said)
        triage.answer(self.session, self.drawer, self.worry, text, self.clock(), made_of)

    def _choose_ending(self) -> None:
        if why := filing.why_not_filed(self.session, self.drawer, self.worry):
            self.say(why)
            return
        endings = {preset.id: preset for preset in presets_for(self.worry)}
        rows = [Row(p.id, (str(n), p.title)) for n, p in enumerate(endings.values(), 1)]
        columns = (Column("", 2), Column("How did it end?"))
        picker = Pick(self._file_deed.title, columns, rows, empty="")
        self.app.push_screen(picker, lambda chosen: self._file(endings[chosen]) if chosen else None)

    def _file(self, preset: Preset) -> None:
        worry, public = self.worry, self.session.public
        child, closing = reply.is_child(worry), triage.filing_fields(worry, public)
        gentle = gently(closing)
        answer = reply.reply_fields(public, self._not_named(), required=False) if child else ()
        values = {
            "alarm": "real",
            "sentence": f"reply.{preset.reply}",
            "who": self._who(),
            **preset.closing,
        }
        self.ask(
            f"{self._file_deed.title}: {preset.title}",
            (*presets.asked(preset, closing), *answer),
            lambda said: self._filed(presets.said(preset, said)),
            form=self.draft_name(_ending(preset)),
            values=values,
            intro=self._filing_intro(values if child else {}),
            save="File it",
            sure=lambda said: gentle(presets.said(preset, said)),
        )

    def _filing_intro(self, values: dict[str, str]) -> str:
        intro = "Tick with the numbers what is so; change what is not. Ctrl+S files it."
        if not values:
            return intro
        return f"{intro} The child is told: {self._answer_in(values)}"

    def _filed(self, said: dict[str, str]) -> None:
        answer = self._answer_in(said)
        triage.file_away(self.session, self.drawer, self.worry, said, self.clock())
        if answer:
            self._tell_child(answer, said)
        self.reload()
        self.say(f"Filed. {self._heard() if answer else ''}".strip())

    def _answer_in(self, said: dict[str, str]) -> str:
        if not said.get("sentence"):
            return ""
        return reply.answer_text(self.session.public, self.worry, said)

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

    def _to_case(self, case: str) -> None:
        page = CasePage(self.session, self.clock, self.drawer.name, case)
        self.app.push_screen(page, lambda _: self.dismiss())


def _ending(preset: Preset) -> str:
    """Return the name of an ending's form."""
    return f"{FILE.id}.{preset.id}"
