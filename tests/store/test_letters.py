"""Letters of a case: filled in, kept as they are printed, sent, asked after, taken further."""

import re
from datetime import timedelta

import pytest

from screens.widgets.day_words import as_kept
from store.cases import beginning, case_types, casework, triaging, unfinished
from store.cases.acts import acts
from store.cases.checklist import NOT_NEEDED
from store.cases.kinds import ESCALATED, NOTE
from store.cases.questions import categories
from store.errors import Incomplete, Refused
from store.fields import check
from store.letters import merging, texts, writing
from store.letters.kept import letters
from store.letters.texts import LetterText, given, placeholders
from store.school.due import due_at, is_term
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.letters_stage import POST, SAID, Stage
from tests.store.triaging_stage import ALLOWED, CALL, CRIME, QUARREL, STAFF


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


@pytest.mark.parametrize("letter", given(), ids=lambda each: each.id)
def test_every_letter_is_whole_and_asks_for_all_that_it_fills_in(letter: LetterText) -> None:
    assert len(letter.title) <= 32
    begins = [each.title[:8] for each in given()]
    assert begins.count(letter.title[:8]) == 1, "so much is seen of it in the list of a case"
    assert letter.rows
    assert is_term(letter.follow_up)
    assert set(letter.kinds) <= {each.id for each in categories()}
    assert merging.judge(letter, letter.text) == ""
    used = set(re.findall(r"\{(\w+)\}", letter.text))
    assert {field.id for field in letter.asks} <= used, "asked for and never said"
    assert letter.after in ("", *(each.id for each in given()))
    asked = {field.id for kind in case_types.given() for field in kind.asks}
    assert {name for _, name in letter.known} <= asked
    to = {name for field, name in letter.known if field == "to"}
    tell = {f.id for kind in case_types.given() if kind.id in letter.kinds for f in kind.asks}
    assert to <= tell, "whoever complains gets the letter about it"
    assert bool(to) == bool({"complaint", "parent_post"} & {*letter.kinds})
    assert used <= set(placeholders(letter))


@pytest.mark.parametrize("kind", case_types.given(), ids=lambda each: each.id)
def test_every_type_opens_a_kind_of_case_whose_procedure_there_is(
    kind: case_types.CaseType,
) -> None:
    opened = next(each for each in categories() if each.id == kind.category)
    assert opened.leads
    assert kind.asks
    assert kind.rows
    assert len(kind.say) <= 33


def test_what_was_typed_stands_in_the_letter_as_it_was_typed(stage: Stage) -> None:
    hostile = "it says {signer} #strong[x] \\ [@click=app.quit]"
    stage.write("post_governors", about=hostile)
    text = letters(stage.case.noted)[0].written.said["text"]
    assert "it says {signer} #strong[x] \\ [@click=app.quit]." in text
    assert "10 March 2026" in text
    assert "The Friends of Oakfield group. As we" in text, "known from how the case began"
    assert ".." not in text


def test_a_letter_has_the_chairs_name_a_number_and_waits_to_be_sent(stage: Stage) -> None:
    first = stage.write("post_governors")
    said = letters(stage.case.noted)[0].written.said
    (chair,) = stage.session.public.with_role("chair")
    assert (said["signer"], said["signer_as"]) == (chair.name, "Chair of governors")
    for agreed in ("", "no"):
        with pytest.raises(Incomplete) as early:
            stage.send(first, agreed=agreed)
        assert set(early.value.wrong) == {"agreed"}, "it goes out in the chair's name"
    assert said["reference"] == f"{stage.case.number}/1"
    assert "Send it: The governors write (a post)" in stage.late(1)
    assert "A letter is written and not sent: press Z, then S." in unfinished.obstacles(stage.case)
    stage.send(first)
    assert not any("letter" in each for each in unfinished.obstacles(stage.case))


def test_the_day_of_a_letter_before_has_gone_by_and_a_last_day_is_to_come(stage: Stage) -> None:
    (last,) = (each for each in texts.given() if each.id == "post_last")
    asked = {each.id: each for each in last.asks}
    typed = {id: as_kept(asked[id], "Fri", lambda: NOW) for id in ("before", "until")}
    assert typed == {"before": "2026-02-27", "until": "2026-03-06"}
    said = {**SAID, "seen": "a group", "next": "Ask a solicitor", "text": "Please."}
    wrong = {"before": "2026-03-06", "until": "2026-02-27"}
    with pytest.raises(Incomplete) as refused:
        writing.write(stage.session, stage.drawer, stage.case, last, {**said, **wrong}, NOW)
    assert refused.value.wrong.keys() == wrong.keys()


