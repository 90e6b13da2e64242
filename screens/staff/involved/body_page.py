"""A child's body map: choose a place by key or mouse, write what was seen there."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from screens.clock import Clock
from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.involved.figure import BodyFigure
from screens.staff.looking.looking_words import in_full
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText, plain
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.involved import body
from store.involved.body import Mark
from store.involved.people import person_of
from store.signing_in.session import Session

MARK = Deed("mark", "m", "Mark this place")
LIST = Deed("list", "r", "A place from a list")
RIGHT = Deed("right", "c", "Put a mark right")
EMPTY = "No mark yet. Arrows choose a place, Enter marks it; or click it."


class BodyPage(RecordPage):
    """The map of one child in a case; its record is the case."""

    record: Case | None

    def __init__(
        self, session: Session, clock: Clock, drawer_name: str, subject: str, child: str
    ) -> None:
        super().__init__(session, clock, drawer_name, subject)
        self.child = child

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done here."""
        return (MARK, LIST, RIGHT)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        if self.record is None or self.record.state != OPEN:
            return False
        return deed != RIGHT.id or bool(self.marks)

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            MARK.id: lambda: self.mark(self.query_one(BodyFigure).place),
            LIST.id: self._from_list,
            RIGHT.id: self._put_right,
        }
        doing[deed]()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The child's marks as they stand."""
        return body.marks(self.record, self.child) if self.record is not None else ()

    def compose_record(self) -> ComposeResult:
        """Draw the figures."""
        yield BodyFigure(id="body-figure")

    def compose_beside(self) -> ComposeResult:
        """Draw where the cursor is, and the marks."""
        yield PlainText(id="body-place", classes="good")
        columns = (Column("Where, what"),)
        yield Listing(columns, empty=EMPTY, id="body-marks", classes="pane")

    def begin(self) -> None:
        """Begin at the figures."""
        self.query_one(BodyFigure).focus()

    def show_record(self) -> None:
        """Fill the head, the figures and the list."""
        assert self.record is not None
        case, person = self.record, person_of(self.record, self.child)
        name = person.name if person else "Not in this case any more"
        self.query_one("#record-title", PlainText).show(f"Body map · {name} · {case.number}")
        self.query_one("#record-state", PlainText).show(body.ONLY)
        numbers: dict[str, str] = {}
        for each in self.marks:
            known = numbers.get(each.region)
            numbers[each.region] = f"{known[:1]}+" if known else str(each.number)
        self.query_one(BodyFigure).show(numbers)
        rows = [
            Row(str(each.number), (f"{each.where} · {_sort(each)}",), "", str(each.number))
            for each in self.marks
        ]
        listing = self.query_one("#body-marks", Listing)
        listing.show(rows)
        listing.border_title = plain(f"Marks ({len(rows)})" if rows else "Marks")

    def mark(self, region: str) -> None:
        """Have it written what was seen in a region."""
        if not self.is_possible(MARK.id):
            self.say("The case is closed.")
            return
        self.ask(
            f"A mark · {body.region_words(region)}",
            body.MARK_FIELDS,
            lambda said: self.tried(
                lambda: body.mark(
                    self.drawer, self._case, self.child, {**said, "region": region}, self.clock()
                ),
                "Saved. It is never changed: what corrects it stands beside it.",
            ),
            form=self.draft_name(f"mark:{self.child}:{region}"),
            values={
                "seen": f"{self.clock():%Y-%m-%d %H:%M}",
                "seen_by": self.session.person.name,
            },
            sure=gently(body.MARK_FIELDS),
        )

    @property
    def _case(self) -> Case:
        assert self.record is not None
        return self.record

    def _from_list(self) -> None:
        rows = [Row(each.id, (each.label,)) for each in body.REGION.choices]

        def chosen(region: str | None) -> None:
            if region is not None:
                self.query_one(BodyFigure).place = region
                self.mark(region)

        self.app.push_screen(
            Pick("Where?", (Column("Place"),), rows, empty="No such place.", search=True), chosen
        )

    def _put_right(self) -> None:
        marks = {str(each.number): each for each in self.marks}
        number = self.query_one("#body-marks", Listing).row_id or next(iter(marks))
        found = marks[number]
        self.ask(
            f"Put mark {number} right",
            body.CORRECT_FIELDS,
            lambda said: self.tried(
                lambda: body.put_right(
                    self.drawer, self._case, self.child, found.number, said, self.clock()
                ),
                "Saved. The earlier words are kept beside it.",
            ),
            form=self.draft_name(f"right:{self.child}:{number}"),
            values={key: value for key, value in found.row.said.items() if key != "why"},
            sure=gently(body.CORRECT_FIELDS),
        )

    @on(BodyFigure.Moved)
    def _moved(self, event: BodyFigure.Moved) -> None:
        event.stop()
        self.query_one("#body-place", PlainText).show(body.region_words(event.region))

    @on(BodyFigure.Chosen)
    def _region_chosen(self, event: BodyFigure.Chosen) -> None:
        event.stop()
        self.mark(event.region)

    @on(Listing.Highlighted, "#body-marks")
    def _marked(self, event: Listing.Highlighted) -> None:
        event.stop()
        found = next((each for each in self.marks if str(each.number) == event.row_id), None)
        if found is not None and body.region_of(found.region) is not None:
            self.query_one(BodyFigure).place = found.region

    @on(Listing.Chosen, "#body-marks")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        found = next(each for each in self.marks if str(each.number) == event.row_id)
        public, now = self.session.public, self.clock()
        texts = [in_full(found.row, public, now, body.AS_WRITTEN)]
        for row in reversed(found.earlier):
            texts.append(f"Before:\n{in_full(row, public, now, body.AS_WRITTEN)}")
        self.app.push_screen(Message(f"Mark {found.number} · {found.where}", "\n\n".join(texts)))


def _sort(mark: Mark) -> str:
    said = next((c.label for c in body.SORTS if c.id == mark.row.said.get("sort")), "")
    return f"{said}, put right" if mark.earlier else said
