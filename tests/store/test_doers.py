"""Who at school is said to have harmed a child; what children write every day says it of nobody."""

from functools import partial

import pytest

from store.adults.reading import Says
from store.letterbox.naming import named_in
from store.school.public_list import PublicList
from store.worries.by_whom import does, leaves_open
from store.worries.doers import harms, i_harm, read_for
from tests.made_up import School

GRAVE = (
    ("Miss Lee", "Miss Lee locked me in the cupboard and touched me"),
    ("Miss Lee", "miss lee hit me"),
    ("Miss Lee", "Miss Lee came over and slapped me"),
    ("Miss Lee", "miss leigh smaked me on the leg"),
    ("Miss Lee", "Miss Lee always pulls my hair"),
    ("Miss Lee", "Miss Lee shouted at me and grabbed my arm really hard"),
    ("Miss Lee", "I hate Miss Lee. She hits me."),
    ("Miss Lee", "I am scared of Miss Lee because she locks us in the toilet"),
    ("Miss Lee", "I got slapped by Miss Lee"),
    ("Miss Lee", "it was Miss Lee who pinched me"),
    ("Miss Lee", "Ann's mother says that Miss Lee slapped Ann in the face"),
    ("Miss Lee", "Miss Lee threw a chair at me"),
    ("Miss Lee", "Miss Lee is mean and she kicked a boy"),
    ("Miss Lee", "Pani Lee mnie uderzyła"),
    ("Miss Lee", "пані Лі мене вдарила"),
    ("Mr Okafor", "Mr Okafor hit me with it"),
    ("Mr Okafor", "mr okafor touched my bottom"),
    ("Mr Okafor", "Mr Okafor keeps touching me"),
    ("Mr Okafor", "Mr Okafor has pushed Sam against the wall"),
    ("Mr Okafor", "Sam was dragged out of the hall by Mr Okafor"),
    ("Mr Okafor", "I don't like Mr Okafor. He tickles me and he kissed me"),
    ("Mr Patel", "The deputy head hit me"),
    ("Ms Hart", "the head teacher grabbed my arm"),
    ("Mr Patel", "Mr. Patel punched him"),
    ("Mr Patel", "Mr Patel and Miss Lee locked me in the cupboard"),
    ("Miss Lee", "Mr Patel and Miss Lee locked me in the cupboard"),
    ("Mr Patel", "Mr Patel, Miss Lee and Mr Okafor hit Kit"),
    ("Mr Okafor", "Mr Patel, Miss Lee and Mr Okafor hit Kit"),
    ("Mr Patel", "mr patel and tom hit me"),
    ("Miss Lee", "I was slapped by Mr Patel and Miss Lee"),
    ("Mr Patel", "I was slapped by Mr Patel and Miss Lee"),
    ("Mr Patel", "I saw Mr Patel and Ms Hart hit Kit"),
    ("Ms Hart", "I saw Mr Patel and Ms Hart hit Kit"),
    ("Mr Patel", "Today we watched Mr Patel, Miss Lee & Ms Hart drag Kit by the hair"),
    ("Mr Patel", "At lunch Mr Patel with Ms Lee-Grant hit Kit"),
    ("Mr Patel", "yesterday mr patel and ms hart hit me"),
    ("Mr Patel", "tom saw mr patel and ms hart hit me"),
    ("Mr Patel", "mr patel and the cook hit me"),
    ("Ms Hart", "the head hit me"),
    ("Ms Hart", "the head of the school hit me"),
    ("Ms Hart", "boss of the school touched me"),
    ("Ms Hart", "the boss of all the teachers kicked me"),
    ("Ms Hart", "the hed of the skool slapped me"),
    ("Mr Bell", "the lady in the office hit me"),
    ("Mr Patel", "the vice head pinched me"),
    ("Mr Patel", "the second head hit me"),
    ("Mr Patel", "mr patel in reception hit me"),
    ("Mr Patel", "mr patel at lunch in the hall grabbed my arm"),
    ("Mr Patel", "mr patel who helps us with maths hit me"),
    ("Mr Patel", "mr patel that helps us hit me"),
    ("Mr Patel", "Mr Patel, who looks after us at lunch, kicked me"),
    ("Mr Patel", "mr patel who is kind to us in class touched my privates"),
    ("Mr Patel", "mr patel who teaches us english and maths slapped me"),
)
ORDINARY = (
    ("Miss Lee", "Miss Lee helped when Tom hit me"),
    ("Miss Lee", "Tom hit me and Miss Lee put a plaster on"),
    ("Miss Lee", "I told Miss Lee that Ann kicked me and she said sorry"),
    ("Miss Lee", "Miss Lee saw Tom push me off the bench"),
    ("Miss Lee", "miss lee saw tom and ann hit me"),
    ("Miss Lee", "miss lee was on duty when tom kiked me"),
    ("Miss Lee", "Miss Lee told the boys off for hitting me"),
    ("Miss Lee", "Miss Lee was hit by a ball"),
    ("Miss Lee", "Miss Lee hurt her foot"),
    ("Miss Lee", "Miss Lee hugged me because I cried. Tom pushed me"),
    ("Miss Lee", "Miss Lee pushed me on the swing"),
    ("Miss Lee", "Miss Lee tied my laces and then Tom pulled them open and hit me"),
    ("Miss Lee", "Miss Lee said do not touch the glue"),
    ("Miss Lee", "I hit my head and Miss Lee rang my mum"),
    ("Miss Lee", "Miss Lee did not see that he hit me"),
    ("Miss Lee", "Tom punched me in Miss Lee's class"),
    ("Miss Lee", "Miss Lee kicked the ball to us"),
    ("Miss Lee", "Miss Lee locked the cupboard and Tom hit me again"),
    ("Miss Lee", "Tom hit me by Miss Lee's desk"),
    ("Miss Lee", "My brother hits me. I told Miss Lee. She was nice."),
    ("Miss Lee", "Miss Lee stopped a girl hitting me"),
    ("Miss Lee", "Kit lost his temper with Miss Lee"),
    ("Mr Okafor", "Tom kicked me at football and Mr Okafor sent him off"),
    ("Mr Okafor", "Mr Okafor shook my hand. Ben kicked me"),
    ("Mr Okafor", "Mr Okafor let me hold it. Then Ben threw sand at me"),
    ("Mr Okafor", "Mr Okafor asked who hit me"),
    ("Mr Okafor", "I was with Mr Okafor and Tom hit me"),
    ("Mr Okafor", "I told Mr Okafor and Ben hit me again"),
    ("Ms Hart", "I went to the head because Tom bit me"),
    ("Ms Hart", "I was behind Ms Hart and Tom kicked me"),
    ("Mr Patel", "I went to Mr Patel and Tom hit me again"),
    ("Mr Patel", "Tom hit me and Mr Patel and Ms Hart helped"),
    ("Mr Patel", "I told Mr Patel and he caught the boy who hit me"),
    ("Mr Patel", "mr patel who helps us saw tom hit me"),
    ("Mr Patel", "mr patel was in the hall tom hit me"),
    ("Mr Patel", "i was with mr patel at lunch and tom hit me"),
    ("Mr Patel", "mr patel was outside at playtime when tom hit me"),
    ("Mr Patel", "mr patel who helped when tom hit me"),
    ("Mr Patel", "mr patel who helps us was hit by a ball"),
    ("Mr Patel", "mr patel who was nice and tom hit me"),
    ("Mr Patel", "tom hit me and mr patel who was on duty told him off"),
)


