"""Where a press leads: through a letter's questions to the page that sends, or through a worry.

It changes nothing but what is sent: the site keeps the sitting and shows the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from secrets import token_hex

from assets.texts import text
from assets.tongue import Tongue, speaking
from screens.clock import Clock
from screens.parents import letter_pages as pages
from screens.parents import questions
from screens.parents.page import Page
from screens.parents.questions import CHECK, MORE
from screens.parents.sending import Sending
from screens.parents.sittings import Sitting
from screens.parents.worry import ABOUT, LOOK, Worries
from screens.parents.worry import PAGES as WORRY_PAGES
from store.consents.parents_slot import ParentsSlot

BACK = "back"


@dataclass(frozen=True)
class Next:
    """The sitting as it is by now, and which page is shown.

    `tried` shows what is missing there, `trouble` names what stood in the way of sending. `last`
    is the page that says that something was sent: it is shown instead, in a sitting of its own.
    """

    sitting: Sitting
    page: str
    tried: bool = False
    trouble: str = ""
    last: Page | None = None


class Walk:
    """Goes on with sittings, handed a slot."""

    def __init__(self, slot: ParentsSlot, clock: Clock) -> None:
        self._slot, self._clock = slot, clock
        self.sending, self.worries = Sending(slot), Worries(slot)

    def press(self, sitting: Sitting, at: str, go: str, where: str) -> Next:
        """Go on from a page; `where` is the address that the press came from."""
        if go == pages.WORRY:
            return Next(sitting, ABOUT)
        if at in WORRY_PAGES:
            return self._tell(sitting, at, go, where)
        if go.startswith(pages.TAKE_BACK):
            return self._take_back(sitting, go.removeprefix(pages.TAKE_BACK), where)
        return self._answer(sitting, at, go, where)

    def show(self, sitting: Sitting, page: str, *, tried: bool, trouble: str) -> Page | None:
        """Return a page of a sitting; None for one that there is not, as the answers are."""
        asked, values, now = sitting.asked, sitting.values, self._clock()
        if page == pages.LETTER:
            said = text("parents.taken_back.failed") if trouble else ""
            return pages.letter_page(asked, self._slot.school.school, now.date(), trouble=said)
        if page == CHECK:
            said = text(f"parents.check.{trouble}") if trouble else ""
            return pages.check_page(asked, values, said)
        if page in self.worries.pages(values):
            fields = self.worries.fields(page, values)
            wrong = questions.check(fields, values) if tried else None
            said = text(f"parents.worry.{trouble}") if trouble else ""
            return self.worries.show(page, values, now, wrong, said)
        if page not in questions.pages(asked, values):
            return None
        return pages.question_page(asked, page, values, _wrong(sitting, page) if tried else None)

    def names(self, sitting: Sitting) -> frozenset[str]:
        """Return the names of everything that may be answered."""
        return questions.names_of(sitting.asked) | self.worries.names()

    def names_on(self, sitting: Sitting, page: str) -> frozenset[str]:
        """Return the names of what is answered on a page itself."""
        fields = questions.fields_of(sitting.asked, page, sitting.values)
        return frozenset(each.id for each in fields or self.worries.fields(page, sitting.values))

    # A letter.

    def _answer(self, sitting: Sitting, at: str, go: str, where: str) -> Next:
        asked = sitting.asked
        every = questions.pages(asked, sitting.values)
        if go.startswith(pages.TO) and go.removeprefix(pages.TO) in every:
            return Next(sitting, go.removeprefix(pages.TO))
        if go == BACK:
            return Next(sitting, _before(at, (*every, CHECK)))
        if at == CHECK:
            return self._send(sitting, where) if go == pages.SEND else _check(sitting)
        if at not in every:
            return Next(sitting, every[0])
        place = questions.place_of(asked, at)
        if place is not None and questions.may_leave(asked):
            left = questions.leave(place, sitting.values, out=go == pages.LATER)
            sitting = replace(sitting, values=left)
            at = f"form{place}" if go == pages.LATER else at
            every = questions.pages(asked, left)
        if _wrong(sitting, at):
            return Next(sitting, at, tried=True)
        rest = every[every.index(at) + 1 :]
        unfit = [page for page in rest if not sitting.looked or _wrong(sitting, page)]
        return Next(sitting, unfit[0]) if unfit else _check(sitting)

    def _send(self, sitting: Sitting, where: str) -> Next:
        asked, values = sitting.asked, sitting.values
        for page in questions.pages(asked, values):
            if _wrong(sitting, page):
                return Next(sitting, page, tried=True)
        said = questions.answers(asked, values, sitting.once, sitting.language)
        if not said:
            return _check(sitting)
        trouble = self.sending.answer(said, where, self._clock())
        if trouble:
            return Next(sitting, CHECK, trouble=trouble)
        last = pages.thanks_page(asked, questions.left_out(asked, values))
        return Next(sitting, CHECK, last=last)

    def _take_back(self, sitting: Sitting, place: str, where: str) -> Next:
        forms = sitting.asked.forms
        if not place.isdigit() or len(place) > 2 or int(place) >= len(forms):
            return Next(sitting, pages.LETTER)
        form = forms[int(place)]
        said = questions.taken_back(sitting.asked, form, sitting.once, sitting.language)
        trouble = self.sending.answer((said,), where, self._clock())
        if trouble:
            return Next(sitting, pages.LETTER, trouble=trouble)
        return Next(sitting, pages.LETTER, last=pages.taken_back_page(form.title))

    # A concern.

    def _tell(self, sitting: Sitting, at: str, go: str, where: str) -> Next:
        values, every = sitting.values, self.worries.pages(sitting.values)
        if go.startswith(pages.TO) and go.removeprefix(pages.TO) in every:
            return Next(sitting, go.removeprefix(pages.TO))
        if go == BACK:
            return Next(sitting, _before(at, every))
        place = every.index(at) if at in every else 0
        for page in every if at == LOOK else every[: place + 1]:
            if questions.check(self.worries.fields(page, values), values):
                return Next(sitting, page, tried=True)
        if at != LOOK or go != pages.SEND:
            return Next(sitting, every[min(place + 1, len(every) - 1)])
        with speaking(Tongue()):  # it is read by staff, whatever the page was in
            told = self.worries.told(values)
        now, letter = self._clock(), sitting.asked.letter.letter
        trouble = self.sending.tell(told, sitting.once, letter, where, now)
        sent = self.sending.sent(told, sitting.once)
        if trouble or sent is None:
            return Next(sitting, LOOK, trouble=trouble)
        return Next(sitting, LOOK, last=self.worries.thanks(sent, now))


def nearest(sitting: Sitting, page: str) -> str:
    """Return what is shown instead of a page that there is not any more."""
    form = page.removesuffix(MORE)
    every = questions.pages(sitting.asked, sitting.values)
    return form if form in every else pages.LETTER


def _check(sitting: Sitting) -> Next:
    # What is sent after something was changed is another answer; what failed is still the same.
    return Next(replace(sitting, looked=True, once=token_hex(16)), CHECK)


def _before(at: str, every: tuple[str, ...]) -> str:
    place = every.index(at) if at in every else 0
    return every[place - 1] if place else pages.LETTER


def _wrong(sitting: Sitting, page: str) -> Mapping[str, str]:
    return questions.wrong_on(sitting.asked, page, sitting.values)
