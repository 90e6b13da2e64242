"""A grown-up whom a child calls by what they do is asked about, whoever that is."""

import pytest

from store.adults import low_ends
from store.cases import about_field
from store.letterbox.told import PARENT, STAFF, Told
from store.worries import filing, stands_out
from store.worries.worry import Worry
from tests.made_up import School

HARM = (
    ("the supply teacher pushed me", "teacher"),
    ("the student teacher kissed me", "teacher"),
    ("our music teacher hits us", "teacher"),
    ("techer hit me", "techer"),
    ("grown up hit me", "grown up"),
    ("the nurse hit me", "nurse"),
    ("my ta hits me", "my ta"),
    ("the reverend hit me", "reverend"),
    ("i get smacked by the breakfast club lady", "breakfast club lady"),
    ("the after school man touched me", "after school man"),
    ("swimming man hurts me", "swimming man"),
    ("the lady hit me", "lady"),
    ("the person in the office hit me", "person in the office"),
    ("a man at school touched me", "a man"),
    ("the man at school touched me", "man"),
    ("an adult kicked me", "an adult"),
    ("a grown up hit me", "a grown up"),
    ("miss kirsty pulled my hair", "miss kirsty"),
    ("mr pats put his hand down my pants", "mr pats"),
    ("mr brown hit me", "mr brown"),
    ("lunch time lady pushed me", "lunch time lady"),
    ("my lsa pinches me", "my lsa"),
    ("my 121 pinches me", "my 121"),
    ("my one to one pinches me", "my one to one"),
    ("my one to one lady hit me", "to one lady"),
    ("the after school club lady smacked me", "school club lady"),
    ("mis pushed me", "mis"),
    ("the big boss spat on me", "big boss"),
    ("cook hit me", "cook"),
    ("miss bit me", "miss"),
    ("the staff hit us", "staff"),
    ("the first aider hurt my arm", "first aider"),
    ("the club leader touched me", "club leader"),
    ("leo's ta pinched him", "leos ta"),
    ("the person at club touched me", "person at club"),
    ("the nurse who looks after us touched my privates", "nurse"),
    ("the man who helps in class kissed me", "man"),
)
NOTHING = (
    "the ice cream man gave us a lolly",
    "tom hit the snow man",
    "i kicked the man in my game",
    "the other person pushed me",
    "my little sister and the old lady helped",
    "i miss kirsty and i really miss my nan",
    "the doctor gave me a plaster",
    "i cook tea and tom hit me",
    "i went ta school and tom hit me",
    "the person who sits next to me hit me",
)
NAMED = (
    *(
        "the ta screams at me and wont let me go toilet",
        "my ta makes me cry",
        "the lsa laughed at me",
    ),
    *("miss kirsty wont let me play", "i sat with mrs smith from the kitchen", "mr pats is here"),
)


BY_STAFF = (
    ("The dinner lady grabbed Elsie by the arm and left a mark", "dinner lady"),
    ("Mr Dave the coach grabbed him by the neck", "mr dave"),
    ("A TA slapped Elsie", "ta"),
    ("Kit says Mr Dave from football grabbed him by the neck", "mr dave"),
    ("Kit said “the dinner lady slapped me”", "dinner lady"),
    ("Kit has a bruise on his arm. The TA was alone with him.", "the ta"),
    ("A member of staff dragged Kit out of the hall", "member of staff"),
    ("Kit's TA pinched him", "ta"),
    ("A colleague slapped Kit in the hall", "colleague"),
    ("One of the lunchtime staff grabbed Kit", "lunchtime staff"),
    ("Kit says the lunchtime supervisor who looks after them grabbed him", "lunchtime supervisor"),
)
NOT_BY_STAFF = (
    "Mr Dave the coach says Kit plays well. I rang the office.",
    "Kit fell and hurt his knee. The TA put a plaster on.",
    "Tom hit Kit at lunch. The dinner lady stopped them.",
    "The TA told me that Tom hit Kit.",
    "Kit pushed the TA and bit the dinner lady.",
    "Kit's childminder is a lady who hurt her back.",
    "Kit pinched Leo's TA.",
    "Kit bit his TA and kicked Tom.",
    "Tom hit Kit and a colleague stopped him. I told the staff.",
    "The first aider put a plaster on Kit's knee after Tom kicked him.",
    "Mr Ode hit Sam at the gate, his mother says.",
)


def _told(words: str, *teachers: str) -> Worry:
    return Worry("worry:1", Told(words=words, name="Sam Ode", class_name="Oak", teachers=teachers))


@pytest.mark.parametrize("teacher", ["", "Miss Lee"])
def test_a_job_that_does_harm_counts_whatever_it_is_called(school: School, teacher: str) -> None:
    public, taught = school.home.desk.school, (school.people[teacher],) if teacher else ()
    found = {words: low_ends.harm_of(public, _told(words, *taught)) for words, _ in HARM}
    assert [words for words, job in HARM if f"“{job}”" not in found[words]] == []
    assert [words for words in NOTHING if stands_out.jobs_in(_told(words, *taught), public)] == []
    assert [words for words in NAMED if not stands_out.jobs_in(_told(words, *taught), public)] == []


@pytest.mark.parametrize("source", [STAFF, PARENT])
def test_a_colleague_writes_of_one_with_no_name_only_where_harm_is_told(
    school: School, source: str
) -> None:
    public, by = school.home.desk.school, school.people["Mr Patel"]

    def asked(words: str) -> tuple[str, ...]:
        told = Told(source=source, by=by, fact=words, name="Sam Ode", class_name="Oak")
        worry = Worry("worry:1", told)
        fields = {each.id for each in filing.filing_fields(worry, public)}
        assert (about_field.NOT_ABOUT.id in fields) == bool(low_ends.open_of(public, worry))
        return low_ends.open_of(public, worry)

    assert [words for words, job in BY_STAFF if f"“{job}”" not in asked(words)] == []
    assert [words for words in NOT_BY_STAFF if asked(words)] == []
    told = Told(
        source=source,
        by=by,
        fact="Her teacher slapped Elsie",
        class_name="Oak",
        teachers=(school.people["Miss Lee"],),
        name="Elsie",
    )
    worry = Worry("worry:1", told)
    assert low_ends.harm_of(public, worry) == ("Miss Lee",)


@pytest.mark.parametrize("words", ["the teacher hits me", "teacher locked me in the cupboard"])
def test_the_teacher_may_be_the_one_of_the_childs_class_or_another(
    school: School, words: str
) -> None:
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    worry, person = _told(words, lee), school.home.desk.school.person(lee)
    assert person is not None
    assert low_ends.harm_of(public, worry) == ("Miss Lee", "“teacher”")
    assert stands_out.names(worry, person, public)
    assert low_ends.harm_of(public, _told("my teacher hits me", lee)) == ("Miss Lee",)
