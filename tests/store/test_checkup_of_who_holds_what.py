"""A public list, a grant or a ring that somebody tampered with is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from store.crypto import seal
from store.crypto.keys import Keys
from store.drawers import grants
from store.front_desk import signed
from store.home import Home
from store.school import people
from store.school.public_list import SAFEGUARDING, next_list
from store.signing_in import rings
from tests.made_up import CHEAP, NOW, School
from tests.store.lived import ALL_IS_WELL, LEAD, Lived


@pytest.fixture
def lived(school: School) -> Lived:
    return Lived(school)


@pytest.fixture
def renamed(school: School) -> Lived:
    """A school whose public list has a second version."""
    lead = school.sign_in(LEAD)
    new = replace(next_list(lead.public), form_address="https://forms.example")
    assert people.propose(lead, new, "the address of the forms", school.now)
    return Lived(school)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM lists WHERE number = 1",
        "DELETE FROM lists WHERE number = 2",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'Oakfield', 'Oakfielt') AS BLOB)"
        " WHERE number = 1",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'forms.', 'evil.') AS BLOB)"
        " WHERE number = 2",
        "UPDATE lists SET signatures = '{}' WHERE number = 2",
        "UPDATE lists SET signatures = 'x' WHERE number = 1",
    ],
    ids=["first gone", "last gone", "first altered", "last altered", "unsigned", "garbled"],
)
def test_a_version_of_the_list_that_was_tampered_with_is_found(
    renamed: Lived, statement: str
) -> None:
    renamed.tamper("front-desk", statement)
    assert renamed.check() != ALL_IS_WELL


def test_a_version_signed_anew_by_the_terminal_is_found(renamed: Lived) -> None:
    db = renamed.open("front-desk")
    body = next(db.query("SELECT body FROM lists WHERE number = 2"))["body"]
    db.close()
    forged = f'{{"{renamed.school.people[LEAD]}":"{renamed.device.keys.sign(body)}"}}'
    renamed.tamper(
        "front-desk", "UPDATE lists SET signatures = ? WHERE number = 2", given=(forged,)
    )
    assert renamed.check() != ALL_IS_WELL


def test_a_whole_new_list_by_somebody_else_is_found(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        public = home.desk.school
    mine = Keys.fresh()
    taken = tuple(replace(each, seal=mine.seal, verify=mine.verify) for each in public.people)
    forged = replace(public, people=taken)
    signatures = signed(forged, dict.fromkeys(public.keepers, mine))
    text = "{" + ",".join(f'"{id}":"{name}"' for id, name in signatures.items()) + "}"
    lived.tamper(
        "front-desk", "UPDATE lists SET body = ?, signatures = ?", given=(forged.encoded(), text)
    )
    assert lived.check() != ALL_IS_WELL


def exchange_the_grant(lived: Lived) -> None:
    """Wrap another key for the holders, signed by the terminal."""
    with Home(lived.path, CHEAP) as home:
        public, lead = home.desk.school, lived.school.people[LEAD]
        wraps = seal.wrap(seal.fresh_key(), [public.sealing_key(lead)])
        keys = home.device.keys
        grant = grants.Grant(SAFEGUARDING, 1, wraps, lead, keys.verify, "")
    lived.tamper(
        "front-desk",
        "UPDATE grants SET wraps = ?, key = ?, signature = ? WHERE drawer = 'safeguarding'",
        given=(wraps, keys.verify, keys.sign(grant.signed_part())),
    )


def remove_the_grant(lived: Lived) -> None:
    lived.tamper("front-desk", "DELETE FROM grants WHERE drawer = 'safeguarding'")


def swap_the_grants(lived: Lived) -> None:
    """Give the DSL's drawer the wraps of another one, as they were signed."""
    lived.tamper(
        "front-desk",
        "UPDATE grants SET wraps = (SELECT wraps FROM grants WHERE drawer = 'office')"
        " WHERE drawer = 'safeguarding'",
    )


def remove_the_drawer(lived: Lived) -> None:
    (lived.path / "drawers" / "safeguarding.db").unlink()


@pytest.mark.parametrize(
    "act", [exchange_the_grant, remove_the_grant, swap_the_grants, remove_the_drawer]
)
def test_a_grant_that_was_tampered_with_is_found(
    lived: Lived, act: Callable[[Lived], None]
) -> None:
    act(lived)
    assert any(SAFEGUARDING in sentence for sentence in lived.check())


def test_a_ring_of_somebody_else_is_found(lived: Lived) -> None:
    lead, other = lived.school.people[LEAD], lived.school.people["Mr Patel"]
    lived.tamper(
        "front-desk",
        "UPDATE rings SET ring = (SELECT ring FROM rings WHERE person = ?) WHERE person = ?",
        given=(lead, other),
    )
    assert lived.check() == [
        "The key ring of Mr Patel was exchanged or changed. They need a new PIN."
    ]


def test_a_ring_with_another_seed_is_found_when_it_is_used(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        lead, pin = lived.school.people[LEAD], lived.school.pins[LEAD]
        rings.put(home, lead, Keys.fresh().seed, pin, NOW)
    assert lived.check() == ["This key ring is older than the list of people. Ask for a new PIN."]
