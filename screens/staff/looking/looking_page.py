"""Looking into a case: its investigations, devices, searches and files, and STOP."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult

from screens.staff.cases import follows
from screens.staff.deeds import Deed
from screens.staff.looking import device_form, looking_rows, looking_words
from screens.staff.looking.computers_page import ComputersPage
from screens.staff.looking.device_form import HOLDS, KEEP_SAFE
from screens.staff.looking.file_page import FilePage
from screens.staff.looking.file_picker import FilePicker, Picked
from screens.staff.looking.investigation_deeds import INSIDE, OTHER_COMPUTER
from screens.staff.looking.investigation_page import InvestigationPage
from screens.staff.looking.looking_work import LookingWork
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.cases import demands, freezes
from store.cases.acts import Act
from store.cases.case_parts import OPEN
from store.cases.procedures import RIGHT
from store.fields import Choice
from store.looking import (
    computer_register,
    files,
    investigating,
    kept_safe,
    looked_fields,
    looking_fields,
    reviewers,
    search_fields,
    searches,
    stopping,
)
from store.looking.file_kinds import in_words
from store.looking.files import CaseFile
from store.looking.investigations import investigations
from store.looking.noted import (
    DEVICE,
    FILE,
    SEARCH,
    SEARCH_FOLLOWED,
    STOP_TOLD,
    STOPPED,
    VIEWED,
    Noted,
    named,
    of_kind,
)
from store.looking.suspected import is_suspected

POSITIONS = {"first": "first_position", "second": "second_position"}
BEGIN = Deed("begin", "n", "Begin an investigation")
ADD_FILE = Deed("add_file", "i", "Put a file in")
SEARCHED = Deed(SEARCH, "s", "Record a search")
SEARCHED_MORE = Deed(SEARCH_FOLLOWED, "o", "Add to a search")
LOOKED = Deed(VIEWED, "v", "Somebody saw or looked")
COMPUTERS = Deed("computers", OTHER_COMPUTER.key, "Designated computers", everybody=True)
OWN = (BEGIN, KEEP_SAFE, HOLDS, SEARCHED, SEARCHED_MORE, ADD_FILE, LOOKED, COMPUTERS)
ONE_DEEPER = "That is done in an investigation: choose one in the list, Enter, then {key}."

EMPTY = (
    "Nothing yet: no investigation by two reviewers, no device kept safe for the police, no "
    "search, no file. What can be done now stands beside."
)
MAY_BE_A_CRIME = "Saved. The files are closed: nobody looks, copies or asks."
RUNG = frozenset({"police", "social_care"})
"""Whoever of these was called has been told what is to be told at once."""


class LookingPage(LookingWork):
    """All that was looked into in one case; Enter opens a row."""

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done here, STOP first."""
        return (*self.urgent_deeds(), *OWN)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None:
            return False
        if deed == COMPUTERS.id:
            return True
        if deed == HOLDS.id and stopping.may_be_handed_on(case):
            return True
        if case.state != OPEN:
            return super().is_possible(deed)
        if deed == ADD_FILE.id:
            return not case.files_closed
        if deed == HOLDS.id:
            return bool(of_kind(case.noted, DEVICE))
        if deed == SEARCHED_MORE.id:
            return bool(of_kind(case.noted, SEARCH))
        if deed == BEGIN.id:
            return not freezes.why_not_begin(case)
        return super().is_possible(deed)

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        case = self.case
        if key == ADD_FILE.key and case.state == OPEN and case.files_closed:
            return case.files_closed
        if key == HOLDS.key and case.state == OPEN:
            return "First say which device was kept safe (D)."
        if key == SEARCHED_MORE.key and case.state == OPEN:
            return "No search is recorded yet (S)."
        if key == BEGIN.key and case.state == OPEN:
            return freezes.why_not_begin(case)
        if key in {each.key for each in INSIDE} and investigations(case.noted):
            return ONE_DEEPER.format(key=key.upper())
        return super().why_not(key)

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            BEGIN.id: self._begin,
            ADD_FILE.id: self._pick_file,
            KEEP_SAFE.id: lambda: device_form.keep_safe(self),
            HOLDS.id: lambda: device_form.hand_on(self),
            SEARCHED.id: lambda: self._search(search_fields.search(self.session.public)),
            SEARCHED_MORE.id: lambda: self._search(search_fields.followed(self._searches())),
            LOOKED.id: self._saw_or_looked,
            COMPUTERS.id: lambda: self.push(ComputersPage(self.session, self.clock)),
        }
        if deed in doing:
            doing[deed]()
        else:
            super().do(deed)

    def compose_head(self) -> ComposeResult:
        """Draw what nobody may do."""
        yield PlainText(id="record-stop", classes="urgent")

    def compose_record(self) -> ComposeResult:
        """Draw the list."""
        columns = (Column("What"), Column("How it stands", 15))
        yield Listing(columns, empty=EMPTY, id="looking", classes="pane")

    def begin(self) -> None:
        """Begin in the list."""
        self.query_one("#looking", Listing).focus()

    def show_record(self) -> None:
        """Fill the head and the list."""
        case = self.case
        self.query_one("#record-title", PlainText).show(
            f"Looking into it · {case.number}  {case.title}"
        )
        self.query_one("#record-state", PlainText).show(self.how_it_stands())
        stops = (case.files_closed,) if case.files_closed else ()
        self.set_class(bool(stops), "-stop")
        self.query_one("#record-stop", PlainText).show(follows.as_lines(stops))
        self.query_one("#looking", Listing).show(
            looking_rows.rows(self.session.public, case, self.clock())
        )

    @on(Listing.Chosen, "#looking")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        case = self.case
        if any(each.id == event.row_id for each in investigations(case.noted)):
            self.push(self._investigation(event.row_id))
        elif file := next((f for f in files.files(case) if f.id == event.row_id), None):
            self.attempt(lambda: self._open_file(file), "Open it")
        elif row := named(case.noted, event.row_id, {DEVICE, SEARCH, VIEWED, STOPPED}):
            self._show_row(row)

    def _show_row(self, row: Noted) -> None:
        public, now = self.session.public, self.clock()
        title = looking_words.titles(public)[row.kind][0]
        belongs = {SEARCH: (SEARCH_FOLLOWED, "search")}
        kind, part = belongs.get(row.kind, (STOP_TOLD, "stop"))
        more = [each for each in of_kind(self.case.noted, kind) if each.said.get(part) == row.id]
        device = kept_safe.device_of(self.case.noted, row.id)
        rows = device.rows if device is not None else (row, *more)
        texts = [looking_words.in_full(each, public, now) for each in rows]
        self.app.push_screen(Message(title, "\n\n".join(texts)))

    def _investigation(self, id: str) -> InvestigationPage:
        return InvestigationPage(self.session, self.clock, self.drawer.name, self.subject, id)

    def _open_file(self, file: CaseFile) -> None:
        page = FilePage(self.session, self.clock, self.drawer.name, self.subject, file.id)
        self.push(page, lambda why: self.push(Message("Closed", why)) if why else None)

    def _begin(self) -> None:
        public, case = self.session.public, self.case
        people = reviewers.may_review(public, self.drawer, case, self.held_by)
        listed = computer_register.computers(self.session)
        act = looking_fields.opening(
            public,
            [Choice(id, public.name_of(id)) for id in people],
            [Choice(each.id, each.words) for each in listed if each.fits],
        )
        known = {"began": self.clock().date().isoformat()}
        if self.session.person_id in people:
            known["first"] = self.session.person_id

        def begun(typed: dict[str, str]) -> None:
            said = looking_words.with_positions(public, typed, POSITIONS)
            id = investigating.begin(
                public, self.drawer, case, act, said, self.held_by, listed, self.clock()
            )
            self.reload()
            self.push(self._investigation(id))

        intro = "Two different people look together, and both sign."
        if any(each.is_closed for each in investigations(case.noted)):
            intro = f"One is closed here. If it is about the same, open that again (U). {intro}"
        self.ask_for(act, begun, BEGIN.id, known, intro)

    def _searches(self) -> list[Choice]:
        rows = of_kind(self.case.noted, SEARCH)
        return [Choice(each.id, each.said.get("whom", "")) for each in rows]

    def _search(self, act: Act) -> None:
        known = {"when": f"{self.clock():%Y-%m-%d %H:%M}"}
        if act.kind == SEARCH_FOLLOWED:
            known["search"] = self._searches()[-1].id

        def record(said: dict[str, str]) -> None:
            grave = is_suspected(self.case.noted, said)
            searches.record(self.drawer, self.case, act, said, self.clock())
            self.reload()
            self.say(self._now_to_do() if grave else "Saved. The history keeps who wrote it.")
            if grave:
                self._call()

        self.ask_for(act, record, act.kind, known)

    def _saw_or_looked(self) -> None:
        act = looked_fields.viewed(self.session.public)
        intro = "Nobody looks at nude pictures of a child. Who saw one and told at once did right."

        def note(said: dict[str, str]) -> None:
            stopping.note(self.drawer, self.case, act, said, self.clock())
            self.reload()
            self.say(self._now_to_do())

        self.ask_for(act, note, act.kind, intro=intro)

    def _now_to_do(self) -> str:
        """Return that the files are closed, and what of the rest is not done yet.

        A triage that suspects a crime already need not be done again: the steps come without it.
        """
        case = self.case
        rows, crime = {e.id for e in case.noted}, any(e.side == RIGHT for e in case.triage)
        beside = not crime and any(e.id in rows for e in demands.counting(case))
        call = "" if RUNG & set(case.escalated) else "Call now."
        triage = "Triage the case (F)." if beside or not case.triages else ""
        return " ".join(filter(None, (MAY_BE_A_CRIME, call, triage)))

    def _pick_file(self) -> None:
        files.may_add(self.case)
        self.push(FilePicker(self.session, self.clock), self._picked)

    def _picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        path, content = picked.path, picked.content
        act = Act(FILE, ADD_FILE.title, "", files.WHAT_FIELDS)
        known = {"original": str(path), "taken": picked.written(self.clock())}

        def then(said: dict[str, str]) -> None:
            add = partial(files.add, self.drawer, self.case, path.name, content, said)
            self.tried(
                lambda: add(self.clock()), "Kept with the case. The original lies where it was."
            )

        size = in_words(len(content))
        intro = f"{path.name}, {size}. It is kept sealed; the original is not touched."
        self.ask_for(act, then, f"{FILE}:{path}", known, intro)
