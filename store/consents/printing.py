"""Printing letters: fresh tokens, their links on the board, and one file, or nothing of it.

A token stands on paper and nowhere else, so a print that broke off is not mended but made again.
The letters say first that a print has begun, with the lookups of its links; then the links are
pinned up, and the file comes last, whole, by one renaming. If that breaks off, `settle` looks
whether the file is there: then the print stands and the links before it end; else its own end.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from store import printouts
from store.consents import envelopes, letters, links, making, short_codes, wording
from store.consents.addressed import Addressed
from store.consents.forms import Form
from store.consents.letters import HELD, OVER, Letter
from store.consents.links import Opened
from store.drawers.drawer import Fact
from store.errors import Damaged, Refused
from store.roll import book
from store.roll.book import Book
from store.roll.carers import Carer
from store.roll.pupils import Pupil
from store.roll.ties import Tie
from store.school.public_list import OFFICE
from store.signing_in.session import Session

CHUNK = 100
"""Links in one notice on the board."""
NO_ADDRESS = (
    "The address of the parents' form is not set, so a code would lead nowhere. "
    "A keeper of the list sets it at the desk: Q."
)


@dataclass(frozen=True)
class Copy:
    """A letter that is to be printed, with its token and its place in its envelope.

    One that is `apart` is sent another way than in a child's bag.
    """

    letter: Letter
    token: str
    pupil: Pupil
    carer: Carer
    tie: Tie
    forms: tuple[Form, ...]
    envelope: int
    place: int
    of: int
    apart: bool = False


def copies(session: Session, found: Iterable[Letter]) -> tuple[Copy, ...]:
    """Return letters with fresh tokens, in the order they are printed.

    What was printed before has a fresh short code too: anybody may have the slip of that print.
    What is over, waits for a second look, or is about a child who has left is not among them.

    Raises:
        Refused: none of them can be printed now, or no address leads to the form.
    """
    require_address(session)
    known = book.read(session)
    here = {id for id, each in known.pupils.items() if each.is_here}
    some = [
        each
        for each in found
        if each.state not in (HELD, OVER)
        and each.pupil in here
        and each.carer in known.carers
        and (each.cleared_by or not _is_kept_away(each, known))
    ]
    for letter in some:
        if wrong := making.unworded(forms_of(session, letter)):
            raise Refused(f"{wrong} Then make the letters anew.")
    made, fresh = [], _fresh_codes(session, some)
    for number, envelope in enumerate(envelopes.envelopes(some, known), 1):
        count = len(envelope.letters)
        for place, letter in enumerate(envelope.letters, 1):
            ties = {each.carer: each for each in known.ties.get(letter.pupil, ())}
            tie = ties.get(letter.carer, Tie(letter.pupil, letter.carer))
            made.append(
                Copy(
                    replace(letter, code=fresh.get(letter.id, letter.code)),
                    links.fresh(),
                    known.pupils[letter.pupil],
                    known.carers[letter.carer],
                    tie,
                    forms_of(session, letter),
                    number,
                    place,
                    count,
                    envelope.apart,
                )
            )
    if not made:
        raise Refused("There is nothing to print: each letter waits for a second look, or is over.")
    return tuple(made)


def _fresh_codes(session: Session, some: Iterable[Letter]) -> dict[str, str]:
    """Return new short codes by the id of each letter whose slip was printed before."""
    taken = letters.codes(session.drawer(OFFICE).records(letters.NOUN))
    found = {}
    for each in some:
        if each.printed:
            found[each.id] = short_codes.fresh(taken)
            taken.add(found[each.id])
    return found


def _is_kept_away(letter: Letter, known: Book) -> bool:
    """Tell whether an adult is flagged now: a court order may be younger than the letter."""
    ties = known.ties.get(letter.pupil, ())
    return any(each.is_flagged for each in ties if each.carer == letter.carer)


def require_address(session: Session) -> None:
    """Raise `Refused` where no address leads to the parents' form."""
    if not session.public.form_address:
        raise Refused(NO_ADDRESS)


def forms_of(session: Session, letter: Letter) -> tuple[Form, ...]:
    """Return the forms that a letter asks, in its own words.

    Raises:
        Damaged: this program does not know one of them.
    """
    db, public = session.home.desk.db, session.public
    found = [wording.edition(db, public, each) for each in letter.forms]
    if None in found:
        raise Damaged("The words that a letter asks have not come to this terminal yet.")
    return tuple(each for each in found if each is not None)