def test_what_came_of_a_letter_is_asked_on_the_school_day_behind_the_one_it_sets(
    stage: Stage,
) -> None:
    public = stage.session.public

    def proposed(id: str, **said: str) -> str:
        stage.write(id, **said)
        return writing.proposed_day(stage.text(id), letters(stage.case.noted)[-1], public, NOW)

    assert proposed("post_governors", until="2026-03-06") == "2026-03-09", "a Monday"
    assert proposed("post_talk") == due_at(stage.text("post_talk").follow_up, NOW)[:10]


def test_a_sent_letter_is_asked_after_on_its_day_until_it_is_settled(stage: Stage) -> None:
    letter = stage.write("post_talk")
    with pytest.raises(Incomplete, match="gone by"):
        stage.send(letter, follow_up="2026-03-01")
    stage.send(letter, follow_up="2026-03-10")
    asked = "What came of it: Let us talk (a post)"
    assert asked not in stage.late(5)
    assert asked in stage.late(8)
    again = {"came": "nothing", "note": "No answer", "follow_up": "2026-03-17"}
    writing.follow_up(stage.drawer, stage.case, letter, again, NOW + timedelta(days=8))
    assert asked not in stage.late(10)
    assert asked in stage.late(15)
    done = {"came": "settled", "note": "Taken down"}
    writing.follow_up(stage.drawer, stage.case, letter, done, NOW + timedelta(days=15))
    assert stage.late(99) == []
    assert unfinished.obstacles(stage.case) == [
        "Say whether the parents were told, or why not: press T."
    ]


def test_the_letter_is_to_whoever_wrote_the_post_and_asks_them_to_remove_it(
    school: School, stage: Stage
) -> None:
    kind = next(each for each in case_types.given() if each.id == "parent_post")
    post = {**POST, "ask_who": "Mrs Stone"}
    stage.drawer, stage.id = beginning.begin(stage.session, kind, post, NOW)
    known = writing.known(stage.case, stage.text("post_governors"), NOW)
    assert (known["to"], known["dear"]) == ("Mrs Stone", "Mrs Stone")
    stage.triage({**QUARREL, "kinds": "parent_post", "child": "none"})

    def still_open() -> bool:
        return next(each for each in stage.case.steps if each.step.id == "post_talk").is_open

    said = {"note": "Rude, and no threat"}
    triaging.tick(stage.drawer, stage.case, "police_or_not", NOT_NEEDED, said, NOW)
    sent = stage.write("post_governors")
    assert still_open(), "it is not sent yet"
    stage.send(sent)
    assert not still_open()


def test_a_further_letter_keeps_the_first_and_knows_its_day(stage: Stage) -> None:
    first = stage.write("post_governors")
    stage.send(first)
    before = letters(stage.case.noted)[0]
    known = writing.known(stage.case, stage.text("post_last"), NOW + timedelta(days=9), before)
    assert known["before"] == "2026-03-03"
    assert known["date"] == "2026-03-12"
    assert (known["to"], known["seen"]) == ("Mrs Amina Khan", "The Friends of Oakfield group")
    assert "until" not in known, "a day that has passed"
    stage.write("post_last", after=first, before="2026-03-03", next="we ask a solicitor")
    now = letters(stage.case.noted)
    assert now[0] == before
    assert now[1].written.said["after"] == first
    assert now[1].written.said["reference"].endswith("/2")


def test_no_letter_of_a_case_closed_for_a_crime_is_written_sent_or_shown(
    school: School, stage: Stage
) -> None:
    letter = stage.write("post_talk")
    stage.triage({**CRIME, "kinds": "parent_post"})
    for act in (lambda: stage.write("post_talk"), lambda: stage.send(letter)):
        with pytest.raises(Refused, match="A crime is suspected"):
            act()
    with pytest.raises(Refused, match="A crime is suspected"):
        writing.may_be_shown(stage.case)
    stage.triage({**QUARREL, "kinds": "parent_post"})
    with pytest.raises(Refused, match="A crime is suspected"):
        stage.send(letter)
    answered(school.sign_in("Mr Patel"), stage.id)
    with pytest.raises(Refused, match="Police: reported, or why not"):
        stage.send(letter)
    said = {"note": "Rude, and no threat"}
    triaging.tick(stage.drawer, stage.case, "police_or_not", NOT_NEEDED, said, NOW)
    stage.send(letter)
    stage.triage(STAFF)
    with pytest.raises(Refused, match="before advice has come"):
        writing.may_be_shown(stage.case)


