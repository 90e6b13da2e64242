"""A form in front of a page of staff: kept while it is half written, asked again when refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screens.clock import Clock
from screens.staff.half_written import HalfWritten
from screens.widgets.ask import Ask, Sure
from screens.widgets.dialogs import Confirm, Dialog, Refusal
from screens.widgets.listing import pointing_at_new
from screens.widgets.not_done import not_yet
from screens.widgets.screen import Screen
from store.errors import Incomplete, WorryBoxError
from store.fields import Field
from store.signing_in.session import Session

NOT_KEPT = (
    "Throw this away?",
    "The disk takes nothing now: what you filled in is not saved, and cannot be kept for later.",
    "Throw away",
    "Go on filling in",
)

Then = Callable[[dict[str, str]], None]


@dataclass(frozen=True)
class Question:
    """What a form asks, and what is done `then` with what it says.

    `form` names it together with its subject: what is typed is kept under that name in the
    author's own drawer, and is there when it is asked again. A form that is filled in already
    begins at its Save button when it is `ready`, one whose fields show what is to be `changed` at
    the first of them. `sure` makes a last question, or says beside the fields what is `Incomplete`.
    One that `leads_on` to another form is kept until that one says that all is done; `back` leads
    from that one to the one before, and throws nothing away.
    """

    title: str
    fields: Sequence[Field]
    then: Then
    form: str
    values: Mapping[str, str]
    intro: str = ""
    save: str = "Save"
    ready: bool = False
    sure: Sure | None = None
    leads_on: bool = False
    back: Callable[[], None] | None = None
    changed: bool = False

    @property
    def not_yet(self) -> str:
        """What a refusal of it is called."""
        return not_yet(self.title, self.save)

    def last_question(self, said: dict[str, str]) -> Dialog[Any] | None:
        """Return what is asked once more; what cannot stand beside a field is told instead."""
        try:
            return self.sure(said) if self.sure else None
        except WorryBoxError as error:
            if self.wrong_by_field(error):
                raise
            return Refusal(error, self.not_yet)

    def wrong_by_field(self, error: WorryBoxError) -> Mapping[str, str]:
        """Return what is wrong by field, where each sentence has a field to stand beside."""
        wrong = error.wrong if isinstance(error, Incomplete) else {}
        return wrong if wrong.keys() <= {each.id for each in self.fields} else {}


@dataclass(frozen=True)
class _Asked:
    """A question that stands in front of the page; `again`: it stood there just before."""

    question: Question
    half: HalfWritten
    dialog: Ask
    again: bool

    def keep(self, *, whole: bool = False) -> bool:
        """Keep a draft where the disk takes it; tell whether it did."""
        try:
            self.half.keep(self.dialog.form, whole=whole)
        except WorryBoxError:
            return False
        return True


class FormInFront:
    """Asks one question after the other in front of a page, and keeps what is half written.

    `kept_or_not` hears once a form is done with: its page may mark what is half written.
    """

    def __init__(
        self, page: Screen[Any], session: Session, clock: Clock, kept_or_not: Callable[[], None]
    ) -> None:
        self._page, self._session, self._clock = page, session, clock
        self._kept_or_not = kept_or_not
        self._asked: _Asked | None = None

    def ask(
        self,
        question: Question,
        *,
        wrong: Mapping[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """Have a form filled in.

        What `then` refuses is shown and the form comes back as it was, at the field that is
        `wrong`; `typed` is what stood there just now, whether the disk took it or not.
        """
        half = HalfWritten(self._session, self._clock, question.form, question.fields)
        dialog = Ask(
            question.title,
            question.fields,
            {**question.values, **half.before, **(typed or {})},
            intro=question.intro,
            save=question.save,
            ready=question.ready,
            changed=question.changed,
            sure=question.last_question,
            wrong=wrong,
            clock=self._clock,
            throws_away=question.back is None,
        )
        asked = self._asked = _Asked(question, half, dialog, again=bool(typed))
        self._page.app.push_screen(dialog, lambda said: self._answered(asked, said))

    def keep_draft(self) -> None:
        """Keep what is half typed, wherever the disk takes it."""
        if self._asked is not None:
            self._asked.keep()

    def _answered(self, asked: _Asked, said: dict[str, str] | None) -> None:
        self._asked = None
        if said is None:
            self._left(asked)
            return
        try:
            with pointing_at_new(self._page):
                asked.question.then(said)
        except WorryBoxError as error:
            asked.keep()
            wrong = asked.question.wrong_by_field(error)
            self._ask_again(asked, wrong)
            if not wrong:
                self._page.app.push_screen(Refusal(error, asked.question.not_yet))
        else:
            asked.keep(whole=True) if asked.question.leads_on else asked.half.forget()
            if self._page.is_attached:
                self._kept_or_not()

    def _left(self, asked: _Asked) -> None:
        """Only what was thrown away on purpose is forgotten; a look at it loses nothing."""
        if (back := asked.question.back) is not None:
            asked.keep(whole=asked.again)
            back()
        elif asked.dialog.touched:
            asked.half.forget()
        elif not asked.keep(whole=asked.again):

            def thrown_away(yes: bool | None) -> None:
                if not yes:
                    self._ask_again(asked)

            self._page.app.push_screen(Confirm(*NOT_KEPT, careful=True), thrown_away)

    def _ask_again(self, asked: _Asked, wrong: Mapping[str, str] | None = None) -> None:
        question = replace(asked.question, ready=False)
        self.ask(question, wrong=wrong, typed=asked.half.typed(asked.dialog.form))
