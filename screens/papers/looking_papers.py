"""The papers of an investigation: its record as a form to sign, and the page for the police.

Both always print, whatever is closed: they are words. The page for the police holds no content:
not what was seen, not whom it is about, not the title of the case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from screens import drawing, stop_words
from screens.papers import told_police
from screens.papers.record_marks import marking
from screens.times import in_full
from store.cases.case import Case
from store.cases.printed import INVESTIGATION
from store.fields import Field, Kind
from store.looking import file_kinds, files, looking_fields, stopping
from store.looking.files import CaseFile
from store.looking.investigations import WENT_THROUGH, Investigation, still_open
from store.looking.looked_fields import EARLY, MARKED
from store.looking.noted import HELD, REVIEWERS, STOPPED, Noted, of_kind
from store.looking.noted import INVESTIGATION as INVESTIGATION_IS
from store.printouts import file_name
from store.school.public_list import PublicList

OWN_WORDS = " (their own words: ask the safeguarding lead)"
"""Beside what somebody says whom it may be about: the page says of nobody what they did."""
NO_SESSION = "In no session. Went through instead:"
_OF_DEVICE = ("device", "where", "guarded")
"""What is asked of a device where nothing says it: there are lines to write it on."""


@dataclass(frozen=True)
class Form:
    """A paper to make: its template, what fills it, and what its file is called.

    `data` may take a while where a picture has to be made ready. What is `bound` to a code that
    stands on it says which kind of record it is.
    """

    template: str
    data: Callable[[], Mapping[str, Any]]
    file: str
    bound: str = ""


def record(public: PublicList, case: Case, found: Investigation, now: datetime) -> Form:
    """Return the record of one investigation, as a form with lines to sign on.

    It is bound to a code, as the record of a case is.
    """
    said, computer, judged = found.opening.said, found.computer, found.judgement
    data = _head(public, "Record of reviewing devices and internet sites", case, now) | {
        "group": said.get("group", ""),
        "date": _day(said.get("began", "")),
        "reason": said.get("reason", ""),
        "about": ", ".join([*map(public.name_of, found.about), *found.about_others]),
        "reviewers": [_reviewer(public, found, place) for place in range(len(found.reviewers))],
        "computer": computer.said.get("computer_is", "") if computer else "",
        "computers": [
            [in_full(row.at), row.said.get("computer_is", ""), row.said.get("why", "")]
            for row in found.computers
        ],
        "sessions": [_session(public, row) for row in found.sessions],
        "sites": [
            [row.said.get("address", ""), row.said.get("nature", ""), row.said.get("concern", "")]
            for row in found.sites
        ],
        "devices": told_police.devices(found.beside),
        "custody": told_police.custody(found.beside),
        "stops": [
            [
                in_full(row.at),
                public.name_of(row.by),
                stop_words.allowed(public, case, row, in_full),
                stop_words.ended(public, case, row, in_full),
            ]
            for row in of_kind(case.noted, STOPPED)
            if row.said.get(INVESTIGATION_IS, found.id) == found.id
        ],
        "judged": _judged(public, judged) if judged else [],
        "files": [
            [
                file.said.get("what", ""),
                f"{file.name}, {file_kinds.in_words(file.size)}",
                f"{public.name_of(file.by)}, {in_full(file.at)}",
                file.said.get("original", ""),
                file.sha256,
            ]
            for file in files.files_of(found.beside)
        ],
        "closed": case.files_closed,
        "stands": _stands(found),
        "covers": found.covers[:16],
        "proof": [],
    }
    file = file_name("investigation", case.number)
    return Form("investigation", lambda: data, file, INVESTIGATION)


def hand_over(public: PublicList, case: Case, now: datetime) -> Form:
    """Return the page for the police: who, when, where, which device, whom they spoke to. No
    content."""
    stops = of_kind(case.noted, STOPPED)
    custody = of_kind(case.noted, HELD)
    references = [row.said.get("reference", "") for row in reversed(custody)]
    references += [each.reference for each in reversed(told_police.calls_of(case))]
    open_ones = still_open(case.noted)
    reviewers = [id for row in stops for id in row.ids(REVIEWERS)]
    reviewers += [one.person for each in open_ones for one in each.reviewers]
    # Every one that was used, the earlier ones too: what was seen lies on those.
    used = (row for each in open_ones for row in each.computers)
    computers = [f"{row.said['computer_is']} (from {in_full(row.at)})" for row in used]
    told = [_told(public, *each) for each in stopping.told(public, case)]
    devices, looked = told_police.devices(case.noted), told_police.looked(public, case)
    asked = (*(() if looked else ("present",)), *(() if devices else _OF_DEVICE))
    data = _head(public, "Hand-over to the police", case, now) | {
        "reviewers": ", ".join(map(public.name_of, dict.fromkeys(reviewers))),
        "computers": "; ".join(dict.fromkeys(computers)),
        "known": [in_full(case.known_at), in_full(case.opened_at)],
        "stopped": [
            [in_full(row.at), public.name_of(row.by), stop_words.ended(public, case, row, in_full)]
            for row in stops
        ],
        "told": told or [dict.fromkeys(asked, "")] * bool(asked),
        "devices": devices,
        "custody": told_police.custody(case.noted),
        "looked": looked,
        "calls": told_police.calls(public, case),
        "reference": next((each for each in references if each), ""),
        "leads": ", ".join(each.name for each in public.with_role("dsl")),
    }
    return Form("police", lambda: data, file_name("police", case.number))


def _told(public: PublicList, row: Noted, own: bool) -> dict[str, str]:
    """Return who was there, and where the device is, as one person said."""
    said = row.said
    present = [*map(public.name_of, row.ids("present"))]
    present += [said["present_other"]] if said.get("present_other") else []
    mark = OWN_WORDS if own else ""
    return {
        "by": f"{public.name_of(row.by)}{mark}, {in_full(row.at)}",
        "present": ", ".join(present),
        "device": said.get("device", ""),
        "where": said.get("where", ""),
        "guarded": said.get("holder", ""),
    }


def picture(public: PublicList, case: Case, file: CaseFile, content: bytes, now: datetime) -> Form:
    """Return a picture of a case on one page, with what is known of it and lines to sign on."""

    def data() -> Mapping[str, Any]:
        return _head(public, "Picture kept with a case", case, now) | {
            "what": file.said.get("what", ""),
            "file": f"{file.name}, {file_kinds.in_words(file.size)}",
            "taken": in_full(file.said.get("taken", "")),
            "taken_by": file.said.get("taken_by", ""),
            "original": file.said.get("original", ""),
            "added": f"{public.name_of(file.by)}, {in_full(file.at)}",
            "sha256": file.sha256,
            "picture": list(drawing.for_paper(content)),
        }

    return Form("picture", data, file_name("picture", case.number))


def _head(public: PublicList, heading: str, case: Case, now: datetime) -> dict[str, Any]:
    return {
        "lang": "en",
        "school": public.school,
        "title": f"{heading}, case {case.number} · {public.school}",
        "heading": heading,
        "case": case.number,
        "made": in_full(now.isoformat()),
        "marking": marking(case),
        "code": "",
        "words": {},
    }


def _reviewer(public: PublicList, found: Investigation, place: int) -> dict[str, str]:
    each = found.reviewers[place]
    signed = next((row for row in found.signatures if row.by == each.person), None)
    absent = found.is_to_say(each.person)
    instead = signed.said[WENT_THROUGH] if signed and absent else ""
    return {
        "label": ("First reviewer", "Second reviewer")[place],
        "name": public.name_of(each.person),
        "position": each.position,
        "signed": f"Signed with their own PIN, {in_full(signed.at)}" if signed else "",
        "instead": f"{NO_SESSION} {instead}".strip() if absent else "",
    }


def _session(public: PublicList, row: Noted) -> list[str]:
    said = row.said
    there = [*map(public.name_of, row.ids("present"))]
    there += [said["present_other"]] if said.get("present_other") else []
    opened = said.get("filter_by", "") if said.get("filter") == "yes" else "not opened"
    start, end = said.get("start", ""), said.get("end", "")
    until = end[-5:] if start[:10] == end[:10] else in_full(end)
    lay = f"It lay {said[MARKED]}. Why: {said.get(EARLY, '')}" if said.get(MARKED) else ""
    done = ". ".join(filter(None, (said.get("note", ""), lay)))
    return [f"{in_full(start)} to {until}", ", ".join(there), opened, done]


def _judged(public: PublicList, row: Noted) -> list[list[str]]:
    return [["Judged by", f"{public.name_of(row.by)}, {in_full(row.at)}"]] + [
        [field.label, _answer(field, row.said[field.id])]
        for field in looking_fields.JUDGED_FIELDS
        if row.said.get(field.id)
    ]


def _answer(field: Field, said: str) -> str:
    if field.kind is Kind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(said, said)
    labels = {choice.id: choice.label for choice in field.choices}
    return ", ".join(labels.get(each, each) for each in said.split("\n")) if labels else said


def _stands(found: Investigation) -> str:
    if found.is_closed:
        return "Closed: both reviewers signed it as it stands."
    return f"Not closed. {len(found.signatures)} of 2 reviewers have signed it as it stands."


def _day(day: str) -> str:
    return in_full(day).removesuffix(" 00:00")
