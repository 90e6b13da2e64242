"""Keeping the registers of events and cameras: any member of staff, in the `roll`."""

from datetime import date, datetime

from store.consents import cameras, events
from store.consents.cameras import AWAY, HERE, Camera
from store.consents.events import Event
from store.errors import Incomplete, Refused
from store.fields import Field, Values, kept, require
from store.school.public_list import ROLL
from store.signing_in.session import Session
from store.subjects import new_subject

LEFT_UNCLEARED = "This card was not cleared. Clear it, and say so when it is back, first."


def upcoming(session: Session) -> list[Event]:
    """Return the events that were not called off, the next one first, past ones last."""
    found: list[Event] = session.drawer(ROLL).records(events.NOUN, ["planned"])
    return sorted(found, key=lambda each: each.on)


def plan(session: Session, id: str, values: Values, now: datetime) -> None:
    """Plan an event, or plan it anew.

    Raises:
        Incomplete: something is not filled in; families were not asked before taking pictures.
    """
    require(events.FIELDS, values)
    if values["pictures"] == events.OWN and values["asked"] != "yes":
        raise Incomplete({"asked": "Families are asked first, before anybody takes pictures."})
    _record(session, id and f"event:{id}", events.PLANNED, events.FIELDS, values, now)


def tell(session: Session, event: Event, values: Values, now: datetime) -> None:
    """Record that the notice about pictures was read out or sent."""
    require(events.TOLD_FIELDS, values)
    _record(session, f"event:{event.id}", events.TOLD, events.TOLD_FIELDS, values, now)


def call_off(session: Session, event: Event, now: datetime) -> None:
    """Take an event off the list."""
    session.drawer(ROLL).record(f"event:{event.id}", events.CALLED_OFF, {}, now)


def all_cameras(session: Session) -> list[Camera]:
    """Return the cameras, those that are out first."""
    found: list[Camera] = session.drawer(ROLL).records(cameras.NOUN, [HERE, AWAY])
    return sorted(found, key=lambda each: (each.state != AWAY, each.name.casefold()))


def add(session: Session, values: Values, now: datetime) -> None:
    """Put a camera on the list.

    Raises:
        Incomplete: no name is given, or one of that name is on the list.
    """
    require(cameras.FIELDS, values)
    name = " ".join(values["name"].split()).casefold()
    if any(" ".join(e.name.split()).casefold() == name for e in all_cameras(session)):
        raise Incomplete({"name": "A camera of this name is on the list already."})
    _record(session, "", cameras.ADDED, cameras.FIELDS, values, now)


def allow(session: Session, camera: Camera, values: Values, now: datetime) -> None:
    """Allow somebody's own device for one occasion.

    Raises:
        Refused: only the headteacher may.
    """
    if why := not_allowed(session):
        raise Refused(why)
    require(cameras.ALLOWED_FIELDS, values)
    _record(session, _of(camera), cameras.ALLOWED, cameras.ALLOWED_FIELDS, values, now)


def not_allowed(session: Session) -> str:
    """Return why somebody's own device cannot be allowed by this person; empty if it can."""
    if "headteacher" in session.person.roles:
        return ""
    return "Only the headteacher allows somebody's own device."


def not_out(camera: Camera, today: date) -> str:
    """Return why a camera cannot be signed out today; empty if it can."""
    if camera.state != HERE:
        return "This camera is out already."
    if camera.cleared != "yes":
        return LEFT_UNCLEARED
    if camera.own == "yes" and camera.allowed_until < today.isoformat():
        return "Somebody's own device is used only if the headteacher allows it (H) first."
    return ""


def not_back(camera: Camera) -> str:
    """Return why a camera cannot come back; empty if it can."""
    here = camera.state != AWAY and camera.cleared == "yes"
    return "This camera is here already." if here else ""


def not_off(camera: Camera) -> str:
    """Return why a camera cannot be taken off the list; empty if it can."""
    if camera.state != HERE:
        return "This camera is out: it comes back first."
    return "" if camera.cleared == "yes" else LEFT_UNCLEARED


def sign_out(session: Session, camera: Camera, values: Values, now: datetime) -> None:
    """Sign a camera out.

    Raises:
        Refused: it is out already, its card was not cleared, or it is somebody's own and the
            headteacher has not allowed it for today.
    """
    require(cameras.OUT_FIELDS, values)
    if why := not_out(camera, now.date()):
        raise Refused(why)
    _record(session, _of(camera), cameras.OUT, cameras.OUT_FIELDS, values, now)


def bring_back(session: Session, camera: Camera, values: Values, now: datetime) -> None:
    """Say that a camera is back, where its pictures are, and whether its card was cleared.

    Raises:
        Refused: it was not out, and nothing was left to clear.
    """
    require(cameras.BACK_FIELDS, values)
    if why := not_back(camera):
        raise Refused(why)
    _record(session, _of(camera), cameras.BACK, cameras.BACK_FIELDS, values, now)


def delete_picture(session: Session, camera: Camera, values: Values, now: datetime) -> None:
    """Record that a picture was deleted, and why."""
    require(cameras.DELETED_FIELDS, values)
    _record(session, _of(camera), cameras.DELETED, cameras.DELETED_FIELDS, values, now)


def take_off(session: Session, camera: Camera, now: datetime) -> None:
    """Take a camera off the list.

    Raises:
        Refused: it is out, or its card was not cleared.
    """
    if why := not_off(camera):
        raise Refused(why)
    session.drawer(ROLL).record(_of(camera), cameras.GONE, {}, now)


def _of(camera: Camera) -> str:
    return f"{cameras.NOUN}:{camera.id}"


def _record(
    session: Session,
    about: str,
    kind: str,
    fields: tuple[Field, ...],
    values: Values,
    now: datetime,
) -> None:
    subject = about or new_subject(kind.partition(".")[0])
    session.drawer(ROLL).record(subject, kind, kept(fields, values), now)
