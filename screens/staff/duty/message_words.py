"""What became of notices, in words."""

from datetime import datetime, timedelta

from screens.times import moment
from screens.widgets.listing import Tone
from store.duty import outbox
from store.duty.events import LEFT, WAITS
from store.duty.outbox import ASKED, FAILED, SENT, TRYING, Message
from store.duty.wording import KINDS
from store.home import Home
from store.school.public_list import PublicList

LINES = 4
RECENT = timedelta(hours=24)


def last_to(home: Home, person: str, now: datetime) -> tuple[Tone, str]:
    """Return what became of the last notice to somebody, and its tone; nothing: there was none."""
    found = outbox.latest(home, person, 1)
    if not found:
        return "", ""
    last = found[0]
    missed = last.state == FAILED or bool(last.why)
    tone: Tone = "warning" if missed else "good" if last.state == SENT else ""
    return tone, f"{moment(last.at, now)} {_state(last)}"


def latest_lines(home: Home, public: PublicList, now: datetime, person: str | None) -> list[str]:
    """Return a line for each of the last notices, the newest first; of one person, or of all."""
    return [_line(each, public, now) for each in outbox.latest(home, person or "", LINES)]


def failed(home: Home, public: PublicList, now: datetime) -> str:
    """Return a sentence about the last notice of the last day if it did not go."""
    for last in outbox.latest(home, limit=1):
        if last.state == FAILED and now - datetime.fromisoformat(last.at) <= RECENT:
            return f"{_line(last, public, now)} (People, D, N)"
    return ""


def _line(message: Message, public: PublicList, now: datetime) -> str:
    # Whoever it is about may read over this: what waits for others alone is no kind of its own.
    kind = KINDS.get(WAITS if message.kind == LEFT else message.kind, "A notice")
    name = public.name_of(message.person)
    return f"Notice {moment(message.at, now)} to {name} ({kind.lower()}): {_in_full(message)}"


def _state(message: Message) -> str:
    if message.state == SENT and message.why:
        return "partly delivered"
    words = {ASKED: "going out…", SENT: "delivered", FAILED: "failed", TRYING: "tried again soon"}
    return words[message.state]


def _in_full(message: Message) -> str:
    if message.state == SENT and message.why:
        return f"delivered, but NOT to {message.why}."
    because = f" because {message.why}" if message.why else ""
    return f"{_state(message)}{because}."
