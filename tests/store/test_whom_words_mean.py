"""Whom the words of a child or a colleague mean where no name says it plainly.

Of each sort there are sentences that mean somebody, and such as are near them and mean nobody more.
"""

import pytest

from store.adults.reading import Reading
from store.crypto.keys import Keys
from store.letterbox.told import STAFF, Told
from store.school import people
from store.school.public_list import PublicList
from store.worries import by_whom, stands_out
from store.worries.worry import Worry
from tests.made_up import School

SOMEBODY_AT_SCHOOL = """
someone at school touched me
somebody at school hits me
a person at school hurt me
someone at the school put his hand down my pants
somebody in school slapped me
someone from school touched my privates
someone at breakfast club hit me
some one at school tickles me and i hate it
somebody at after school club hurts me
someone who comes to school touched me
"""
NOT_SOMEBODY_AT_SCHOOL = """
someone in my class hit me
someone took my pencil at school
somebody pushed me in the line
someone at school is my friend
someone at school has the same bag as me
someone hurt my feelings
someone from year 4 kicked me
somebody in oak pushed me
someone fell over at school
someone at home hit me
someone at school hit the ball
"""
HEAD = """
head hit me
head slapped me in the office
head grabbed my arm
head touched my leg
head hits us
head kicked me
head locked me in his office
"""
NOT_HEAD = """
my head hit the wall
i banged heads with tom
tom has a big head
head hurts
my head hurt when tom hit me
she hit my head
tom pushed me and my head hit the floor
head told me well done
"""
STRANGER = """
the man at the park follows me
the man by the shops follows me home
that man in the van follows us
the lady at the bus stop follows me
the man at the gate follows me
the man at the park gives me presents
the man next to the school takes pictures of me
the man on the bus followed me
"""
NOT_STRANGER = """
the man at the shop gave me my change
the ice cream man gave us a lolly
i saw a big man statue
the man in the book was funny
spider man is my favourite
the lady at the park has a dog
my dog follows me
the man on tv was silly
the lady told me to meet mum at the gate
my dog follows me and the man laughed
the lady gave me a present for my birthday
"""
RUN_TOGETHER = """
amypatel hit me
amypatel hurts me
i dont like amypatel she pushed me
rajthomas touched me
then rajthomas shouted and hit me
i hate rajthomas he hurts me
amypatels hand hit me
its about amypatel
can you help rajthomas scares me
"""
NOT_RUN_TOGETHER = """
amyjones hit me
football hurt me
playground tom hit me
samandtom pushed me
amybell pushed me over
breaktime is good
anapple hit my head
rajsmith kicked me
grandpatom hit me
tomreed hit me
"""
WHOSE_TEACHER = """
toms teacher hit me
toms teacher shouted at me and pushed me
bens teacher grabbed my arm
toms teacher touched me
i was hurt by toms teacher
toms ta pinched me
toms teacher kicked tom
toms coach slapped him
"""
NOT_WHOSE_TEACHER = """
thomas hit me
mr thomas hit me
mr toms hit me
mr tomas hit me
thomass hit me
mr thoms pushed me
i told thomas he hit me
mister thomas hurt me
thomas teacher hit me
raj thomas hit me
"""
BESIDE = """
tom who sits next to miss lee hit me
ben who sits with miss lee hit me
the boy who sits by miss lee pushed me
tom who works with miss lee slapped me
a girl who sits beside miss lee bit me
ben who is next to miss lee punched me
the boy who plays near miss lee hit me
ella who goes with miss lee pinched me
my friend who sits behind miss lee pushed me
"""
NOT_BESIDE = """
miss lee who sits next to tom hit me
tom who sits next to miss lee said miss lee hit me
tom saw who miss lee hit
i told tom who told miss lee and she hit me
tom who told me miss lee hit him
miss lee hit me next to tom
ben who knows miss lee hit me is sad
tom who sits next to miss lee hit me and miss lee hit me
tom who sits next to miss lee hit me then she pulled my hair
tom who was kicked by miss lee kicked me
the kid who was held by miss lee hit me
the girl who was alone with miss lee hit me
tom who sits with miss lee hit me and miss lee did too
"""
SIBLINGS = """
my brother hit me
my little brother bit me
my sister pulled my hair and hit me
my brother punched me
my brother hits me when we play
my little sister scratched me and kicked me
my brothers hit me
my sister slapped me because of the tablet
"""
NOT_SIBLINGS = """
my dad hits me
my uncle hit me
my brother touches me at night
my brother hit me and my dad hit me
my mum smacked me
my step brother hurts me
my brother hurts me and says its a secret
my brother touched my privates
my brother hit me with the belt
i dont want to go home he hits me
"""
TITLE_AND_FIRST_NAME = """
Coach Dave pushed Kit
Coach Sarah slapped Kit
Coach Dave hit Kit on the arm
I saw Coach Mike grab Kit by the arm
Nurse Jackie slapped Kit
Reverend John touched Kit
Coach Ali pulled Kit's hair and pushed Kit
Kit says that Coach Dave hurt her
"""
NOT_TITLE_AND_FIRST_NAME = """
Coach Dave helped Kit when Tom pushed Kit
Kit pushed Tom and Coach Dave told me
I told Coach Dave that Tom pushed Kit
Dave pushed Kit
The coach was late
Coach Dave was there when Tom hit Kit
Kit fell and Coach Dave put ice on it
Tom hit Kit at football with Coach Dave
Coach Dave took the register
Kit was hit by a ball and Coach Dave rang home
"""


