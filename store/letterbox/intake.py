"""The letterbox's slot: all that a pupil's screen, or a grown-up's slip, is handed.

It can seal and post, look up one receipt by its pictures, and say how far a call for help has
come. It has no function that lists or opens what others told.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from store.crypto.seal import fresh_key
from store.errors import OutOfOrder
from store.home import STOP_BELOW, Home
from store.letterbox import addressed, alerts, headteachers, promised, receipts
from store.letterbox.envelope import (
    HELP_NOW,
    LOGGED,
    MORE,
    PRAISE,
    TASK,
    URGENT,
    WAITING,
    WORRY,
    Content,
    Sealed,
    close,
    letter,
)
from store.letterbox.readers import Readers, readers_of
from store.letterbox.receipts import Labels, Receipt, Reply
from store.letterbox.sent import Sent
from store.letterbox.told import PUPIL, Told, concern_of, copy_of, what_was_told
from store.names import tidy
from store.school.public_list import PublicList, SchoolClass
from store.school.school_days import Standing
from store.signing_in.logging_keys import CONCERN, COPY, Writer
from store.subjects import new_subject, wish_of
from store.terminals import settings

if TYPE_CHECKING:
    from store.worries.good import Good


class Intake:
    """The slot of one terminal's letterbox."""

    def __init__(self, home: Home) -> None:
        self.__home = home

    @property
    def school(self) -> PublicList:
        """What everyone may know about the school."""
        return self.__home.desk.school

    @property
    def place(self) -> str:
        """What this terminal is called, or the school's name: never empty."""
        here = self.school.terminal(self.__home.device.id)
        return (here and here.name) or self.school.school

    @property
    def own_class(self) -> SchoolClass | None:
        """The class that this classroom terminal is called after, if it is."""
        here = self.school.terminal(self.__home.device.id)
        if here is None or here.kind != "classroom":
            return None
        name = tidy(here.name).casefold()
        return next((one for one in self.school.classes if one.name.casefold() == name), None)

    @property
    def reads_aloud(self) -> bool:
        """Whether staff have switched on that this terminal reads pages aloud."""
        return bool(settings.get(self.__home.desk.db, settings.SOUND))

    @property
    def withdrawn(self) -> bool:
        """Whether the school has withdrawn this terminal: what is told here is doubted."""
        here = self.school.terminal(self.__home.device.id)
        return here is not None and here.last is not None

    def ready(self) -> bool:
        """Tell whether something could be kept: there is room, and it would count."""
        with suppress(OutOfOrder):
            return not self.withdrawn and self.__home.free_bytes() >= STOP_BELOW
        return False

    def readers(self, about: str, kept_from: Sequence[str]) -> Readers:
        """Return who would open a telling, for the screen that says so beforehand."""
        return readers_of(self.school, about, kept_from)

    def standing(self, now: datetime) -> Standing:
        """Return whether the school is open, and when next, as far as that is known."""
        return promised.standing_of(self.__home, now)

    def look(self, readers: Readers, now: datetime) -> datetime | None:
        """Return when somebody looks next who can open it, in school time, as far as is promised.

        None: nothing is promised, or nobody is on duty who can open it, or it does not lie where
        they look, or may not get there in time.
        """
        return promised.look(self.__home, readers, now)

    def post(
        self,
        told: Told,
        now: datetime,
        *,
        with_receipt: bool = False,
        writer: Writer | None = None,
    ) -> Sent:
        """Seal and keep a worry, concern or slip. When this returns, it is kept.

        What a `writer` logs carries their proof. Where none of their drawers is open a copy goes
        with it, sealed to them.

        Raises:
            OutOfOrder: it could not be kept; nothing is lost from the screen.
        """
        return self._tell(WORRY, told, now, WAITING, with_receipt=with_receipt, writer=writer)

    def left_out(self, receipt: Receipt) -> tuple[str, ...]:
        """Return everybody who must not read what is added behind these four pictures."""
        return receipts.kept_from(self.__home.desk.db, receipt)

    def tell_apart(self, receipt: Receipt, told: Told, now: datetime) -> Sent:
        """Post what a child adds and keeps from more people than what it told before.

        A telling of its own, answered behind the same pictures; what is added later goes to it.

        Raises:
            OutOfOrder: it could not be kept.
        """
        told = self.following(receipt, told)
        sent = self._tell(WORRY, told, now, WAITING, receipt=receipt)
        receipts.lead_on(self.__home.desk.db, receipt, sent.subject, told.kept_from)
        return sent

    def following(self, receipt: Receipt, told: Told) -> Told:
        """Return it as what follows an earlier telling: kept from all whom that is kept from."""
        db, away = self.__home.desk.db, (*self.left_out(receipt), *told.kept_from)
        readers = self.readers(receipts.about(db, receipt), away)
        return replace(told, kept_from=readers.kept_from, follows=receipts.subject(db, receipt))

    def say_good(self, good: "Good", now: datetime) -> tuple[str, ...]:
        """Post something good, to each reader by itself; return who they are.

        Raises:
            OutOfOrder: it could not be kept.
        """
        # Read when first needed: the first page must be there at once.
        from store.worries.good import NOUN, praise_readers

        people, subject = praise_readers(self.school, good), new_subject(NOUN)
        if not people:
            raise OutOfOrder("There is nobody here who could read it.")
        to = Sent("", subject, "", "", (), Readers(people, "", ""))
        at = now.isoformat(timespec="seconds")
        content = self._content(PRAISE, to, subject, {"good": asdict(good)}, at)
        self.__home.letterbox.post(*(self._letter(content, id) for id in people))
        return people

    def help_now(self, told: Told, place: str, now: datetime) -> Sent:
        """Post a call for help: urgent, with its place for the locked office screens."""
        return self._tell(HELP_NOW, told, now, URGENT, place=place)

    def help_again(self, sent: Sent, now: datetime) -> None:
        """Count a repeat of the same call for help."""
        self._add(sent, {"again": True}, now)

    def help_state(self, sent: Sent) -> str:
        """Return how far a call for help has come: `here`, `rung` or `seen`."""
        return alerts.state_of(self.__home.desk.db, sent.envelope, self.school)

    def add(self, to: Sent | Receipt, now: datetime, **said: str) -> None:
        """Post more to an earlier telling: `words`, `name`, `topic` or `online`."""
        self._add(to, said, now)

    def stretch(self, pictures: Sequence[str]) -> Labels:
        """Turn four pictures into labels. Slow; touches no file, so a thread may do it."""
        return receipts.labels(pictures, self.__home.device.keys, self.__home.effort)

    def keep_receipt(self, receipt: Receipt, labels: Labels, now: datetime) -> bool:
        """Keep a receipt; False when those pictures are taken and others are needed."""
        return receipts.keep(self.__home.desk.db, receipt, labels, now.date())

    def look_up(self, labels: Labels) -> Receipt | None:
        """Return the receipt of these pictures, or None."""
        return receipts.find(self.__home.desk.db, labels)

    def answers(self, receipt: Receipt, now: datetime) -> tuple[Reply, ...]:
        """Return what was answered to a receipt."""
        return receipts.replies(self.__home.desk.db, receipt, now.date())

    def _tell(
        self,
        kind: str,
        told: Told,
        now: datetime,
        urgency: int,
        *,
        place: str = "",
        with_receipt: bool = False,
        receipt: Receipt | None = None,
        writer: Writer | None = None,
    ) -> Sent:
        from store.letterbox.called import roles_now, teachers_of

        subject, thread = new_subject("worry"), fresh_key().hex()
        teachers = teachers_of(self.school, told.class_name, told.class_id)
        roles = roles_now(self.school, told.words, told.fact, told.opinion, told.name)
        told = replace(told, heads=headteachers.now(self.school), teachers=teachers, roles=roles)
        readers = readers_of(self.school, told.about, (*told.kept_from, told.adult))
        if with_receipt:
            receipt = receipts.fresh(subject, told.about, readers.kept_from, told.class_id)
        if receipt is not None:
            told = replace(told, receipt=receipt.id, receipt_seal=receipt.keys.seal)
        thing = Sent("", subject, thread, told.about, readers.kept_from, readers, receipt)
        at = now.isoformat(timespec="seconds")
        body: dict[str, object] = {"told": asdict(told), "place": place}
        more = self._asking(told, thing, at)
        if writer is not None:
            here = self.__home.device.id
            body["proof"] = asdict(writer.sign(CONCERN, what_was_told(told, subject, at, here)))
            more += self._copy(told, subject, at, writer)
        content = self._content(kind, thing, subject, body, at)
        sealed = self._seal(content, readers, urgency, alerts.Place(place, at) if place else None)
        self.__home.letterbox.post(sealed, *more)
        return replace(thing, envelope=sealed.id)

    def _copy(self, told: Told, subject: str, at: str, writer: Writer) -> list[Sealed]:
        """Return the writer's own copy where they have no drawer to keep it in."""
        if not writer.certificate:
            return []
        body = copy_of(told, subject)
        proof = writer.sign(COPY, {**body, "at": at, "terminal": self.__home.device.id})
        own = Sent("", subject, "", told.about, (), Readers((writer.person,), "", ""))
        said = {**body, "proof": asdict(proof)}
        content = self._content(LOGGED, own, concern_of(subject), said, at)
        return [self._letter(content, writer.person)]

    def _asking(self, told: Told, thing: Sent, at: str) -> list[Sealed]:
        """Return a task for the inbox of the grown-up the child asked for: not the words."""
        asked = told.asks_for
        if told.source != PUPIL or asked in thing.kept_from or not self.school.is_active(asked):
            return []
        known = ("name", "peg", "class_name", "when")
        body = {"about": thing.subject, **{key: getattr(told, key) for key in known}}
        # Who is asked learns neither the secret of the case drawer nor whom it is kept from.
        known_to_all = replace(thing, thread="", kept_from=())
        content = self._content(TASK, known_to_all, wish_of(thing.subject), body, at)
        return [self._letter(content, asked)]

    def _add(self, to: Sent | Receipt, said: Mapping[str, object], now: datetime) -> None:
        db, receipt = self.__home.desk.db, to.receipt if isinstance(to, Sent) else to
        kept_from = receipts.kept_from(db, receipt) if receipt else to.kept_from
        about = receipts.about(db, receipt) if receipt else to.about
        subject = receipts.subject(db, receipt) if receipt else to.subject
        thread = to.thread if isinstance(to, Sent) else ""
        thing = Sent("", subject, thread, about, kept_from, self.readers(about, kept_from))
        at = now.isoformat(timespec="seconds")
        content = self._content(MORE, thing, subject, said, at)
        self.__home.letterbox.post(self._seal(content, thing.readers, WAITING))

    def _content(
        self, kind: str, thing: Sent, subject: str, body: Mapping[str, object], at: str
    ) -> Content:
        return Content(
            kind=kind,
            subject=subject,
            thread=thing.thread,
            terminal=self.__home.device.id,
            at=at,
            drawer=thing.readers.drawer,
            kept_from=thing.kept_from,
            readers=thing.readers.people,
            sheet=thing.readers.sheet,
            body=dict(body),
        )

    def _letter(self, content: Content, person: str) -> Sealed:
        return letter(content, self.school, (person,), self.__home.device.keys)

    def _seal(
        self, content: Content, readers: Readers, urgency: int, place: alerts.Place | None = None
    ) -> Sealed:
        alert = addressed.sealed(self.school, readers.people, place)
        return close(content, self.school, readers, self.__home.device.keys, urgency, alert)
