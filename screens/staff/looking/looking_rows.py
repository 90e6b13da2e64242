"""What a case was looked into with, a row each: STOP, investigations, devices, searches, files."""

from datetime import datetime

from screens import stop_words
from screens.staff.looking import looking_words
from screens.times import day, moment
from screens.widgets.listing import Row
from store.cases.case import Case
from store.looking import files, kept_safe, searches
from store.looking.file_kinds import in_words
from store.looking.investigations import investigations
from store.looking.looked_fields import BY_CHANCE
from store.looking.noted import STOPPED, VIEWED, Noted, of_kind
from store.school.public_list import PublicList


def rows(public: PublicList, case: Case, now: datetime) -> list[Row]:
    """Return a row for each thing that was looked into, STOP first, the files last."""
    found = [_stopped(public, case, each, now) for each in of_kind(case.noted, STOPPED)]
    for each in investigations(case.noted):
        cells = (each.opening.said.get("group", ""), looking_words.standing(each))
        found.append(Row(each.id, cells, "quiet" if each.is_closed else "", "review"))
    for device in kept_safe.devices(case.noted):
        stands = _where(device) if device.is_away or device.is_safe else "not safe yet"
        cells = (device.kept.said.get("device", ""), stands)
        found.append(Row(device.kept.id, cells, "" if device.is_safe else "warning", "device"))
    for search, _ in searches.searches(case):
        cells = (search.said.get("whom", ""), day(search.said.get("when", ""), now))
        found.append(Row(search.id, cells, "", "search"))
    for seen in of_kind(case.noted, VIEWED):
        cells = (public.name_of(seen.said.get("who", "")), day(seen.at, now))
        how = "seen by chance" if seen.said.get("how") == BY_CHANCE else "looked"
        found.append(Row(seen.id, cells, "warning", how))
    closed = bool(case.files_closed)
    for file in files.files(case):
        cells = (file.said.get("what", ""), "closed" if closed else in_words(file.size))
        found.append(Row(file.id, cells, "quiet" if closed else "", "file"))
    return found


def _stopped(public: PublicList, case: Case, stop: Noted, now: datetime) -> Row:
    stands = stop_words.ended(public, case, stop, lambda at: moment(at, now))
    what = f"{public.name_of(stop.by)}, {moment(stop.at, now)}"
    if stands == stop_words.FORCE:
        return Row(stop.id, (what, stands), "urgent", "STOP")
    return Row(stop.id, (f"{what}; {stands}", "over"), "quiet", "STOP")


def _where(device: kept_safe.Device) -> str:
    """Return where a device is: kept safe, unless it came into other hands."""
    away = {kept_safe.AT_POLICE: "at the police", kept_safe.GIVEN_BACK: "given back"}
    if device.hands is None:
        return "kept safe"
    return away.get(device.hands.said.get("goes", "")) or device.hands.said.get("holder", "")
