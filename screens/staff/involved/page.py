"""Who is involved in a case: roles, who they are, flags, parents, linked cases, who was told."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from screens.clock import Clock
from screens.staff.deeds import Deed
from screens.staff.involved import words
from screens.staff.involved.body_page import BodyPage
from screens.staff.involved.bullying_page import BullyingPage
from screens.staff.involved.child_page import ChildPage
from screens.staff.involved.person_acts import PersonActs
from screens.staff.looking.looking_page import SEARCHED, LookingPage
from screens.staff.looking.looking_words import in_full
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.adults.of_family import worries_of
from store.cases.case_parts import OPEN
from store.involved import body, flags, informed, links, parents
from store.involved.children import pupil_of
from store.involved.findable import own_key
from store.involved.people import CasePerson, person_of, role_words, short_roles
from store.signing_in.session import Session

ADD = Deed("add", "i", "Add a person")
CHANGE = Deed("change", "c", "Change roles, name")
WHO = Deed("who", "r", "Say who it is")
CHILD = Deed("child", "h", "The child, all cases", everybody=True)
PARENTS = Deed("parents", "t", "Parents told, or not")
FLAG = Deed("flag", "f", "Plan, SEND: a flag")
BODY = Deed("body", "b", "Body map", everybody=True)
LINK = Deed("link", "k", "Link with a case")
UNLINK = Deed("unlink", "u", "End a link")
DEALT = Deed("dealt", "d", "Told: it is dealt with")
SEARCHES = Deed("searches", "s", "Search of a device", everybody=True)
BULLYING = Deed("bullying", "g", "Bullying, all cases", everybody=True)
TAKE_OUT = Deed("take_out", "o", "Take out")

EMPTY = "Nobody yet. I adds a person: several roles each, and R says which pupil they are."


class InvolvedPage(PersonActs):
    """The people of one case, what holds between them, and what was said to whom."""

    def __init__(
        self, session: Session, clock: Clock, drawer_name: str, subject: str, person: str = ""
    ) -> None:
        super().__init__(session, clock, drawer_name, subject)
        self._first = person

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done here."""
        first = (ADD, CHANGE, WHO, CHILD, PARENTS, FLAG, BODY)
        return (*first, LINK, UNLINK, DEALT, SEARCHES, BULLYING, TAKE_OUT)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None:
            return False
        people, child = bool(case.people), any(each.is_child for each in case.people)
        if deed in (BULLYING.id, SEARCHES.id, LINK.id, DEALT.id):
            return True
        if deed in (CHILD.id, BODY.id):
            return child
        if deed == UNLINK.id:
            return bool(links.links(self.session, case))
        if deed == FLAG.id:
            return child and flags.may(self.session)
        if case.state != OPEN:
            return False
        return people or deed in (ADD.id, PARENTS.id)

    def do(self, deed: str) -> None:
        """Do a deed; those about one person are about the one under the cursor."""
        doing: dict[str, Callable[[], None]] = {
            ADD.id: self.add_person,
            CHANGE.id: lambda: self.about_one(self.change, "Who is it about?"),
            WHO.id: lambda: self.about_one(self.say_who, "Who is it about?"),
            TAKE_OUT.id: lambda: self.about_one(self.take_out, "Who does not belong here?"),
            CHILD.id: lambda: self.about_child(self.show_child),
            BODY.id: lambda: self.about_child(self.show_body),
            PARENTS.id: self.ask_parents,
            FLAG.id: lambda: self.about_child(self.set_flag),
            LINK.id: self.link,
            UNLINK.id: self.unlink,
            DEALT.id: self.tell_dealt,
            SEARCHES.id: self._search,
            BULLYING.id: lambda: self.push(BullyingPage(self.session, self.clock)),
        }
        doing[deed]()

    def compose_record(self) -> ComposeResult:
        """Draw the list."""
        with Vertical(id="involved-list"):
            columns = (Column("Who"), Column("Roles", 15))
            yield Listing(columns, empty=EMPTY, id="involved", classes="pane")
            yield PlainText(id="involved-row", classes="quiet")

    def begin(self) -> None:
        """Begin in the list, at whoever was pointed at."""
        listing = self.query_one("#involved", Listing)
        places = {row.id: place for place, row in enumerate(listing.rows)}
        listing.cursor = places.get(self._first, 0)
        listing.focus()

    def show_record(self) -> None:
        """Fill the head and the list."""
        case = self.case
        self.query_one("#record-title", PlainText).show(f"Involved · {case.number}  {case.title}")
        lines = [*self._flags(), self._parents(), self._dealt()]
        self.query_one("#record-state", PlainText).show("\n".join(filter(None, lines)))
        listing = self.query_one("#involved", Listing)
        listing.show(self._rows())
        self.query_one("#involved-row", PlainText).show(self._in_short(listing.row_id or ""))

    def what_else(self) -> object:
        """Read what else is shown: flags and links lie outside the case."""
        if self.record is None:
            return None
        kept = [flags.flags_of(self.session, each.pupil) for each in self.record.people]
        return (kept, links.links(self.session, self.record))

    def highlighted(self) -> CasePerson | None:
        """Return who is under the cursor."""
        return person_of(self.case, self.query_one("#involved", Listing).row_id or "")

    def _search(self) -> None:
        """Have a search written down, on the page where all of them stand."""
        page = LookingPage(*self.whereabouts)
        page.first_deed = SEARCHED.id
        self.push(page)

    def show_child(self, person: CasePerson) -> None:
        """Show a child over all cases."""
        self.push(ChildPage(self.session, self.clock, own_key(person)))

    def show_body(self, person: CasePerson) -> None:
        """Show a child's body map."""
        self.push(BodyPage(*self.whereabouts, person.id))

    def _flags(self) -> list[str]:
        today = self.clock().date()
        said = []
        for each in self.case.people:
            known = flags.flags_of(self.session, each.pupil)
            if short := words.short_flags(known, today):
                said.append(f"{each.name}: {short}")
        return said

    def _parents(self) -> str:
        unsaid = parents.not_said(self.case)
        names = ", ".join(each.name for each in unsaid)
        return f"Parents, not said yet: {names}." if names else ""

    def _dealt(self) -> str:
        left = informed.not_told(self.case, worries_of(self.drawer, self.subject))
        if not left or self.case.state != OPEN:
            return ""
        sorts = {choice.id: choice.label.partition(" (")[0] for choice in informed.SORTS}
        said = [
            f"{sorts[sort].lower()}{f' ({len(names)})' if len(names) > 1 else ''}"
            for sort, names in left.items()
        ]
        return f"Not told yet that it is dealt with: {', '.join(said)}."

    def _rows(self) -> list[Row]:
        case, today = self.case, self.clock().date()
        mapped = set(body.mapped(case))
        rows = []
        for each in case.people:
            known = flags.flags_of(self.session, each.pupil)
            flagged = any(flag.stands(today) for flag in known)
            word = "FLAG" if flagged else "map" if each.id in mapped else ""
            cells = (each.name, short_roles(each))
            rows.append(Row(each.id, cells, "warning" if flagged else "", word))
        for link in links.links(self.session, case):
            cells = (f"{link.case.number}  {link.case.title}", link.case.state)
            rows.append(Row(link.id, cells, "quiet", "case"))
        for told in informed.informed(case):
            sort = {c.id: c.label for c in informed.SORTS}.get(told.said.get("who", ""), "")
            name = told.said.get("whom_is", "")
            cells = (f"{name}: {sort.lower()}" if name else sort, "dealt with")
            rows.append(Row(told.id, cells, "good", "told"))
        return rows

    @on(Listing.Highlighted, "#involved")
    def _marked(self, event: Listing.Highlighted) -> None:
        event.stop()
        self.query_one("#involved-row", PlainText).show(self._in_short(event.row_id))

    def _in_short(self, id: str) -> str:
        """Return what a row has no room for: of a person everything, of a link the reason."""
        case, now = self.case, self.clock()
        if person := person_of(case, id):
            roll = words.in_roll(pupil_of(self.session, person.pupil))
            said = [role_words(person), person.detail]
            said += [f"In the roll: {roll}" if roll else self._elsewhere(person)]
            if person.is_child and (told := parents.last_of(case, person.id)):
                said.append("parents told" if told.told == "yes" else "parents not told")
            return " · ".join(filter(None, said))
        for link in links.links(self.session, case):
            if link.id == id:
                by = self.session.public.name_of(link.by)
                return f"{link.why} ({by}, {day(link.at, now)})"
        return ""

    def _elsewhere(self, person: CasePerson) -> str:
        kind, _, _ = person.tie.partition(":")
        known = {"staff": "An adult at school", "carer": "A parent or carer in the roll"}
        return known.get(kind, "")

    @on(Listing.Chosen, "#involved")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        case, public, now = self.case, self.session.public, self.clock()
        if person := person_of(case, event.row_id):
            if person.is_child:
                self.show_child(person)
            else:
                text = f"{role_words(person)}\n{person.detail}".strip()
                self.push(Message(person.name, text or "Nothing else is written."))
        elif told := next((t for t in informed.informed(case) if t.id == event.row_id), None):
            text = in_full(told, public, now, informed.AS_WRITTEN)
            self.push(Message("Told that it was dealt with", text))
        else:
            for link in links.links(self.session, case):
                if link.id == event.row_id:
                    self.go_to(link.case.id)
