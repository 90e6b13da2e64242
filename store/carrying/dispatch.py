"""Letters between staff: sealed to whom they are for, and posted like any envelope."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from store.letterbox.envelope import QUIET, Content, close
from store.signing_in.session import Session


def dispatch(
    session: Session,
    kind: str,
    subject: str,
    body: Mapping[str, Any],
    to: Sequence[str],
    now: datetime,
    *,
    thread: str = "",
    drawer: str = "",
    kept_from: Sequence[str] = (),
    answer_to: Sequence[str] = (),
    sheet: str = "",
) -> None:
    """Post a letter to people (or sheets) by id; `answer_to` are those who hear back."""
    device = session.home.device
    content = Content(
        kind=kind,
        subject=subject,
        thread=thread,
        terminal=device.id,
        at=now.isoformat(timespec="seconds"),
        drawer=drawer,
        kept_from=tuple(kept_from),
        readers=tuple(answer_to),
        sheet=sheet,
        body=dict(body),
    )
    sealed = close(content, session.public, tuple(to), device.keys, QUIET)
    session.home.letterbox.post(sealed)
