"""The history of the public list: what was changed from outside is not believed."""

from dataclasses import replace

import pytest

from store.crypto.keys import Keys
from store.database import connect
from store.drawers import holders
from store.errors import Damaged, Refused
from store.home import Home
from store.school import people
from store.school.public_list import next_list
from tests.made_up import CHEAP, School
from tests.store.changing import agreed


def forge(school: School, change: str, *given: object) -> None:
    school.close()
    db = connect(school.path / "front-desk.db")
    db.execute(change, list(given))
    db.close()


def lists(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    ended = people.end_grant(dsl.public, "safeguarding", school.people["Mr Patel"])
    agreed(school, "Mrs Adeyemi", "Ms Hart", ended)
    holders.settle(dsl, school.now)


def test_a_list_without_enough_signatures_is_not_believed(school: School) -> None:
    mine = Keys.fresh()
    forged = people.add_person(school.home.desk.school, "Mallory", ("dsl",), mine)
    forge(school, "INSERT INTO lists VALUES (2, ?, '{}')", forged.encoded())
    with pytest.raises(Damaged, match="not rightly signed"):
        Home(school.path, CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM lists WHERE number = 1",
        "UPDATE lists SET signatures = '{}' WHERE number = 2",
        "UPDATE lists SET number = 3 WHERE number = 1",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'Oakfield', 'Otherone') AS BLOB)",
        "UPDATE lists SET signatures = 'rubbish' WHERE number = 2",
    ],
)
def test_a_history_that_was_changed_is_not_believed(school: School, change: str) -> None:
    lists(school)
    forge(school, change)
    with pytest.raises(Damaged):
        Home(school.path, CHEAP)


def test_a_list_that_was_rolled_back_opens_no_drawer_that_knows_better(school: School) -> None:
    lists(school)
    forge(school, "DELETE FROM lists WHERE number = 2")
    school.reopen()
    dsl = school.sign_in("Mrs Adeyemi")
    assert not dsl.holds("safeguarding")
    assert "older than it was" in dsl.trouble[0]


def test_an_older_list_is_refused(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    first = dsl.public
    people.propose(dsl, replace(next_list(first), school="Two"), "", school.now)
    for old in (first, replace(next_list(first), school="Three")):
        with pytest.raises(Refused):
            people.propose(dsl, old, "", school.now)