def keep(
    session: Session, made: Sequence[Copy], content: bytes, folder: Path, name: str, now: datetime
) -> Path:
    """Keep a print: its links live and its file written, or neither. Return where it lies.

    Raises:
        Refused: the file could not be written; the letters are as they were before.
        OutOfOrder: the disk failed.
    """
    printouts.judge_folder(folder)
    name = printouts.free_name(folder, name)
    begin(session, made, str(folder / name), now)
    try:
        # By one renaming: what lies under this name is whole.
        printouts.put(folder, name, content, replace=True)
    finally:
        settle(session, now)
    return folder / name


def begin(session: Session, made: Sequence[Copy], file: str, now: datetime) -> None:
    """Say that a print begins, and pin up its links."""
    id, pairs = uuid4().hex, [(each, _link(each)) for each in made]
    facts = [
        Fact(
            letters.subject(each.letter.id),
            letters.LINKED,
            {
                "lookup": link.lookup.hex(),
                "print": id,
                "file": file,
                "code": each.letter.code,
            },
        )
        for each, link in pairs
    ]
    session.drawer(OFFICE).record_all(facts, now)
    every = [link for _, link in pairs]
    for start in range(0, len(every), CHUNK):
        part = tuple(every[start : start + CHUNK])
        links.pin(session.home.desk.db, f"{id}-{start // CHUNK}", part)


def settle(session: Session, now: datetime) -> int:
    """Bring every print to its end that began at this terminal; return how many there were.

    One whose folder is not there now, a stick say, waits until it is.

    Raises:
        OutOfOrder: the disk failed.
    """
    if not session.holds(OFFICE):
        return 0
    begun: dict[str, list[Letter]] = {}
    for each in session.drawer(OFFICE).records(letters.NOUN):
        if each.pending and each.pending_at == session.home.device.id:
            begun.setdefault(each.pending, []).append(each)
    return sum(_settle(session, id, found, now) for id, found in begun.items())


def _settle(session: Session, id: str, found: list[Letter], now: datetime) -> bool:
    file = Path(found[0].file)
    stands = bool(found[0].file) and file.exists()
    if found[0].file and not stands and not file.parent.is_dir():
        return False
    ends = [each.before if stands else each.lookup for each in found]
    links.pin_ended(session.home.desk.db, id, tuple(bytes.fromhex(each) for each in ends if each))
    kind = letters.PRINTED if stands else letters.UNLINKED
    facts = [
        Fact(letters.subject(each.id), kind, {"print": id}, f"{id}-{each.id}") for each in found
    ]
    session.drawer(OFFICE).record_all(facts, now)
    if not stands and found[0].file:
        with suppress(OSError):  # it holds tokens that open nothing any more
            (file.parent / f".{file.name}.part").unlink(missing_ok=True)
    return True


def on_screen(
    session: Session, each: Addressed, now: datetime, today: date
) -> tuple[Letter, str, str]:
    """Make a link that is shown on the office's screen and ends with the day.

    Returns the letter, its token and its address.

    Raises:
        Refused: this adult's letters need a second look and had none, or there is nothing to ask.
    """
    require_address(session)
    if not each.forms:
        raise Refused("There is nothing to answer: no form was chosen.")
    if wrong := making.unworded(each.forms):
        raise Refused(wrong)
    office = session.drawer(OFFICE)
    if each.tie.is_flagged and not _was_cleared(session, each):
        raise Refused(
            "A court order, or \u201cdo not contact\u201d, is noted for this adult and child. "
            "Please make a letter and let somebody else look at it first."
        )
    for form in each.forms:
        wording.keep(session, form, now)
    taken = letters.codes(office.records(letters.NOUN))
    day = today.isoformat()
    word = making.Words().give(each)
    body = making.said(each, letters.ON_SCREEN, short_codes.fresh(taken), word, day, today)
    id = uuid4().hex
    office.record(letters.subject(id), letters.MADE, {**body, "until": day}, now)
    letter: Letter = office.get(letters.subject(id))
    copy = Copy(letter, links.fresh(), each.pupil, each.carer, each.tie, each.forms, 1, 1, 1)
    begin(session, [copy], "", now)
    office.record(letters.subject(id), letters.PRINTED, {}, now)
    address = links.address(session.public.form_address, copy.token)
    return office.get(letters.subject(id)), copy.token, address


def _was_cleared(session: Session, each: Addressed) -> bool:
    known: list[Letter] = session.drawer(OFFICE).records(letters.NOUN, parent=each.pupil.id)
    return any(
        letter.carer == each.carer.id and letter.cleared_by and not letter.ended for letter in known
    )


def _link(each: Copy) -> links.Link:
    letter, initial = each.letter, each.pupil.forename[:1].upper()
    opened = Opened(
        letter.id,
        initial,
        letter.picture,
        letter.forms,
        letter.until,
        letter.reply_by,
        letter.batch == letters.ON_SCREEN,
    )
    return links.make(each.token, opened)