LEFT_OPEN = (
    "I have a bruise on my arm. I don't want to go to Miss Lee",
    "it hurts when Miss Lee holds me",
    "My arm hurts from Miss Lee",
    "Miss Lee told me it would hurt if I tell",
    "I told Miss Lee to stop hurting me",
    "I am scared of Miss Lee. I got hit",
    "I don't want to be with Miss Lee, she squeezes",
    "Miss Lee's hand on my bottom",
    "Miss Lee gets angry. Then the hitting starts",
    "Ask Miss Lee why I have a bruise",
    "Mr Patel hit Kit, and Miss Lee did too",
    "He has a bruise, Miss Lee was alone with him",
    "Kit has two big bruises. Miss Lee was alone with him.",
    "Kit was hurt. Miss Lee was in the room.",
    "Kit flinched when Miss Lee came in.",
    "Kit says nothing, but hides from Miss Lee.",
    "Kit was alone with Miss Lee.",
    "Miss Lee was in the toilets with Kit.",
    "Miss Lee lost her temper with Kit.",
    "Miss Lee gave Kit a present.",
    "I told Miss Lee and then the kicking starts again",
    "Miss Lee took Kit into the store cupboard and closed the door",
    "Kit says Miss Lee watches him change",
    "Miss Lee gives Kit Shaw lifts home",
    "Miss Lee drove Kit home",
    "Miss Lee bought Kit a phone",
    "Kit has Miss Lee's number",
    "Miss Lee makes comments about Kit's body",
    "Kit will not go near Miss Lee",
    "Kit came out of Miss Lee's room crying",
    "Kit wet himself when Miss Lee came in",
    "Miss Lee humiliates Kit in front of the class",
    "Miss Lee shouts at Kit every day",
    "I am worried about how close Miss Lee is to Kit",
    "Miss Lee smelled of alcohol this morning",
    "Miss Lee called my daughter fat",
    "Miss Lee meets Kit after school at the park",
    "Miss Lee sends the girls heart emojis",
)
QUARRELS = (
    "I fell over and hurt my knee and Miss Lee put a plaster on",
    "My tummy hurts and I told Miss Lee",
    "i got kicked at football and miss lee did nothing",
    "Tom and Ben keep kicking me and Miss Lee says to ignore them",
    "They push me in the line and Miss Lee does not see",
    "Can Miss Lee help me? Someone keeps hitting me",
    "the ball hit my face and Miss Lee gave me ice",
    "a boy in year 5 pushed me over. miss lee was on duty but she was talking",
    "people hit me and miss lee dont care",
    "Kit has a bruise. I told Miss Lee",
    "Miss Lee noticed that Kit has a bruise",
)
OF_COLLEAGUES = (
    "Kit's dad smelled of alcohol at the gate, and Miss Lee noticed it too",
    "Tom keeps picking on Kit, and Miss Lee has moved their seats",
    "Mum drove Kit home. Miss Lee signed him out",
    "Kit never wants to go to swimming. Miss Lee asked why",
    "Miss Lee closed the door because of the noise",
    "Miss Lee gave Kit his money back",
    "The gate was left unattended. Miss Lee has seen it",
    "Kit will not go near the dog. Miss Lee told mum",
    "Miss Lee is worried about how quiet Kit is",
)