@pytest.fixture
def public(school: School) -> PublicList:
    """With two on the list by their first names."""
    added = school.home.desk.school
    for name in ("Amy Patel", "Raj Thomas"):
        added = people.add_person(added, name, ("teacher",), Keys.fresh())
    return added


def sentences(of: str) -> list[str]:
    return of.strip().splitlines()


def worry(words: str, name: str = "Ada Finch") -> Worry:
    return Worry("worry:x", Told(words=words, name=name))


def named(public: PublicList, words: str, name: str = "Ada Finch") -> set[str]:
    return {public.name_of(id) for id in stands_out.adults_in(worry(words, name), public)}


def accused(public: PublicList, words: str) -> set[str]:
    read = Reading(public, worry(words))
    return {public.name_of(id) for id in read.left_open(words) | read.harming(words)}


def jobs(public: PublicList, words: str) -> tuple[str, ...]:
    return stands_out.jobs_in(worry(words), public)


def wrong(some: str, right: dict[str, bool]) -> list[str]:
    assert right.keys() == {*sentences(some)}
    return [each for each, is_right in right.items() if not is_right]


@pytest.mark.parametrize(
    ("some", "none"),
    [(SOMEBODY_AT_SCHOOL, NOT_SOMEBODY_AT_SCHOOL), (STRANGER, NOT_STRANGER)],
)
def test_a_grown_up_of_no_name_is_asked_about(public: PublicList, some: str, none: str) -> None:
    asked = {each: bool(jobs(public, each)) for each in sentences(some)}
    assert wrong(some, asked) == []
    asked = {each: not jobs(public, each) for each in sentences(none)}
    assert wrong(none, asked) == []


def test_head_is_the_headteacher_where_nobodys_head_is_meant(public: PublicList) -> None:
    for some, meant in ((HEAD, True), (NOT_HEAD, False)):
        right = {e: ("Ms Hart" in accused(public, e)) == meant for e in sentences(some)}
        assert wrong(some, right) == []


def test_first_and_last_name_run_together_are_who_is_on_the_list_so(public: PublicList) -> None:
    whole = {"Amy Patel": "amypatel", "Raj Thomas": "rajthomas"}
    right = {
        e: {name for name, run in whole.items() if run in e} <= named(public, e)
        for e in sentences(RUN_TOGETHER)
    }
    assert wrong(RUN_TOGETHER, right) == []
    right = {e: not named(public, e) for e in sentences(NOT_RUN_TOGETHER)}
    assert wrong(NOT_RUN_TOGETHER, right) == []


def test_a_first_name_that_says_whose_something_is_is_no_misspelt_surname(
    public: PublicList,
) -> None:
    right = {
        e: "Raj Thomas" not in named(public, e) and bool(jobs(public, e))
        for e in sentences(WHOSE_TEACHER)
    }
    assert wrong(WHOSE_TEACHER, right) == []
    right = {e: "Raj Thomas" in named(public, e) for e in sentences(NOT_WHOSE_TEACHER)}
    assert wrong(NOT_WHOSE_TEACHER, right) == []


def test_whom_somebody_is_beside_is_not_who_did_it(public: PublicList) -> None:
    for some, did in ((BESIDE, False), (NOT_BESIDE, True)):
        right = {e: ("Miss Lee" in accused(public, e)) == did for e in sentences(some)}
        assert wrong(some, right) == []


def test_a_quarrel_of_siblings_names_no_colleague_of_the_surname(public: PublicList) -> None:
    for some, family in ((SIBLINGS, False), (NOT_SIBLINGS, True)):
        right = {
            e: ("Mr Patel" in named(public, e, "Amy Patel Oak")) == family for e in sentences(some)
        }
        assert wrong(some, right) == []


def test_who_is_called_by_a_job_and_a_first_name_is_asked_about(
    public: PublicList, school: School
) -> None:
    for some, harms in ((TITLE_AND_FIRST_NAME, True), (NOT_TITLE_AND_FIRST_NAME, False)):
        right = {}
        for each in sentences(some):
            told = Told(words=each, name="Kit Shaw", source=STAFF, by=school.people["Miss Lee"])
            read = Reading(public, Worry("worry:x", told))
            right[each] = bool(read.jobs(each, by_whom.leaves_open)) == harms
        assert wrong(some, right) == []
