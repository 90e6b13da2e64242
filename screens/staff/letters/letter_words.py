"""A letter in words: how it stands, its whole text as it is printed, and the log of its sending."""

from collections.abc import Sequence
from datetime import datetime

from screens.staff.labels import labelled
from screens.staff.looking import looking_words
from screens.times import day
from screens.widgets.listing import Row, Tone
from store.fields import Field
from store.letters import fields
from store.letters.kept import Letter
from store.letters.merging import in_full, paragraphs
from store.looking.noted import Noted
from store.school.public_list import PublicList


def row(letter: Letter, now: datetime) -> Row:
    """Return a letter as a row of the list: to whom, which, and how it stands."""
    tone, word = _stands(letter, now)
    said = letter.written.said
    number = said.get("reference", "").rpartition("/")[2]
    cells = (number, said.get("to", ""), letter.title, _when(letter, now))
    return Row(letter.id, cells, tone, word)


def which(letter: Letter) -> str:
    """Return which letter is meant, before it is printed or logged: its number, to whom, what."""
    number = letter.written.said.get("reference", "")
    return f"Letter {number} to {letter.written.said.get('to', '')}: {letter.title}."


def in_page(letter: Letter, school: str) -> str:
    """Return the text of a letter, as it is printed."""
    said = letter.written.said
    address = [said.get("to", ""), *said.get("address", "").splitlines()]
    head = [school, "", *address, "", in_full(said.get("date", "")), said.get("reference", "")]
    body = [f"Dear {said.get('dear', '')}", said.get("heading", "")]
    end = ["Yours sincerely", "\n".join([said.get("signer", ""), said.get("signer_as", "")])]
    text = "\n\n".join([*body, *paragraphs(said.get("text", "")), *end])
    return "\n".join([*head, "", text.rstrip()])


def log(letter: Letter, public: PublicList, now: datetime) -> str:
    """Return what was done with a letter, the first first; what the roll flags comes before all."""
    flagged = letter.written.said.get("flagged", "")
    parts = [f"FLAGGED: {flagged}. {letter.written.said.get('flag_why', '')}"] if flagged else []
    parts.append(f"Written by {public.name_of(letter.written.by)}, {day(letter.written.at, now)}.")
    done = [(row, fields.sending(public)) for row in letter.sent]
    done += [(row, fields.FOLLOWED_FIELDS) for row in letter.followed]
    parts += [_row(row, asked, public, now) for row, asked in sorted(done, key=lambda e: e[0].at)]
    if letter.dropped is not None:
        why = letter.dropped.said.get("why", "")
        parts.append(f"Not sent: {why} {public.name_of(letter.dropped.by)}.")
    return "\n\n".join(parts)


def _row(row: Noted, asked: Sequence[Field], public: PublicList, now: datetime) -> str:
    lines = [
        labelled(field.label, looking_words.value(field, row.said[field.id], public, now))
        for field in asked
        if row.said.get(field.id)
    ]
    return "\n".join(lines)


def _when(letter: Letter, now: datetime) -> str:
    if letter.asks_on:
        return day(letter.asks_on, now)
    if letter.sent:
        return day(letter.sent[-1].said.get("when", ""), now)
    return day(letter.written.at, now)


def _stands(letter: Letter, now: datetime) -> tuple[Tone, str]:
    if letter.dropped is not None:
        return "quiet", "dropped"
    if letter.is_waiting:
        return "warning", "to send"
    if letter.is_settled:
        return "good", "settled"
    if letter.asks_on and letter.asks_on < now.date().isoformat():
        return "urgent", "LATE"
    return ("", "ask on") if letter.asks_on else ("", "sent")
