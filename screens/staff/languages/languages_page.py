"""Languages that may be offered: how far their review is, and which are switched on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.catalogues import PARENTS, REVIEWED, Catalogue, catalogue, codes
from assets.tongue import ENGLISH
from screens.staff.base import StaffScreen
from screens.staff.labels import in_a_line, names_of
from screens.staff.languages.language_page import LanguagePage
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.fields import Choice, Field, Kind
from store.languages import offered, translations
from store.languages.offered import Offered
from store.school import people
from store.school.public_list import PublicList
from store.terminals import settings

LEAD = (
    "Children and parents are offered a language once every text for them was accepted here by "
    "somebody who speaks it, and a keeper of the list has switched it on."
)
VERSION_WORDS = {
    "younger": "children who use pictures",
    "older": "children who use words",
    PARENTS: "parents on their form",
}
BEGINS = "This terminal begins in"
AS_CLASS = "class"


class LanguagesPage(StaffScreen[None]):
    """Every language there are drafts for; Enter opens its texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "switch", "On or off", id="languages.switch", tooltip="Offer it or not"),
        Binding("b", "begin", "Begins in", id="languages.begin", tooltip="This terminal's own"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, the language under the cursor in full, and what can be done."""
        yield PlainText("Languages", classes="title")
        yield PlainText(LEAD, classes="quiet")
        done = (Column(each, 12) for each in ("Pictures", "Words", "Parents"))
        columns = (Column("Language"), *done)
        yield Listing(columns, empty="There are no drafts.", id="languages")
        yield PlainText(id="whole-language", classes="lead")
        yield PlainText(id="languages-said", classes="good")
        with Horizontal(classes="foot"):
            if self.session.is_keeper:
                yield Button("Switch on  O", id="switch")
            yield Button("This terminal  B", id="begin")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show how far each is by now."""
        self._show()

    def _show(self, said: str = "") -> None:
        self.query_one(Listing).show([self._row(code) for code in codes()])
        self.query_one("#languages-said", PlainText).show(said)
        self._show_whole()

    def _row(self, code: str) -> Row:
        of = translations.translations(self.session.home.desk, code)
        done = (translations.progress(of, version) for version in REVIEWED)
        cells = (called(catalogue(code)), *(f"{some} of {whole}" for some, whole in done))
        found = offer_of(self.session.public, code)
        if found is None:
            return Row(code, cells, "quiet", "off")
        whole = all(offered.stands(found, version) for version in found.accepted)
        return Row(code, cells, "good", "on") if whole else Row(code, cells, "warning", "waits")

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        code = self.query_one(Listing).row_id
        found = offer_of(self.session.public, code) if code else None
        if code:
            words = _stands(self.session.public, found) if found else "Nobody is offered it."
            begin = settings.get(self.session.home.desk.db, settings.LANGUAGE)
            words += f"\n{_begins(begin)}"
            self.query_one("#whole-language", PlainText).show(words)
        for button in self.query("#switch").results(Button):
            show_words(button, "Switch off  O" if found else "Switch on  O")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(LanguagePage(self.session, self.clock, event.row_id))

    def action_switch(self) -> None:
        """Offer the language under the cursor as it was accepted, or no longer."""
        code = self.query_one(Listing).row_id
        if code is None or not self.session.is_keeper:
            return
        name, public = catalogue(code).english_name, self.session.public
        found = offer_of(public, code)

        def put() -> None:
            if found:
                new, why = translations.take_back(public, code), f"{name} is switched off."
            else:
                new, why = translations.offer(self.session, code), f"{name} is switched on."
            people.propose(self.session, new, why, self.clock())
            self._show(why)

        self.attempt(put)

    def action_begin(self) -> None:
        """Choose the language in which this terminal's pages begin."""
        db = self.session.home.desk.db
        known = [each.code for each in self.session.public.languages if each.for_children]
        names = (Choice(code, _name(code)) for code in (ENGLISH, *known))
        choices = (Choice(AS_CLASS, "As its class does, else in English"), *names)

        def keep(said: dict[str, str]) -> None:
            code = "" if said["language"] == AS_CLASS else said["language"]
            settings.put(db, settings.LANGUAGE, code)
            self._show(_begins(code))

        now = settings.get(db, settings.LANGUAGE)
        self.ask(
            BEGINS,
            (Field("language", "Language", Kind.CHOICE, required=True, choices=choices),),
            keep,
            form="terminal@language",
            values={"language": now if now in (ENGLISH, *known) else AS_CLASS},
            intro="Every child can choose another. When they are done it begins so again.",
        )


def offer_of(public: PublicList, code: str) -> Offered | None:
    """Return what is offered of a language; None when it is switched off."""
    return next((each for each in public.languages if each.code == code), None)


def called(of: Catalogue) -> str:
    """Return what a language is called, by staff and by who speaks it: `Polish · Polski`."""
    return " · ".join(dict.fromkeys((of.english_name, of.name)))


def _begins(code: str) -> str:
    return f"{BEGINS} {_name(code)}." if code else f"{BEGINS} its class's language, else English."


def _name(code: str) -> str:
    return catalogue(code).english_name if code in codes() else "English"


def _stands(public: PublicList, found: Offered) -> str:
    by = names_of(public, found.reviewers)
    stand = [VERSION_WORDS[one] for one in found.accepted if offered.stands(found, one)]
    if len(stand) == len(found.accepted):
        return f"It is offered to {in_a_line(stand)}. Accepted by {by}."
    return (
        "Switched on, but some texts have changed since. English is shown until they are "
        f"accepted anew, and it is switched off and on again. Accepted by {by}."
    )
