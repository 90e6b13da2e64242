"""The pages after Send: thanks, pictures to remember, and what it was about."""

import asyncio
from collections.abc import Mapping

from assets.texts import text
from screens.clock import Clock
from screens.pupil.answers import ONLINE, TOPICS, thanks
from screens.served.rates import Rates
from screens.web.page import Button, Page, done, go_on, known, signed
from screens.web.sending import Sending
from screens.web.visit import Visit
from screens.widgets.picture import picture_names, picture_word
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt, choose_pictures

GIVEN, AN_HOUR = 30, 3600.0
"""Picture codes that one address gets within so many seconds: a class may share one."""
COLLISIONS = 8
"""How many times other pictures are tried when some are taken."""
AFTER = frozenset({"sent", "receipt", "topic", "online", "do"})
OVER = ""
"""The page after the last: nothing is left of the visit."""
SKIP = "skip"


class After:
    """What follows a telling that is kept; every page after the thanks can be left out."""

    def __init__(self, intake: Intake, clock: Clock, sending: Sending) -> None:
        self._intake, self._clock, self._sending = intake, clock, sending
        self._one_at_a_time, self._given = asyncio.Lock(), Rates(GIVEN, within=AN_HOUR)

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        match visit.page:
            case "sent":
                return self._thanks(visit)
            case "receipt":
                return _receipt(visit)
            case "topic":
                return _pictures("topic", {name: name for name in TOPICS})
            case "online":
                names = {name: "photo" if name == "picture" else name for name in ONLINE}
                return _pictures("online", names)
        return _what_to_do(visit)

    async def take(self, visit: Visit, said: Mapping[str, str]) -> str:
        """Keep an answer; return the next page."""
        go = said.get("go", "")
        match visit.page:
            case "sent":
                return await self._after_thanks(visit)
            case "receipt":
                visit.pictures = ()
                return "topic"
            case "topic" if known(go, *TOPICS):
                return self._topic(visit, go)
            case "online" if known(go, *ONLINE):
                assert visit.sent is not None
                visit.thanked = self._sending.add(visit, visit.sent, online=go)
                visit.online = go
                return "do"
        return OVER if go in (SKIP, "done") else visit.page

    def _thanks(self, visit: Visit) -> Page:
        assert visit.sent is not None
        telling = visit.telling
        lines = tuple(thanks(telling, visit.sent, self._intake, self._clock()))
        onward = go_on() if telling.older else done("next")
        title = text(f"{telling.version}.sent.title")
        return Page("sent", title, lines, (onward,), picture="good", back=False)

    async def _after_thanks(self, visit: Visit) -> str:
        assert visit.sent is not None
        if not visit.telling.older:
            return OVER
        if visit.sent.receipt is None:
            return "topic"
        if self._given.take(visit.address):
            async with self._one_at_a_time:
                visit.pictures = await self._kept(visit.sent.receipt)
        return "receipt"

    def _topic(self, visit: Visit, topic: str) -> str:
        assert visit.sent is not None
        visit.thanked = self._sending.add(visit, visit.sent, topic=topic)
        if topic == "online":
            return "online"
        return "do" if visit.thanked else OVER

    async def _kept(self, receipt: Receipt) -> tuple[str, ...]:
        """Return four pictures that work from now on; none where none could be made."""
        for _ in range(COLLISIONS):
            pictures = choose_pictures(picture_names("pegs"))
            try:
                labels = await asyncio.to_thread(self._intake.stretch, pictures)
                if self._intake.keep_receipt(receipt, labels, self._clock()):
                    return pictures
            except WorryBoxError:
                break
        return ()


def _receipt(visit: Visit) -> Page:
    words = "older.receipt"
    if not visit.pictures:
        none = f"{words}.none"
        title, line = text(f"{none}.title"), text(f"{none}.line")
        return Page("receipt", title, (line,), (go_on(),), back=False)
    notes = (text("older.web.receipt"), text(f"{words}.later"), text("older.sent.no_name"))
    return Page(
        "receipt",
        text(f"{words}.title"),
        (),
        (go_on(text(f"{words}.done"), sign="done"),),
        shown=tuple((name, picture_word(name)) for name in visit.pictures),
        notes=notes,
        back=False,
    )


def _pictures(page: str, names: Mapping[str, str]) -> Page:
    words = f"older.{page}"
    buttons = tuple(
        Button(value, text(f"{words}.{value}"), picture) for value, picture in names.items()
    )
    skip = signed(SKIP, text("pupil.button.skip"), "more")
    line = (text(f"{words}.line"),)
    return Page(page, text(f"{words}.title"), line, buttons, "pictures", (skip,), back=False)


def _what_to_do(visit: Visit) -> Page:
    title = text("older.topic.thanks") if visit.thanked else text("older.sent.saved")
    lines = (text(f"older.online.do.{visit.online}"),) if visit.online else ()
    return Page("do", title, lines, (done(),), picture="tick", back=False)
