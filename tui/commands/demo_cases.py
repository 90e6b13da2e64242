"""The made-up school's cases in their middle: people, a parent's post with a letter, an adult."""

import tomllib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from assets import FOLDER

if TYPE_CHECKING:
    from store.drawers.drawer import Drawer
    from store.signing_in.session import Session


def fill(lead: "Session", head: "Session", now: datetime) -> None:
    """Let the safeguarding lead and the headteacher write what they have in hand."""
    said = tomllib.loads((FOLDER / "demo" / "cases.toml").read_text("utf-8"))
    _involve(lead, said["involved"], now)
    _answer_a_post(lead, said["post"], now)
    _write_about_an_adult(head, said["adult"], now)


def _involve(session: "Session", said: dict[str, Any], now: datetime) -> None:
    from store.cases import casework, kinds
    from store.cases.acts import acts
    from store.cases.cases import NOUN
    from store.involved import involving
    from store.involved.kinds import ADDED
    from store.roll.book import find_pupils
    from store.school.public_list import SAFEGUARDING

    drawer = session.drawer(SAFEGUARDING)
    case = next(row.subject for row in drawer.rows(NOUN) if said["case"] in row.title)
    known = acts(session.public)

    def do(kind: str, values: dict[str, str]) -> None:
        casework.do(drawer, drawer.get(case), known[kind], values, now)

    roll = {pupil.name: pupil.id for pupil in find_pupils(session)}
    for each in said["people"]:
        do(ADDED, {key: each[key] for key in ("name", "role", "detail")})
        if pupil := roll.get(each.get("roll", "")):
            person = drawer.get(case).people[-1].id
            why = {"why": "The only one of that name in the class"}
            tied, there = f"pupil:{pupil}", drawer.get(case)
            involving.tie(session, drawer, there, person, tied, each["roll"], why, now)
    do(kinds.NOTE, said["note"])
    due = (now + timedelta(days=2)).date().isoformat()
    do(kinds.ACTION, {"text": said["action"], "owner": session.person_id, "due": due})
    _tell_parents(session, drawer, case, said["parents"], now)


def _tell_parents(
    session: "Session", drawer: "Drawer", case: str, said: dict[str, str], now: datetime
) -> None:
    from store.cases.acts import acts
    from store.cases.kinds import PARENTS
    from store.involved import telling

    act = acts(session.public)[PARENTS]
    child = next(each.id for each in drawer.get(case).people if each.name == said["name"])
    values = {
        "told": "yes",
        "when": f"{now:%Y-%m-%d %H:%M}",
        "how": said["how"],
        "who": said["who"],
    }
    telling.record(session, drawer, drawer.get(case), child, act, values, now)


def _answer_a_post(session: "Session", said: dict[str, Any], now: datetime) -> None:
    from store.cases import beginning, case_types, triaging
    from store.cases.checklist import NOT_NEEDED
    from store.letters import texts, writing

    then = now - timedelta(minutes=said["ago"])
    kind = next(each for each in case_types.given() if each.id == said["type"])
    asks = {case_types.ASK + key: words for key, words in said["asks"].items()}
    asks |= {f"{case_types.ASK}seen": f"{then:%Y-%m-%d %H:%M}"}
    values = {**asks, "title": kind.title, "seriousness": "low"}
    drawer, case = beginning.begin(session, kind, values, then)
    answers = {"danger": "no", "illegal": "wrong", "adult": "outside", "child": "none"}
    begun = triaging.begun(session.public, drawer.get(case), ())
    answers |= {**begun, "why": said["why"]}
    triaging.triage(session.public, drawer, drawer.get(case), answers, then)
    decided = {"note": said["police"]}
    triaging.tick(drawer, drawer.get(case), said["police_step"], NOT_NEEDED, decided, then)
    letter = next(each for each in texts.of_school(session) if each.id == said["letter"])
    filled_in = {**said["letter_asks"], "date": now.date().isoformat()}
    text = writing.filled(session, drawer.get(case), letter, filled_in)
    writing.write(session, drawer, drawer.get(case), letter, {**filled_in, "text": text}, now)


def _write_about_an_adult(session: "Session", said: dict[str, Any], now: datetime) -> None:
    from store.adults import low_level, threshold

    then = now - timedelta(minutes=said["ago"])
    adult = next(each.id for each in session.public.people if each.name == said["name"])
    drawer, case = low_level.record(session, {**said["said"], threshold.ADULT: adult}, then)
    answers = dict.fromkeys((id for id, _, _ in threshold.questions()), "no")
    whys = {f"{id}_why": said["why"] for id in answers}
    judged = {**answers, **whys, threshold.ADULT: adult, threshold.REASONS: said["reasons"]}
    threshold.judge(session, drawer, drawer.get(case), judged, then)
