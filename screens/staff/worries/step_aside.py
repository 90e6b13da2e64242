"""Keeping a worry or a case from somebody, stepping aside from it, and asking a colleague."""

from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.labels import names_of
from screens.staff.second_words import who_agrees
from screens.widgets.dialogs import Confirm, Message
from store.cases import casework, restrict
from store.cases.no_part import given_no_part
from store.cases.restrict import PERSON, WHY
from store.drawers.moves import WARNING
from store.school.due import day_left

ONE_LEFT = (
    "You alone read it then: ring the LADO, and ask the headteacher (about them, the chair) to "
    "make somebody a holder (People)."
)
KEEP = Deed("keep_from", "k", "Keep from somebody")
ASIDE = Deed("step_aside", "s", "Step aside", everybody=True)
TASK = Deed("task", "q", "Ask a colleague")


class SharedPage(RecordPage):
    """A page about something that others share: it can be kept from them, or asked of them."""

    def do(self, deed: str) -> None:
        """Do what both pages offer."""
        if deed == KEEP.id:
            self._ask_whom()
        elif deed == ASIDE.id:
            self._ask_why()
        elif deed == TASK.id:
            self._ask_a_colleague()

    def suggested_colleague(self) -> str:
        """Return whom to ask first: somebody's id, or nothing."""
        return ""

    def can_be_asked(self, person: str) -> bool:
        """Tell whether a person by id is at school still, and it is not kept from or about them."""
        away = given_no_part(self.session, self.drawer, self.record)
        return self.session.public.is_active(person) and person not in away

    def after_task(self) -> str:
        """Return what is said when a task was sent."""
        return "Sent to their own inbox. They see only what you wrote."

    def _ask_whom(self) -> None:
        self.ask(
            KEEP.title,
            restrict.fields(self.session, self.drawer, self.record),
            self._keep,
            form=self.draft_name(KEEP.id),
            intro=WARNING,
            save="Go on",
            sure=self._sure,
        )

    def _sure(self, said: dict[str, str]) -> Confirm:
        restrict.refuse_another(self.session, self.drawer, self.record, said)
        beside = restrict.let_in_with(self.session, self.drawer, self.record, said)
        return self._last_question(said[PERSON], beside)

    def _sure_aside(self, _: dict[str, str]) -> Confirm:
        beside = restrict.beside_instead(self.session, self.drawer, self.record)
        return self._last_question(self.session.person_id, beside)

    def _ask_why(self) -> None:
        restrict.beside_instead(self.session, self.drawer, self.record)
        self.ask(
            ASIDE.title,
            (WHY,),
            lambda said: self._step_aside(said["why"]),
            form=self.draft_name(ASIDE.id),
            intro="When it is about you, your family or a friend. Others deal with it then.",
            save="Go on",
            sure=self._sure_aside,
        )

    def _last_question(self, person: str, beside: str = "") -> Confirm:
        aside = person == self.session.person_id
        name = self.session.public.name_of(person)
        title = "Step aside?" if aside else f"Keep this from {name}?"
        yes = "Step aside" if aside else "Keep it from them"
        left = {*self.held_by, *([beside] if beside else [])} - {person}
        by_oneself = f"\n\n{ONE_LEFT}" if left == {self.session.person_id} else ""
        text = f"{self._what_follows(person, beside)}{by_oneself}\n\n{WARNING}"
        return Confirm(title, text, yes, "Go back", careful=True)

    def _what_follows(self, person: str, beside: str) -> str:
        public = self.session.public
        held = self.held_by
        stay = (*(id for id in held if id != person), *([beside] if beside else []))
        left = names_of(public, stay) or "nobody"
        who = "You" if person == self.session.person_id else public.name_of(person)
        if person in held:
            then = f"{who} cannot open or find it from now on. These can: {left}."
            return f"{then} {who_agrees(self.session, self.drawer, self.record, person)}".strip()
        return f"{who} has no key to it and will not get one. These can open it: {left}."

    def _keep(self, said: dict[str, str]) -> None:
        restrict.restrict(self.session, self.drawer, self.record, said, self.clock())
        self.reload()
        public = self.session.public
        held = names_of(public, self.held_by)
        self.say(f"Kept from {public.name_of(said[PERSON])}. It can be opened by {held}.")

    def _step_aside(self, why: str) -> None:
        restrict.step_aside(self.session, self.drawer, self.record, why, self.clock())
        text = "You can no longer open it. The others deal with it."
        done = Message("You have stepped aside", text, "Close the page")
        self.app.push_screen(done, lambda _: self.dismiss())

    def _ask_a_colleague(self) -> None:
        others = (
            *given_no_part(self.session, self.drawer, self.record),
            self.session.person_id,
        )
        fields = casework.task_fields(self.session.public, others)
        asked, due = (
            self.suggested_colleague(),
            day_left(self.clock(), self.session.public.calendar),
        )
        self.ask(
            TASK.title,
            fields,
            lambda said: self.tried(
                lambda: casework.send_task(
                    self.session, self.drawer, self.record, said, self.clock()
                ),
                self.after_task(),
            ),
            form=self.draft_name(TASK.id),
            values={"to": asked if asked not in others else "", "due": due},
            save="Send",
        )
