"""What one person has read on the page of small worries, and what they have selected there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from screens.staff.worries.small_words import ALONE, CHOSEN, NOT_CHOSEN, UNREAD
from store.worries.small import Small

TAKE_BACK_FOR = timedelta(minutes=15)
"""How long what was saved can be taken back together; each can be opened again any day."""


class LastFiled:
    """What was filed together last, as long as it can be taken back."""

    def __init__(self) -> None:
        self._filed: tuple[Small, ...] = ()
        self._at: datetime | None = None

    def remember(self, filed: Sequence[Small], now: datetime) -> None:
        """Remember what was filed just now."""
        self._filed, self._at = tuple(filed), now

    def forget(self, subjects: Sequence[str]) -> None:
        """Forget what was taken back."""
        self._filed = tuple(small for small in self._filed if small.id not in subjects)

    def still(self, now: datetime) -> tuple[Small, ...]:
        """Return what can be taken back now."""
        fresh = self._at is not None and now - self._at <= TAKE_BACK_FOR
        return self._filed if fresh else ()


class Choice:
    """Only what was shown in full, as it now stands, is ever selected.

    It is remembered as long as the page is open: whoever comes back later reads again.
    """

    def __init__(self) -> None:
        self._read: dict[str, tuple[int, int]] = {}
        self._chosen: list[str] = []

    def __len__(self) -> int:
        return len(self._chosen)

    def note_read(self, small: Small) -> None:
        """Note that a worry was shown in full."""
        self._read[small.id] = small.as_told

    def has_read(self, small: Small) -> bool:
        """Tell whether a worry was shown in full as it now stands."""
        return self._read.get(small.id) == small.as_told

    def is_selected(self, small: Small) -> bool:
        """Tell whether a worry is selected."""
        return small.id in self._chosen

    def of(self, worries: Sequence[Small]) -> tuple[Small, ...]:
        """Return those of the worries that are selected."""
        return tuple(small for small in worries if self.is_selected(small))

    def mark(self, small: Small) -> str:
        """Return what stands before a worry in the list."""
        if small.by_itself:
            return ALONE
        if not self.has_read(small):
            return UNREAD
        return CHOSEN if self.is_selected(small) else NOT_CHOSEN

    def keep(self, waiting: Sequence[Small]) -> str:
        """Let go of what waits no more, or holds more than was read; say how many were selected."""
        still = {small.id for small in waiting if self.has_read(small) and not small.by_itself}
        gone = sum(id not in still for id in self._chosen)
        self._read = {id: seen for id, seen in self._read.items() if id in still}
        self._chosen = [id for id in self._chosen if id in still]
        if not gone:
            return ""
        return f"{gone} no longer selected: somebody saw to it, or the child told more."

    def toggle(self, small: Small) -> str:
        """Select a worry that was read, or select it no more; return what there is to say."""
        if self.is_selected(small):
            self._chosen.remove(small.id)
            return ""
        self._chosen.append(small.id)
        return "It stands out: make sure that it is small." if small.hints else ""

    def toggle_all(self, some: Sequence[Small]) -> str:
        """Select what was read and does not stand out, or none of it when all of it is.

        Returns what was done, and what was left for this person to look at.
        """
        ready = [small for small in some if self.has_read(small) and not small.hints]
        fresh = [small.id for small in ready if not self.is_selected(small)]
        if ready and not fresh:
            ids = {small.id for small in ready}
            self._chosen = [id for id in self._chosen if id not in ids]
            return f"{len(ids)} no longer selected."
        more = " more" if any(self.is_selected(small) for small in some) else ""
        self._chosen += fresh
        unread = sum(not small.hints and not self.has_read(small) for small in some)
        out = sum(bool(small.hints) and not self.is_selected(small) for small in some)
        said = [f"{len(fresh)}{more} selected" if fresh else "Nothing selected"]
        said += [f"{unread} not read yet"] * bool(unread)
        said += [f"{out} stand{'s' if out == 1 else ''} out: one by one, with Space"] * bool(out)
        return " · ".join(said)
