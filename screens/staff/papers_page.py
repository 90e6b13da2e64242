"""Papers to print: chosen, made for this school, and saved where somebody can print them."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.catalogues import catalogue
from assets.tongue import ENGLISH
from screens.papers.paper import PAPERS, Paper, paper
from screens.papers.photos import NO_PHOTOS, Photos, find_photos
from screens.papers.printing import Printed, Printing, order, remarks
from screens.staff.base import StaffScreen
from screens.staff.folder import absolute
from screens.staff.making_papers import MakingPapers
from screens.staff.slow_work import Outcome
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Dialog, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store import printouts
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind
from store.roll import pegs

LEAD = "Enter makes one, A makes several. They are saved as PDF files, on a stick say."
PHOTO_HINT = (
    "A file for each, called as the person is: Mrs Khan.jpg. Empty: frames to glue them in."
)
FOLDER_HINT = "On a stick, for example. It is made if it is not there."
PEGS = "pegs"
KEYS, TOUCH = "keys", "touch"
NAMES_HINT = "Coat-peg pictures with the child's name below: whoever comes in reads it."
DEVICE_HINT = "In a browser the keys do nothing: the paper says what to touch instead."
SHOWN = 8
"""So many files are named; the others are counted."""


class PapersPage(StaffScreen[None]):
    """Every paper there is; Enter makes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "several", "Several", id="papers.several", tooltip="Make several papers"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, what the paper under the cursor is for, and what can be done."""
        yield PlainText(f"Papers to print · {self.session.public.school}", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("Paper"), Column("Read by", 9), Column("How many", 11))
        yield Listing(columns, [_row(each) for each in PAPERS], empty="", id="papers")
        yield PlainText(classes="lead", id="about-paper")
        with Horizontal(classes="foot"):
            yield Button("Make this one  Enter", id="one")
            yield Button("Make several  A", id="several")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Say what the first paper is for."""
        self._show_about()

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_about()

    def _show_about(self) -> None:
        self.query_one("#about-paper", PlainText).show(self._marked.about)

    @property
    def _marked(self) -> Paper:
        return paper(self.query_one(Listing).row_id or PAPERS[0].id)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self._ask([paper(event.row_id)])

    @on(Button.Pressed, "#one")
    def _one(self) -> None:
        self._ask([self._marked])

    def action_several(self) -> None:
        """Make several papers, or all."""
        self._ask(PAPERS)

    def _ask(self, papers: Sequence[Paper]) -> None:
        several = len(papers) > 1
        values = {
            "papers": "\n".join(each.id for each in papers),
            "classes": "\n".join(each.id for each in self.session.public.classes),
            "language": ENGLISH,
            "device": KEYS,
            "names": "no",
            "folder": str(printouts.usual_folder() / "papers"),
        }
        self.ask(
            "Make several papers" if several else papers[0].title,
            self._fields(papers),
            lambda said: self._make(self._job(papers, said)),
            form="papers@several" if several else f"papers@{papers[0].id}",
            values=values,
            save="Make",
            sure=lambda said: self._judge(papers, said),
        )

    def _fields(self, papers: Sequence[Paper]) -> tuple[Field, ...]:
        fields = []
        if len(papers) > 1:
            choices = tuple(Choice(each.id, each.title) for each in papers)
            fields.append(Field("papers", "Papers", Kind.SEVERAL, True, choices=choices))
        if any(each.of_class for each in papers):
            public = self.session.public
            classes = tuple(Choice(each.id, each.name) for each in public.classes)
            fields.append(Field("classes", "For classes", Kind.SEVERAL, True, choices=classes))
        offered = self.session.public.languages
        if offered and any(each.spoken for each in papers):
            others = (Choice(each.code, catalogue(each.code).english_name) for each in offered)
            languages = (Choice(ENGLISH, "English"), *others)
            fields.append(
                Field("language", "For children in", Kind.CHOICE, True, choices=languages)
            )
        if any(each.keyed for each in papers):
            devices = (Choice(KEYS, "A terminal with keys"), Choice(TOUCH, "A browser: touch"))
            fields.append(
                Field("device", "They use", Kind.CHOICE, True, choices=devices, hint=DEVICE_HINT)
            )
        if any(each.photos for each in papers):
            fields.append(Field("photos", "Folder of photos", hint=PHOTO_HINT, limit=1000))
        if any(each.id == PEGS for each in papers) and any(pegs.called(self.session).values()):
            fields.append(Field("names", "With names", Kind.YES_NO, True, hint=NAMES_HINT))
        folder = Field("folder", "Save in", required=True, hint=FOLDER_HINT, limit=1000)
        return (*fields, folder)

    def _judge(self, papers: Sequence[Paper], said: dict[str, str]) -> Dialog[bool] | None:
        job = self._job(papers, said)
        try:
            printouts.judge_folder(job.folder)
        except Refused as error:
            raise Incomplete({"folder": str(error)}) from None
        if not job.replace:
            return None
        return Confirm("Write over them?", job.taken, "Write over", "Go back", careful=True)

    def _job(self, papers: Sequence[Paper], said: dict[str, str]) -> Printing:
        public = self.session.public
        ids = said.get("papers", papers[0].id).split("\n")
        classes = set(said.get("classes", "").split("\n"))
        chosen = [each for each in papers if len(papers) == 1 or each.id in ids]
        language = {each.code: each for each in public.languages}.get(said.get("language", ""))
        some = [each for each in public.classes if each.id in classes]
        wanted = order(chosen, some, language, touch=said.get("device") == TOUCH)
        folder = absolute(said["folder"])
        job = Printing(public, wanted, folder, self._photos(said.get("photos", "")))
        job.replace = bool(job.taken)
        if said.get("names") == "yes":
            job.children = pegs.called(self.session)
        return job

    def _photos(self, place: str) -> Photos:
        if not place.strip():
            return NO_PHOTOS
        try:
            return find_photos(_path(place), self.session.public.adults())
        except Refused as error:
            raise Incomplete({"photos": str(error)}) from None

    def _make(self, job: Printing) -> None:
        def made(outcome: Outcome | None) -> None:
            if outcome is None:
                return
            if outcome.error is not None:
                self.app.push_screen(Message("Not made", str(outcome.error)))
            else:
                title, words = _said(job, outcome.value)
                self.app.push_screen(Message(title, words))

        self.app.push_screen(MakingPapers(job), made)


def _row(each: Paper) -> Row:
    return Row(each.id, (each.title, each.reader, "one a class" if each.of_class else "one"))


def _path(typed: str) -> Path:
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        return Path(typed.strip())


def _said(job: Printing, printed: Printed) -> tuple[str, str]:
    """Return what to say once papers are made: where they lie and which they are."""
    names = [file.name for file in printed.files]
    if not names:
        return "Stopped", "Nothing was made."
    lines = [*names[:SHOWN]]
    if len(names) > SHOWN:
        lines.append(f"and {len(names) - SHOWN} more")
    missing = len(job.order.wanted) - len(names)
    title = "Saved" if not missing else f"Stopped: {missing} are not made"
    return title, "\n".join([f"In {job.folder}:", "", *lines, "", *remarks(job, printed)]).rstrip()
