"""The school's cameras, and pictures that were deleted (procedure row 47).

A camera stays at school unless it is signed out for a visit; whoever brings it back says that its
card was cleared. They lie in the `roll`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.fields import Field, Kind, Lies

NOUN = "camera"
ADDED, OUT, BACK = "camera.added", "camera.out", "camera.back"
DELETED, ALLOWED, GONE = "camera.deleted", "camera.allowed", "camera.gone"
HERE, AWAY, OVER = "here", "out", "gone"

FIELDS = (
    Field("name", "Which camera or tablet?", required=True, limit=60, hint="Tablet 3"),
    Field(
        "own",
        "Is it somebody's own device?",
        Kind.YES_NO,
        True,
        hint="Only with the headteacher's word, for one occasion.",
    ),
)
OUT_FIELDS = (
    Field("what_for", "What for?", required=True, limit=120, hint="Oak's visit to the farm"),
    Field("leaves", "Does it leave the school?", Kind.YES_NO, True),
)
BACK_FIELDS = (
    Field("kept", "Where are the pictures now?", required=True, limit=120),
    Field("cleared", "Is the card cleared?", Kind.YES_NO, True),
)
DELETED_FIELDS = (
    Field("what", "What was deleted?", required=True, limit=200),
    Field(
        "why", "Why?", required=True, limit=200, hint="Compromising: deleted at once", in_words=True
    ),
)
ALLOWED_FIELDS = (
    Field("why", "What is it allowed for, and why?", Kind.TEXT, True, limit=300, in_words=True),
    Field("until", "Until when?", Kind.DATE, True, lies=Lies.AHEAD),
)


@dataclass(frozen=True)
class Camera:
    """A camera. `state` is where it is; `by` had it last, `what_for` says what for.

    `cleared` is yes or no since it came back; `allowed_until` is the headteacher's word about
    somebody's own device. `deleted` lists what was deleted from it: when, what, why, by whom.
    """

    id: str
    name: str = ""
    own: str = ""
    state: str = HERE
    by: str = ""
    at: str = ""
    what_for: str = ""
    leaves: str = ""
    kept: str = ""
    cleared: str = "yes"
    allowed_until: str = ""
    allowed_by: str = ""
    deleted: tuple[tuple[str, str, str, str], ...] = ()


def fold(entries: Sequence[Entry]) -> Camera:
    """Return a camera as it stands."""
    return folded(Camera(entries[0].subject.partition(":")[2]), entries, _APPLY)


def _added(camera: Camera, entry: Entry, said: Any) -> Camera:
    return replace(camera, name=str(said.get("name", "")), own=str(said.get("own", "")))


def _out(camera: Camera, entry: Entry, said: Any) -> Camera:
    return replace(
        camera,
        state=AWAY,
        by=entry.by,
        at=entry.at,
        what_for=str(said.get("what_for", "")),
        leaves=str(said.get("leaves", "")),
    )


def _back(camera: Camera, entry: Entry, said: Any) -> Camera:
    return replace(
        camera,
        state=HERE,
        by=entry.by,
        at=entry.at,
        kept=str(said.get("kept", "")),
        cleared=str(said.get("cleared", "")),
    )


def _deleted(camera: Camera, entry: Entry, said: Any) -> Camera:
    line = (entry.at, str(said.get("what", "")), str(said.get("why", "")), entry.by)
    return replace(camera, deleted=(*camera.deleted, line))


def _allowed(camera: Camera, entry: Entry, said: Any) -> Camera:
    return replace(camera, allowed_until=str(said.get("until", "")), allowed_by=entry.by)


def _gone(camera: Camera, entry: Entry, said: Any) -> Camera:
    return replace(camera, state=OVER, at=entry.at)


def _summarise(camera: Camera) -> Summary:
    return Summary(camera.state, 0, camera.at, "", camera.name)


_APPLY: Apply[Camera] = {
    ADDED: _added,
    OUT: _out,
    BACK: _back,
    DELETED: _deleted,
    ALLOWED: _allowed,
    GONE: _gone,
}
CAMERA = Noun(NOUN, Camera, fold, _summarise, frozenset(_APPLY), frozenset({ADDED}))