UNKNOWN = (
    "miss lee makes me kis her then i can play",
    "miss lee watches when i go for a wee",
    "Miss Lee made me eat my sick",
    "miss lee squashd my hand in the dor on perpus",
    "Miss Lee cuddles me to tight",
    "miss lee said i should kill myself",
    "I told Miss Lee and Miss Lee locked the door",
    "miss lee says to tell nobody",
    "miss lee took me to the cupboard",
    "Miss Lee comes to my house at night",
    "miss lee is kind to me when i dont cry",
    "miss lee said sorry after",
    "miss lee knows what she did",
    "miss lee helped ms hart hold me down",
    "miss lee who helps us with maths makes me eat it",
    "miss lee that helps in class wont let me have my coat",
)
IN_PASSING = (
    "I told Miss Lee",
    "can i talk to Miss Lee",
    "Tom took my hat and Miss Lee found it",
    "sam wont play with me, i told miss lee already",
    "Miss Lee just saw it",
    "can Miss Lee come",
    "Miss Lee told the boys off",
    "miss lee helped me find my coat and rang my mum",
    "tom hit me and miss lee saw and told him off",
    "miss lee took me to the nurse and rang my dad",
    "tom kicked me in miss lees lesson and laughed",
    "miss lee saw tom and ben fighting and stopped them",
    "miss lee said well done and gave me a sticker",
    "miss lee heard tom swear and told his mum",
    "miss lee found my book and gave it back",
    "can miss lee come and talk to me",
    "miss lee saw tom and ann hit me",
    "tom bit me and miss lee put a plaster on my knee",
    "I told Miss Lee who helps us with maths",
    "miss lee who was there saw it",
    "tom hit me and i went to miss lee who looks after us",
    "miss lee who saw tom hit me",
    "tom hits me and miss lee never does anything",
)


def _says(public: PublicList, name: str, words: str, says: Says = harms) -> bool:
    (person,) = (each for each in public.people if each.name == name)
    called = public.called({person.id})
    return says(read_for(words, lambda few: bool(named_in(few, called)), name))


def test_what_says_that_an_adult_harmed_a_child_is_told_from_every_quarrel(school: School) -> None:
    says = partial(_says, school.sign_in("Mr Patel").public)
    assert [words for name, words in GRAVE if not says(name, words)] == []
    assert [words for name, words in ORDINARY if says(name, words)] == []


def test_harm_beside_an_adult_is_left_open_where_no_quarrel_explains_it(school: School) -> None:
    leaves = partial(_says, school.sign_in("Mr Patel").public, says=leaves_open)
    assert [words for words in LEFT_OPEN if not leaves("Miss Lee", words)] == []
    assert [words for words in (*QUARRELS, *OF_COLLEAGUES) if leaves("Miss Lee", words)] == []
    asked = [words for name, words in ORDINARY if leaves(name, words)]
    assert len(asked) <= 1, f"of {len(ORDINARY)} that nobody else is to be asked about: {asked}"


def test_of_a_childs_own_words_whoever_does_anything_unknown_counts(school: School) -> None:
    asks = partial(_says, school.sign_in("Mr Patel").public, says=does)
    assert [words for words in (*LEFT_OPEN, *UNKNOWN) if not asks("Miss Lee", words)] == []
    assert [words for words in (*QUARRELS, *IN_PASSING) if asks("Miss Lee", words)] == []


@pytest.mark.parametrize("words", ["I lost my temper, grabbed Sam Fox by the arm and slapped him"])
def test_who_writes_of_themself_says_it_too(words: str) -> None:
    assert i_harm(words)
    assert not i_harm("I sent the letter about Sam hitting Ann to the wrong mother")
