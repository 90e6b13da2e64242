"""Every page that a pupil can meet, one after another in one app, for whoever measures them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from textual.pilot import Pilot

from screens.looks import BIGGER, Look
from screens.pupil.add_more import NAME, WORDS, AddMore, WhoSees
from screens.pupil.after import Online, Thanks, Topic, WhatToDo
from screens.pupil.along import Along
from screens.pupil.answer import ComeBack
from screens.pupil.asking import Asking
from screens.pupil.card import ANSWERS
from screens.pupil.cards import Cards
from screens.pupil.draft import Draft
from screens.pupil.grown_up import GrownUp
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpConfirm, HelpPage
from screens.pupil.other_look import OtherLook
from screens.pupil.receipt import NoPictures, Remember
from screens.pupil.round import Round, TurnOver
from screens.pupil.say_good import GoodSent, SayGood
from screens.pupil.sent import Sent
from screens.pupil.slip import Slip
from screens.pupil.steps.order import REOPEN, pages_of
from screens.pupil.still_here import StillHere
from screens.pupil.tell import Tell
from screens.pupil.telling import Telling, fresh_telling
from screens.pupil.tries import Tries
from screens.pupil.trouble import OutOfUse
from screens.pupil.version import OLDER
from screens.pupil.welcome import Welcome
from screens.pupil.what_happens import WhatHappens
from screens.widgets.picture import picture_names
from store.letterbox.receipts import Reply
from store.letterbox.told import Told
from tests.made_up import NOW, School
from tests.screens.pupil.walks import Walk

PICTURES = picture_names("pegs")[:4]


def now() -> Any:
    return NOW


async def closed_pages(pilot: Pilot[Any], school: School, version: str) -> AsyncIterator[str]:
    """Show the pages that say out of hours that nobody looks."""
    gallery = Gallery(pilot, school, version)
    async for name in gallery.closed():
        await pilot.pause()
        await pilot.pause()  # sentences that take larger letters lay it out once more
        yield name


async def every_page(pilot: Pilot[Any], school: School, version: str) -> AsyncIterator[str]:
    """Show page after page; each is on the screen while its name is out."""
    gallery = Gallery(pilot, school, version)
    for part in (gallery.telling, gallery.after, gallery.others, gallery.grown_ups):
        async for name in part():
            await pilot.pause()
            yield name


class Gallery:
    def __init__(self, pilot: Pilot[Any], school: School, version: str) -> None:
        assert isinstance(pilot.app, Walk)
        self.app, self.pilot = pilot.app, pilot
        self.school, self.intake, self.version = school, school.intake, version
        self.sent = self.intake.post(Told(words="my hat", version=version), NOW)

    def now(self) -> datetime:
        return self.app.now

    async def show(self, screen: Any) -> Any:
        """Put a screen in front of the first page, in place of what was there."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            await self.pilot.pause()
        await self.app.push_screen(screen)
        await self.pilot.pause()
        return screen

    def told(self) -> Telling:
        telling = fresh_telling(self.intake.school, self.version)
        if self.version == OLDER:
            telling.words = "Mrs Adeyemi took my hat. " * 9
            telling.wants_not_see = True
        return telling

    async def telling(self) -> AsyncIterator[str]:
        yield "welcome"
        welcome = self.app.screen
        assert isinstance(welcome, Welcome)
        welcome.show_banner("Help now · please go to Acorn", urgent=True)
        yield "welcome with a banner"
        welcome.show_banner("", urgent=False)
        telling = self.told()
        tell = await self.show(
            Tell(self.intake, now, Draft(), telling, version=self.version, line=HelpLine())
        )
        for page in pages_of(telling, self.intake.school):
            await tell._show(page)
            yield f"tell {page}"
        if self.version == OLDER:
            # What was hidden a moment ago can be brought back.
            tell._draft.keep(telling)
            for page in ("words", REOPEN):
                await tell._show(page)
                yield f"tell {page} after hiding"
        self.app.screen.set_focus(None)
        yield "tell without focus"

    async def after(self) -> AsyncIterator[str]:
        telling = self.told()
        telling.peg = "fox"
        screen = await self.show(Sent(self.intake, now, self.sent, telling))
        yield "thanks"
        panes: list[Any] = [WhatToDo(telling, "message", thanks=True)]
        if self.version == OLDER:
            panes += [Thanks(telling, self.sent, self.intake, NOW), Topic(telling), Online(telling)]
            panes.append(NoPictures(telling))
        for pane in panes:
            await screen._show(pane)
            yield f"after {type(pane).__name__}"
        if self.version == OLDER:
            await screen._show(Remember(telling))
            yield "remember, before the pictures"
            await screen.query_one(Remember).show(PICTURES)
            yield "remember"

    async def others(self) -> AsyncIterator[str]:
        intake, version = self.intake, self.version
        confirm = HelpConfirm(intake, now, None, "", HelpLine(), version)
        with_words = HelpConfirm(intake, now, Along(Told(words="my")), "", HelpLine(), version)
        receipt = intake.post(Told(words="my hat"), NOW, with_receipt=True).receipt
        assert receipt is not None
        names = Telling(version, words="Mrs Adeyemi took my hat")
        for name, screen in {
            "help confirm": confirm,
            "help confirm, words go along": with_words,
            "help": HelpPage(intake, now, self.sent, version),
            "help, words unread": HelpPage(intake, now, self.sent, version, unread=True),
            "help not kept": HelpPage(intake, now, None, version, lambda: self.sent),
            "looks": OtherLook(intake, now, Look()),
            "still here": StillHere(15, version),
            "out of use": OutOfUse(intake, now, version),
            "add words": AddMore(intake, now, receipt, WORDS, version),
            "add words that name somebody": WhoSees(intake, now, names, receipt),
            "add name": AddMore(intake, now, receipt, NAME, version),
        }.items():
            await self.show(screen)
            yield name
        back = await self.show(ComeBack(intake, now, Tries(), version))
        yield "come back"
        await back._found(())
        yield "come back to no answer"
        await back._found((Reply("Mrs Adeyemi", NOW.isoformat(), "Mrs Adeyemi took my hat"),))
        yield "come back to an answer"
        async for name in self.every_day():
            yield name

    async def every_day(self) -> AsyncIterator[str]:
        intake, version = self.intake, self.version
        walks = (WhatHappens(intake, now, version), Cards(intake, now, version))
        for walk in walks:
            await self.show(walk)
            for place in range(len(walk.cards())):
                await walk.show_card(place)
                yield f"{type(walk).__name__} {place}"
        await walks[1].after_last()
        yield "cards question"
        for answer in ANSWERS:
            await walks[1].answered(answer)
            yield f"cards answer {answer}"
        for asking in (SayGood(intake, now, version), Round(intake, now, HelpLine())):
            await self.show(asking)
            assert isinstance(asking, Asking)
            for page in asking.pages():
                await asking.ask(page)
                yield f"{type(asking).__name__} {page}"
            if isinstance(asking, SayGood):
                await asking.show_instead(GoodSent(version, asking.telling.good(), intake.school))
                yield "good sent"
        await asking.show_instead(TurnOver())
        yield "turn over"

    async def closed(self) -> AsyncIterator[str]:
        yield "welcome"
        welcome = self.app.screen
        assert isinstance(welcome, Welcome)
        welcome.show_banner("Something waits in the box")
        yield "welcome with a banner"
        welcome.show_banner("Help now · please go to Acorn", urgent=True)
        yield "welcome with an urgent banner"
        welcome.show_banner("")
        telling = self.told()
        telling.peg, telling.name, telling.when = "fox", "Sam", "another_day"
        await self.show(Sent(self.intake, self.now, self.sent, telling))
        yield "thanks"
        nobody = replace(self.sent, readers=replace(self.sent.readers, people=()))
        await self.show(Sent(self.intake, self.now, nobody, self.told()))
        yield "thanks, with nobody to read it"
        async for name in self.asking():
            yield name
        back = await self.show(ComeBack(self.intake, self.now, Tries(), self.version))
        await back._found(())
        yield "come back to no answer"
        slip = await self.show(Slip(self.intake, self.now))
        yield "slip"
        await slip._thank(self.sent)
        yield "slip thanks"

    async def asking(self) -> AsyncIterator[str]:
        intake, now, version = self.intake, self.now, self.version
        for name, screen in {
            "help confirm": HelpConfirm(intake, now, None, "", HelpLine(), version),
            "help": HelpPage(intake, now, self.sent, version),
            "help not kept": HelpPage(intake, now, None, version, lambda: self.sent),
        }.items():
            await self.show(screen)
            yield name

    async def grown_ups(self) -> AsyncIterator[str]:
        await self.show(GrownUp(self.intake, now))
        yield "grown-up"
        slip = await self.show(Slip(self.intake, now))
        yield "slip"
        await slip._write()
        yield "slip form"


def stage(school: School, look: Look, now: datetime = NOW) -> Walk:
    """Return an app that begins on the first page and wears this look."""
    app = Walk(school, look.name, now)
    app.set_class(look.large, BIGGER, update=False)
    return app