def test_the_polices_word_lets_a_letter_go_about_what_stands_in_public(stage: Stage) -> None:
    """Row 33: a racist post is told to the police, and its letter goes all the same."""
    letter = stage.write("post_talk")
    racist = {**CRIME, "adult": "outside", "child": "none", "kinds": "parent_post\nhate\nconduct"}
    kinds, said = acts(stage.session.public), {**ALLOWED, "fact": "The school may write to them"}
    stage.triage({**racist, "illegal": "wrong"})
    with pytest.raises(Refused, match="Police: reported, or why not"):
        stage.send(letter)
    casework.do(stage.drawer, stage.case, kinds[ESCALATED], {**CALL, "reference": "CR-1"}, NOW)
    stage.send(letter)
    stage.triage(racist)
    there = {each.step.id for each in stage.case.steps}
    assert not {"untouched", "support", "parents_advised", "online_report"} & there, "no child"
    with pytest.raises(Refused, match="before advice has come"):
        stage.send(letter)
    casework.do(stage.drawer, stage.case, kinds[NOTE], said, NOW, step="advice")
    stage.send(letter)
    stage.triage({**racist, "child": "unsure"})
    with pytest.raises(Refused, match="A crime is suspected"):
        writing.may_be_shown(stage.case)


def test_a_letter_that_is_not_sent_stays_with_why_and_holds_nothing_up(stage: Stage) -> None:
    letter = stage.write("post_talk")
    writing.drop(stage.drawer, stage.case, letter, {"why": "She rang"}, NOW)
    (kept,) = letters(stage.case.noted)
    assert kept.dropped is not None
    assert kept.dropped.said["why"] == "She rang"
    assert stage.late(30) == []
    with pytest.raises(Refused, match="not to send it"):
        stage.send(letter)


def test_whoever_is_flagged_gets_a_letter_only_with_why(stage: Stage) -> None:
    with pytest.raises(Incomplete, match="Why they are written to"):
        stage.write("post_talk", flagged="Do not contact")
    stage.write("post_talk", flagged="Do not contact", flag_why="The court allows letters")
    assert letters(stage.case.noted)[0].written.said["flagged"] == "Do not contact"


def test_a_letter_is_refused_where_nobody_can_sign_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = type(stage.session.public).with_role
    monkeypatch.setattr(
        type(stage.session.public),
        "with_role",
        lambda self, role: () if role == "chair" else nobody(self, role),
    )
    with pytest.raises(Refused, match="names no chair of governors"):
        stage.write("post_governors")


def test_what_a_type_asks_is_kept_in_the_words_that_stood_there(stage: Stage) -> None:
    entry = next(e for e in stage.drawer.entries(stage.id) if e.kind == "case.begun")
    assert entry.said["printed"][0] == [
        "Where it is: the address, and the app",
        "The Friends of Oakfield group",
    ]
    kind = next(each for each in case_types.given() if each.id == "parent_post")
    assert "ask_where" in check(beginning.fields(stage.session, kind), {})
    with pytest.raises(Incomplete):
        beginning.begin(stage.session, kind, {**POST, "title": ""}, NOW)
    assert stage.case.category == "parent_post"


def test_only_those_who_read_worries_open_cases(school: School) -> None:
    kind = case_types.given()[0]
    with pytest.raises(Refused, match="Log a concern"):
        beginning.begin(school.sign_in("Miss Lee"), kind, POST, NOW)


def test_the_step_that_asks_for_one_letter_is_done_by_sending_just_that(stage: Stage) -> None:
    stage.triage({**QUARREL, "kinds": "complaint", "child": "none"})

    def says_how() -> bool:
        return next(e.is_open for e in stage.case.steps if e.step.id == "complaint_way")

    more = {"answer": "2026-03-10"}
    stage.send(stage.write("worry_heard", **more, child="Elsie", told="It hurts", doing="We ask"))
    assert says_how(), "another letter says nothing of it"
    stage.send(stage.write("complaint_way", **more))
    assert not says_how()
