"""One child's way through the pages, in memory only, and what is forgotten when.

A visit is found by a random name that the browser holds until it is closed or something is sent or
hidden; it means nothing afterwards. No word of a visit is on a disk before it is sent.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from secrets import token_urlsafe
from time import monotonic

from screens.idle import Idle
from screens.pupil.along import Along
from screens.pupil.slip_fields import Slip
from screens.pupil.telling import Telling
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL
from store.letterbox.receipts import Receipt, Reply
from store.letterbox.sent import Sent

PICTURES = Idle(after=90, warn=30)
"""Two minutes without a press, the last half minute of which the page asks."""
READING = Idle(after=150, warn=30)
"""Four pictures to remember may stand longer."""
TYPING = Idle(after=1200, warn=0)
"""Nobody can tell from outside whether a child is still typing: such a page never goes by itself,
and what stands on it is kept by the browser alone until it is sent on."""
HELP = Idle(after=90, warn=600)
"""The page for the grown-up stands before it says nothing any more."""

SLIPS = {"slip_child": PUPIL, "slip_adult": ADULT, "slip_head": HEADTEACHER}
"""The pages on which a slip is written, and whom each is about."""
SLIP = frozenset((*SLIPS, "slip_about", "slip_named", "slip_send", "slip_thanks"))
"""The pages for grown-ups without a PIN."""
QUIET = frozenset({"help_confirm", *SLIP})
"""Pages from which no call for help begins."""
_IDLE = {
    **dict.fromkeys(("words", "name", "add_words", "add_name", "good_words", *SLIPS), TYPING),
    **dict.fromkeys(("receipt", "found", "slip_about", "slip_named", "slip_send"), READING),
    **dict.fromkeys(("help", "help_after"), HELP),
}
MOST, MOST_EACH = 400, 60
"""So many visits at a time, altogether and from one address (a class may share one)."""
TYPED_MORE = 3
"""Times as many for words that come late: each holds some, and memory has an end."""


def no_slip() -> Slip:
    """Return a slip on which nothing is written."""
    return Slip(PUPIL, {})


@dataclass
class Visit:
    """What was answered so far, and where. `proof` stands in the form of its newest page.

    `name` is that of its browser, and `tab` tells it from the browser's other visits.
    """

    telling: Telling
    page: str
    address: str = ""
    name: str = field(default_factory=lambda: token_urlsafe(24))
    tab: int = 0
    proof: str = field(default_factory=lambda: token_urlsafe(24))
    answered: int = 0
    """A fingerprint of the form that was taken last: pressed twice it is taken once."""
    old: bool = False
    """Was something pressed last on a page that is not the newest?"""
    touched: float = 0.0
    hearing: float = 0.0
    """Seconds for which the page may be listened to: it stands as much longer."""
    looked: bool = False
    full: bool = False
    """Did not all of the words fit?"""
    empty: bool = False
    """Was nothing typed where something is needed?"""
    trouble: str = ""
    """Why the last thing was not kept, by the name of its texts."""
    sent: Sent | None = None
    pictures: tuple[str, ...] = ()
    """The four pictures to remember, or those chosen so far."""
    online: str = ""
    thanked: bool = False
    busy: bool = False
    """Is something slow under way for it? A second press changes nothing then."""
    before: str = ""
    """The page from which help was asked for."""
    calls: Along | None = None
    """A call for help that could not be kept yet and is tried again."""
    called: Sent | None = None
    unread: bool = False
    """Can nobody at school read what was told with it?"""
    lost: bool = False
    """Was something told before it that is forgotten, and may not be sent?"""
    recalled: bool = False
    """Was a call kept by a server that has begun anew? How far it came is not known any more."""
    receipt: Receipt | None = None
    replies: tuple[Reply, ...] = ()
    added: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    """What was typed to be added and is not sent, by its page, while another page is shown."""
    behind: str = ""
    """The id of the receipt to which it is to be added."""
    stood: bool = False
    """Did a page stand so long that somebody else may sit there now?"""
    more: Telling | None = None
    """What is added to an earlier telling, and whom it is kept from."""
    gone: Telling | None = None
    """What was added last, without its words: who reads it is said in the thanks."""
    posted: int = 0
    """A fingerprint of the words that were kept last: what is typed elsewhere is another."""
    card: int = 0
    """Which card is shown; past the last one it is the question."""
    answer: str = ""
    """What was answered to that question."""
    gets: tuple[str, ...] = ()
    """The names of those who get something good."""
    slip: Slip = field(default_factory=no_slip)
    decided: dict[str, bool] = field(default_factory=dict)
    """The people named in a slip, and whether each is left out."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """What is not right about a slip, by its fields."""

    @property
    def idle(self) -> Idle:
        """How long this page may stand untouched."""
        # Who a child is, the older ones type.
        page = "name" if self.page == "who" and self.telling.older else self.page
        idle = _IDLE.get(page, PICTURES)
        return idle if idle is TYPING else replace(idle, after=idle.after + self.hearing)

    def go(self, page: str) -> None:
        """Be at a page."""
        self.page = page
        self.looked &= page != "look"

    def is_answered(self, form: int) -> None:
        """Take a form of the newest page: from now on that page is old, in every tab."""
        self.answered, self.old, self.proof = form, False, token_urlsafe(24)

    @property
    def types(self) -> bool:
        """Tell whether somebody may be typing on this page."""
        return self.idle is TYPING


class Visits:
    """The visits there are; `seconds` is a clock that nobody can set."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._visits: dict[tuple[str, int], Visit] = {}
        self.before_it_is_forgotten: Callable[[Visit], None] = lambda visit: None
        """What is done once for each visit while all of it is known."""

    def has_room(self, address: str, *, typed: bool = False) -> bool:
        """Tell whether one more may come from an address; for who has `typed` there is more."""
        self.tidy()
        more = TYPED_MORE if typed else 1
        same = sum(visit.address == address for visit in self._visits.values())
        return same < more * MOST_EACH and len(self._visits) < more * MOST

    def begin(self, telling: Telling, page: str, address: str, name: str = "") -> Visit:
        """Return a new visit, beside those that the browser of this name has already."""
        visit = Visit(telling, page, address, touched=self._seconds())
        if self.of(name):
            visit.name, visit.tab = name, self.free_tab(name)
        self._visits[visit.name, visit.tab] = visit
        return visit

    def free_tab(self, name: str) -> int:
        """Return the number that the browser's next visit gets."""
        taken = {each.tab for each in self.of(name)}
        return next(tab for tab in count() if tab not in taken)

    def of(self, name: str) -> list[Visit]:
        """Return the visits of the browser of this name."""
        self.tidy()
        return [visit for visit in self if visit.name == name]

    def aside(self, telling: Telling, page: str, quiet: float) -> Visit:
        """Return a visit to be shown and not kept, at which nobody pressed for `quiet` seconds."""
        return Visit(telling, page, touched=self._seconds() - quiet)

    def find(self, name: str, tab: int) -> Visit | None:
        """Return a browser's visit unless it was forgotten."""
        visit = self._visits.get((name, tab))
        if visit is not None and self._is_over(visit):
            self.forget(visit)
            return None
        return visit

    def touch(self, visit: Visit) -> None:
        """Begin to count the seconds of quiet anew."""
        visit.stood |= self.quiet(visit) >= READING.after + READING.warn
        visit.touched = self._seconds()

    def quiet(self, visit: Visit) -> float:
        """Return for how many seconds nothing was pressed."""
        return self._seconds() - visit.touched

    def forget(self, visit: Visit) -> None:
        """Forget all of it."""
        if self._visits.pop((visit.name, visit.tab), None) is visit:
            self.before_it_is_forgotten(visit)
        visit.telling.words = visit.telling.name = ""
        visit.sent = visit.called = visit.receipt = visit.calls = None
        visit.replies = visit.pictures = visit.gets = ()
        visit.added, visit.more, visit.gone, visit.slip = "", None, None, no_slip()
        visit.typed.clear()

    def tidy(self) -> None:
        """Forget what was left alone for too long."""
        for visit in list(self):
            if self._is_over(visit):
                self.forget(visit)

    def __iter__(self) -> Iterator[Visit]:
        return iter(self._visits.values())

    def _is_over(self, visit: Visit) -> bool:
        return self.quiet(visit) >= visit.idle.after + visit.idle.warn
