"""What the pages of consents and slips say of answers: whose each is, and which counts."""

from datetime import timedelta
from pathlib import Path

from screens.staff.consents.words import (
    NOT_COUNTED,
    answer_words,
    in_short,
    look_words,
    school_words,
)
from screens.staff.to_parents.slip_words import answered_before
from store.consents import acts, keying, wording
from store.consents.answers import Answer
from store.consents.taking_in import take_in
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import ready, send_out, two_children_each, write_about


def test_a_slip_names_its_own_adults_answer_and_a_late_yes_says_why_it_does_not_count(
    school: School, tmp_path: Path
) -> None:
    office = ready(school)
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet"))[0]
    slip, (edition,) = keying.find(office, letter.code), letter.forms
    for minutes, name, use in ((1, slip.carer.name, "no"), (2, "Al Other", "yes")):
        at = NOW + timedelta(minutes=minutes)
        said = Answer(
            letter.id, "internet", edition, {"use": use}, name=name, at=at.isoformat("T", "seconds")
        )
        assert take_in(office, name, said, at)
    now = NOW + timedelta(minutes=3)
    said_before = answered_before(office, slip, now)
    assert "1 no. A no that is newer than the slip stands." in said_before
    assert "somebody else answered (Al Other): that stays" in said_before
    assert "1 yes" not in said_before
    assert "counts instead" not in said_before
    keying.key_in(office, slip, {edition: {"use": "yes"}}, now)
    form = wording.edition(office.home.desk.db, office.public, edition)
    other, kept = acts.of(office, letter.pupil).given[1:]
    assert NOT_COUNTED in answer_words(kept, form, "", "", office.public, now)
    assert in_short(kept, form).endswith("1 yes (not every yes counts)")
    assert in_short(other, form).endswith("1 yes")
    asked = look_words(other, ["Internet"], slip.carer.name, "the letter was written to her")
    assert f"Al Other answered by the letter to {slip.carer.name}: Internet. The letter" in asked
    ends = school_words(["x"], {}, "Mrs Adeyemi")
    assert ends == "The school does not want it: x. Who may end that: Mrs Adeyemi."
