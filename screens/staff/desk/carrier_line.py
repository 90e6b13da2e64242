"""The desk's quiet line about carrying; a click on it, like R, asks for a round now."""

from datetime import datetime

from textual import events

from screens.widgets.carrier_words import carried, is_late
from screens.widgets.plain import PlainText
from store.carrying.last_round import last_round
from store.home import Home


class CarrierLine(PlainText):
    """How carrying stands; nothing at all where no carrier is set."""

    def on_mount(self) -> None:
        """Take no room before there is something to say."""
        self.display = False

    def look(self, home: Home, now: datetime) -> None:
        """Show how it is now."""
        last = last_round(home)
        self.display = last is not None
        if last is not None:
            self.show(f"{carried(last, now)}  R: look again")
            self.set_class(is_late(last, now), "warning")
            self.set_class(not is_late(last, now), "quiet")

    async def on_click(self, event: events.Click) -> None:
        """Ask for a round."""
        event.stop()
        await self.run_action("screen.look_again")
