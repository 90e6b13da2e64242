"""The drafts of one language beside the English, to be accepted, changed or refused one by one."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.catalogues import REVIEWED, catalogue
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.seen import SeenFirst
from screens.times import moment
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store.fields import Choice, Field, Kind
from store.languages import translations
from store.languages.translations import DIFFER, WAITING, Translation
from store.languages.verdicts import ACCEPTED, REFUSED, Verdict
from store.signing_in.session import Session

LEAD = (
    "Please judge it only if you speak this language well. Would a child understand it, or a "
    "parent? Does it say the same, no more and no less?"
)
TONES: dict[str, tuple[Tone, str]] = {
    WAITING: ("", ""),
    ACCEPTED: ("good", "✓"),
    REFUSED: ("warning", "no"),
    DIFFER: ("warning", "both"),
}
JUDGES = {"a": "accept", "r": "refuse", "c": "change"}
"""The keys that judge the text under the cursor, and what they do."""
NOBODY = "Nobody has judged it yet."
DIFFERED = "Judged apart, and not alike. Please decide: A, C or R."
SAID = {ACCEPTED: "Accepted", REFUSED: "Refused"}
WORDS = (Field("words", "Words", Kind.TEXT, required=True, limit=translations.LIMIT),)


class LanguagePage(SeenFirst, StaffScreen[None]):
    """Every text of a language. What was judged stays in its place; the cursor goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept", id="language.accept", tooltip="Accept this text"),
        Binding("c", "change", "Change", id="language.change", tooltip="Put it in other words"),
        Binding("r", "refuse", "Refuse", id="language.refuse", tooltip="It must not be shown so"),
        Binding("n", "next", "Next", id="language.next", tooltip="The next that waits"),
    ]

    def __init__(self, session: Session, clock: Clock, code: str) -> None:
        super().__init__(session, clock)
        self._code = code
        self._texts: dict[str, Translation] = {}

    def compose(self) -> ComposeResult:
        """Draw how far it is, the texts, the one under the cursor in full, and what can be done."""
        yield PlainText(id="how-far", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("English"), Column(catalogue(self._code).english_name))
        yield Listing(columns, empty="There are no texts.", id="texts")
        yield PlainText(id="in-english", classes="lead")
        yield PlainText(id="in-other", classes="lead")
        yield PlainText(id="judged", classes="quiet")
        with Horizontal(classes="foot"):
            yield Button("Accept  A", id="accept")
            yield Button("Change  C", id="change")
            yield Button("Refuse  R", id="refuse")
            yield Button("Next  N", id="next")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the first text that waits."""
        self._show()
        self.action_next()

    def _show(self) -> None:
        of = translations.translations(self.session.home.desk, self._code)
        self._texts = {each.id: each for each in of}
        self.query_one(Listing).show([_row(each) for each in of])
        done = [translations.progress(of, version) for version in REVIEWED]
        pictures, words, parents = (f"{some} of {whole}" for some, whole in done)
        name = catalogue(self._code).english_name
        title = f"{name} · pictures: {pictures} accepted · words: {words} · parents: {parents}"
        self.query_one("#how-far", PlainText).show(title)
        self._show_whole()

    @property
    def _marked(self) -> Translation | None:
        return self._texts.get(self.query_one(Listing).row_id or "")

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        if (here := self._marked) is None:
            return
        self.query_one("#in-english", PlainText).show(f"English: {here.english}")
        code = catalogue(self._code)
        words = here.words or "no draft yet"
        self.query_one("#in-other", PlainText).show(f"{code.english_name}: {words}")
        self.query_one("#judged", PlainText).show(self._judged(here))

    def _judged(self, here: Translation) -> str:
        if here.state == DIFFER:
            each = (self._said(one, f": {one.words}" * bool(one.words)) for one in here.said)
            return "\n".join([f"{DIFFERED} {here.id}", *each])
        return f"{self._said(here.said[-1]) if here.said else NOBODY} {here.id}"

    def _said(self, one: Verdict, words: str = "") -> str:
        name, when = self.session.public.name_of(one.by), moment(one.at, self.clock())
        return f"{SAID[one.kind]} by {name}, {when}{words or '.'}"

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.action_change()

    def action_accept(self) -> None:
        """Accept the text under the cursor as it stands there."""
        if (here := self._marked) is None:
            return
        if len(here.wordings) > 1:
            self._choose(here)
        else:
            self._accept(here.id, here.words)

    def _choose(self, here: Translation) -> None:
        """Ask in which of the words it is accepted."""
        wordings = tuple(Choice(str(n), words) for n, words in enumerate(here.wordings, 1))
        field = Field("which", "In which words", Kind.CHOICE, required=True, choices=wordings)

        def keep(said: dict[str, str]) -> None:
            words = here.wordings[int(said["which"]) - 1]
            translations.accept(self.session, self._code, here.id, words, self.clock())
            self._go_on()

        form = f"wording@{self._code}:{here.id}"
        self.ask(here.english, (field,), keep, form=form, values={"which": "1"}, save="Accept")

    def _accept(self, id: str, words: str) -> None:
        session, now = self.session, self.clock()
        if self.attempt(lambda: translations.accept(session, self._code, id, words, now)):
            self._go_on()

    def action_refuse(self) -> None:
        """Say that it must not be shown so."""
        if here := self._marked:
            session, now = self.session, self.clock()
            if self.attempt(lambda: translations.refuse(session, self._code, here.id, now)):
                self._go_on()

    def action_change(self) -> None:
        """Put the text in other words and accept them."""
        if (here := self._marked) is None:
            return

        def keep(said: dict[str, str]) -> None:
            now = self.clock()
            translations.accept(self.session, self._code, here.id, said["words"], now)
            self._go_on()

        self.ask(
            here.english,
            WORDS,
            keep,
            form=f"translation@{self._code}:{here.id}",
            values={"words": here.words},
            intro="What stands in { } is filled in and must stay, and so must numbers.",
            save="Accept",
        )

    def _go_on(self) -> None:
        self._show()
        self.action_next()
        self.another_comes()

    async def on_key(self, event: events.Key) -> None:
        """Judge at once, and drop a key pressed before the text that it would judge was drawn."""
        if (action := JUDGES.get(event.key.casefold())) is None:
            return
        event.stop()
        event.prevent_default()
        if self.was_seen(event):
            await self.run_action(action)

    def action_next(self) -> None:
        """Go to the next text that waits for somebody to judge it, or to decide."""
        listing = self.query_one(Listing)
        ids = [row.id for row in listing.rows]
        here = listing.cursor
        onward = [*range(here, len(ids)), *range(here)]
        waiting = (at for at in onward if self._texts[ids[at]].state in (WAITING, DIFFER))
        listing.cursor = next(waiting, here)
        self._show_whole()


def _row(each: Translation) -> Row:
    tone, word = TONES[each.state]
    return Row(each.id, (each.english, each.words or "–"), tone, word)
