"""What children say of a grown-up every day asks nobody else; what may be more still does."""

from store.adults import low_ends
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import School

EVERY_DAY = (
    "miss lee said i can sit next to tom",
    "can i talk to miss lee",
    "mr patel said well done for my maths",
    "i told mr patel that tom took my ball",
    "miss lee helped me when i fell",
    "tom pushed me and mr patel told him off",
    "mr bell gave me a plaster",
    "miss lee was off today and i missed her",
    "i like mr okafor",
    "mrs adeyemi is nice",
    "i dont want to do pe with mr okafor",
    "miss lee moved me to a different table",
    "mr patel said i have to sit by the window",
    "miss lee didnt see tom push me",
    "i asked mr okafor but he was busy",
    "mr okafor chose sam for the team not me",
    "miss lee gave me a red card",
    "mr patel told my mum i was late",
    "miss lee lost my book",
    "miss lee says my writing is messy",
    "mr okafor shouted at the whole class",
    "miss lee let mia go first",
    "i was sick and mr bell rang my mum",
    "mr patel stopped the fight",
    "miss lee said no to the toilet",
    "i am scared of the test miss lee gave us",
    "mr patel took my phone",
    "mr okafor said we cant play football",
    "miss lee is leaving and i am sad",
    "tom called miss lee fat",
    "mia drew a picture of mr patel",
    "miss lee put me on the sad cloud",
    "miss lee thinks i did it but it was tom",
    "mr patel knows tom is mean to me",
    "i want mr okafor to be my teacher next year",
    "ms hart came to our class and it was boring",
    "i had to go to ms hart because of tom",
    "ms hart gave me a sticker",
    "miss lee told us about the fire and i am scared",
    "mr okafor made me run too much",
)
"""Forty sentences that name an adult; of those that may be more somebody else is asked."""
ASKED = 12
MORE = (
    "mr patel gave me sweets in his car",
    "mr patel likes me too much",
    "mr patel gave me a sticker and said its a secret",
    "mr patel gave me a sticker and he said dont tell miss lee",
    "mr patel showed me a picture",
    "mr patel showed me how to do it with my mouf",
    "mr patel showed us how to kiss",
    "mr patel showed me how to hold it",
    "i like mr patel when he is not cross",
    "i like mr patel he tickels me",
    "i like mr patel but he makes me eat it",
    "i love mr patel he is my boyfrend",
    "i like mr patel to much and he likes me",
    "miss lee said i can sit on her nee",
    "mr patel said i can sit next to him",
    "mr patel said i can stay with him after",
    "mr patel said i can come to his house",
    "mr patel said i can see his snake",
    "mr patel said i can be his speshal helper",
    "mr patel said i can play with it",
    "mr patel said i can have it if i am good",
    "mr patel said we can play a game when nobody is there",
    "mr patel said we cant tell",
    "mr patel said i have to take it off",
    "mr patel said i have to do it agen",
    "mr patel told my mum i was lying but he did it",
    "mr patel told my mum that i made it up",
    "mr patel gave us a drink and it tasted funny",
    "mr patel gave me a card with a hart on it",
    "mr patel gave me a book and said come back after school",
    "mr patel gave me a book for being quiet",
    "mr patel gave me money",
    "mr patel gave me a fone",
    "mr patel gave me a pencil when i sat on him",
    "mr patel taught me a new game with our hands",
    "mr patel taught me how to touch",
    "mr patel teaches me things",
    "mr patel is leaving and i am glad because of what he did",
    "mr patel was off and i felt safe",
    "mr patel is off and i hope he is ded",
    "miss lee was away so mr patel took me in the room",
    "mr patel stopped me going out the door",
    "mr patel stopped me telling",
    "mr patel moved me to the back with him",
    "mr patel moved me next to him",
    "mr patel moved my hand",
    "mr patel put me on the table",
    "mr patel put me in the cubord",
    "mr patel let me drive",
    "mr patel lets me play on his phone",
    "mr patel let mia go but not me",
    "mr patel chose me to stay in",
    "mr patel picked me agen",
    "mr patel thinks im pritty",
    "mr patel knows i am scared",
    "mr patel knows what he did to tom",
    "tom called mr patel a peedo",
    "mia drew a picture of mr patel with no close",
    "mia drew a picture of mr patel and me in the shed",
    "i want mr patel to stop",
    "i want mr patel to leave me alone",
    "i want mr patel to be ded",
    "i dont like mr patel",
    "i hate mr patel",
    "i am scard of mr patel",
    "i miss mr patel he was my best frend and we had secrits",
    "mr patel came to our class and watched me",
    "mr patel came to our house",
    "i had to go to mr patel on my own",
    "i had to go to mr patel and he shut the door",
    "i have to go to mr patel every day after school",
    "i asked mr patel to stop",
    "i asked mr patel but he carried on",
    "i asked mr patel for help and he laffed and pulled me",
    "mr patel lost my book and made me take my shirt of",
    "mr patel took my ball and then he took me",
    "mr patel told us about his willy",
    "mr patel was poorly and i had to lie on him",
    "mr patel is nice to me when i dont cry",
    "mr patel is nice. he makes me eat it",
    "i told mr patel. he made me eat it",
    "i like mr patel. he makes me eat it",
    "mr patel gave me a sticker. he says i owe him",
    "mr patel gave me a sticker for letting him",
    "mr patel gave me a sticker then he wanted a cuddle",
    "mr patel gave me a sticker and squashd my hand",
    "mr patel is leaving. makes me eat it",
    "mr patel took me to the store room and turned the lite off",
    "mr patel helps me wash after swimming",
    "mr patel helps me go to sleep",
    "mr patel asked for a cuddle",
    "mr patel said sorry about last nite",
    "mr patel reads us stories and holds my hand to long",
    "mr patel saw me and smild at me",
    "mr patel helped me then locked it",
    "miss lee sent me to the playground with no coat",
    "miss lee sent me to the baby class and evryone laffed",
    "mr patel called my mum a bad word",
    "mr patel rang my mum and lied",
)
"""What a child may mean by the same words: of each of it somebody else is asked."""


def _asks(school: School, words: str) -> bool:
    taught = (school.people["Miss Lee"],)
    worry = Worry("worry:1", Told(words=words, name="Sam Ode", teachers=taught))
    return bool(low_ends.open_of(school.home.desk.school, worry))


def test_most_of_what_children_say_of_grown_ups_asks_nobody_else(school: School) -> None:
    asked = [words for words in EVERY_DAY if _asks(school, words)]
    assert len(asked) <= ASKED, asked


def test_what_may_be_more_in_the_same_words_asks_somebody_else(school: School) -> None:
    assert [words for words in MORE if not _asks(school, words)] == []


def test_a_child_who_misses_somebody_asks_nobody_else(school: School) -> None:
    missed = ("i miss mr bell", "I miss Mr Bell", "we miss mrs adeyemi", "i miss miss lee")
    assert [words for words in missed if _asks(school, words)] == []
    more = ("i miss mr bell touching me", "miss lee hit me", "my miss lee makes me eat it")
    assert [words for words in more if not _asks(school, words)] == []
