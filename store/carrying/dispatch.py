"""Letters between staff: sealed to whom they are for, and posted like any envelope."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from store.letterbox.envelope import Content, letter
from store.school.public_list import SCHOOL_SHEET
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
    opened_by: str = SCHOOL_SHEET,
) -> None:
    """Post a letter to people by id; `answer_to` are those who hear back.

    `opened_by` is the recovery sheet that opens it too: the school's, as it opens what a letter
    comes to lie in, people's own drawers. `sheet` is that of an answer.
    """
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
    sealed = letter(content, session.public, to, device.keys, opened_by)
    session.home.letterbox.post(sealed)
