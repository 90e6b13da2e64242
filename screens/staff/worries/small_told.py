"""The words of one small worry, in full, beside the list; it knows whether all were in sight."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from screens.staff.worries.small_words import before_sentence, facts, hint_sentence
from screens.staff.worries.worry_told import heading
from screens.times import moment
from screens.widgets.plain import PlainText, plain
from store.school.public_list import PublicList
from store.worries.small import Small

NOTHING = "Go to a worry with the arrows: its words stand here."
READ_ON = "W: read on"


class SmallTold(VerticalScroll, can_focus=True):
    """Why it stands out, the child's own words, what was told before, what else was chosen."""

    class LaidOut(Message):
        """Words have come in sight: `in_full` says whether all of them."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.small: Small | None = None
        self.is_laid_out = False

    def compose(self) -> ComposeResult:
        """Draw the four parts, still empty."""
        yield PlainText(id="told-why", classes="warning")
        yield PlainText(NOTHING, id="told-words")
        yield PlainText(id="told-before", classes="quiet")
        yield PlainText(id="told-facts", classes="quiet")

    def show(self, small: Small | None, public: PublicList, now: datetime) -> None:
        """Show this worry from its beginning, or none; the same one stays where it was read to."""
        same = small is not None and self.shows(small)
        self.small, self.is_laid_out = small, self.is_laid_out and same
        parts = ("", NOTHING, "", "") if small is None else _parts(small, public, now)
        for name, words in zip(("why", "words", "before", "facts"), parts, strict=True):
            self.query_one(f"#told-{name}", PlainText).say(words)
        why = self.query_one("#told-why")
        why.set_class(small is not None and small.urgent, "urgent")
        self.border_title = plain(heading(small.worry, public) if small else "The words")
        if not same:
            self.scroll_home(animate=False, force=True, immediate=True)
        self.call_after_refresh(self.look)

    def shows(self, small: Small) -> bool:
        """Tell whether it is this worry that stands here, with all that was told by now."""
        here = self.small
        return here is not None and (here.id, here.as_told) == (small.id, small.as_told)

    def look(self) -> None:
        """Say at the frame whether there is more to read, and report that something was shown."""
        if not self.is_attached:
            return
        self.is_laid_out = True
        full = self.in_full
        self.border_subtitle = plain("" if full or self.small is None else READ_ON)
        self.post_message(self.LaidOut())

    @property
    def in_full(self) -> bool:
        """Whether the last of the child's words is in sight, or was."""
        if self.small is None or not self.is_laid_out:
            return False
        words = self.query_one("#told-words")
        end = self.scroll_offset.y + self.scrollable_content_region.height
        return words.virtual_region.bottom <= end and bool(words.region.area)

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left to scroll to."""
        return self.in_full and self.scroll_offset.y >= self.max_scroll_y

    def read_on(self) -> None:
        """Scroll on by what is in sight."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=height, animate=False, force=True, immediate=True)
        self.call_after_refresh(self.look)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Notice when somebody scrolls with the wheel or the arrows."""
        super().watch_scroll_y(old_value, new_value)
        if old_value != new_value:
            self.call_after_refresh(self.look)

    def on_resize(self) -> None:
        """Look again: another size shows more or less."""
        self.call_after_refresh(self.look)


def _parts(small: Small, public: PublicList, now: datetime) -> tuple[str, str, str, str]:
    worry = small.worry
    said = [worry.told.words] if worry.told.words else []
    said += [
        f"Added {moment(each.at, now)}: {each.text}" for each in worry.more if each.kind == "words"
    ]
    why = "\n".join(f"! {hint_sentence(hint, public)}" for hint in small.hints)
    words = "\n".join(said) or "The child wrote no words."
    return why, words, before_sentence(small.earlier), facts(small)
