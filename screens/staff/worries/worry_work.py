"""Answering a worry and filing it without a case: the part of its page that ends a small one."""

from screens.staff.cases.agreeing import ask_keeping
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.pick import Pick
from screens.staff.second_words import who_agrees_it_is_not_about_them
from screens.staff.worries import doubts, reply
from screens.staff.worries.step_aside import SharedPage
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.cases import keeping
from store.worries import filing, presets, telling, triage
from store.worries.presets import PRESETS, Preset, presets_for
from store.worries.worry import Worry

ANSWER = Deed("answer", "a", "Answer the child")
FILE = Deed("file", "f", "Answer and file")
FILE_ONLY = Deed(FILE.id, FILE.key, "File, no case")
"""The same for what no child told: nobody waits for an answer."""


IF_SMALL = "File it only if that is small too."
TOLD = Deed("told", "t", "Note: child told")


class WorryWork(SharedPage):
    """The part of the page of a worry that ends it, or answers whoever told it."""

    record: Worry | None
    _said_why: tuple[Worry, str] | None = None
    """Why it is not filed, with the worry as it was read last: several parts of the page ask."""

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
        return any(super(WorryWork, self).is_half_written(_ending(p)) for p in PRESETS)

    @property
    def file_deed(self) -> Deed:
        """How filing is called: whoever told it is answered with it, if a child did."""
        worry = self.record
        return FILE if worry is None or reply.is_child(worry) else FILE_ONLY

    def why_not_filed(self) -> str:
        """Return why this person does not file it as it stands, and what they do; else empty."""
        if self._said_why is None or self._said_why[0] is not self.worry:
            why = filing.why_not_filed(self.session, self.drawer, self.worry)
            self._said_why = (self.worry, why)
        return self._said_why[1]

    def answer(self) -> None:
        """Have the child answered."""
        self.ask(
            ANSWER.title,
            reply.reply_fields(self.session.public, self._not_named()),
            lambda said: self.tried(lambda: self._send(said), "Answered. " + self._heard()),
            form=self.draft_name(ANSWER.id),
            values={"who": self._who()},
            intro=reply.intro_of(self.worry),
            save="Answer",
        )

    def note_told(self) -> None:
        """Have it noted that this child, and others that are still to be told, were told."""
        waiting = telling.waiting(self.session, self.worry)
        self.ask(
            "Were they told the answer?",
            telling.fields(waiting),
            lambda said: self.tried(
                lambda: telling.note(self.session, waiting, said, self.clock()),
                "Noted: it stands under To do no more.",
            ),
            form=self.draft_name(TOLD.id),
            values={telling.WHOM: self.worry.id, "told": "yes"},
            intro=f"This child was answered: {self.worry.answers[-1].text}",
        )

    def answer_keeping(self) -> None:
        """Have a second person say whether it stays kept from a colleague who read it."""
        if kept := keeping.waits_for(self.worry, self.session.person_id):
            ask_keeping(self, self.worry, kept)

    def _who(self) -> str:
        return self.suggested_colleague() or self.session.person_id

    def _not_named(self) -> frozenset[str]:
        return reply.not_named(self.session, self.drawer, self.worry)

    def _heard(self) -> str:
        return reply.where_it_waits(self.worry)

    def _send(self, said: dict[str, str]) -> None:
        self._tell_child(reply.answer_text(self.session.public, self.worry, said), said)

    def _tell_child(self, text: str, said: dict[str, str]) -> None:
        made_of = reply.made_of(self.session.public, said)
        triage.answer(self.session, self.drawer, self.worry, text, self.clock(), made_of)

    def choose_ending(self) -> None:
        """Have an ending chosen, and what it says filled in."""
        endings = {preset.id: preset for preset in presets_for(self.worry)}
        rows = [Row(p.id, (str(n), p.title)) for n, p in enumerate(endings.values(), 1)]
        columns = (Column("", 2), Column("How did it end?"))
        picker = Pick(self.file_deed.title, columns, rows, empty="")
        self.app.push_screen(picker, lambda chosen: self._file(endings[chosen]) if chosen else None)

    def _file(self, preset: Preset) -> None:
        worry, public = self.worry, self.session.public
        child, closing = reply.is_child(worry), filing.filing_fields(worry, public)
        gentle = gently(closing)
        answer = reply.reply_fields(public, self._not_named(), required=False) if child else ()
        values = {
            "alarm": "real",
            "sentence": f"reply.{preset.reply}",
            "who": self._who(),
            **preset.closing,
        }
        self.ask(
            f"{self.file_deed.title}: {preset.title}",
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
        other = who_agrees_it_is_not_about_them(self.session, self.drawer, self.worry)
        out = doubts.standing_out(self.worry, self.session.public)
        intro = " ".join(e for e in (f"! {out} {IF_SMALL}" if out else "", intro, other) if e)
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


def _ending(preset: Preset) -> str:
    """Return the name of an ending's form."""
    return f"{FILE.id}.{preset.id}"
