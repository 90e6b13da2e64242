"""Which words ask for a second reader of what is low, and which leave it with the headteacher."""

import pytest

from store.worries.harm import speaks_of_harm

ORDINARY = """
He was late for the trip
He raised his voice at the class
He let a child sit out of PE without asking why
He used his own phone to take a picture of the display
He was late to pick the class up from the changing area of the hall
He left the classroom door shut during a reading lesson with one pupil
He gave Amy a lift to the swimming gala without asking the office
He sent a message to a parent from his own phone about the cake sale
He is friends with a parent on Facebook
He gave Sam a sticker and not the others
He called the children little monkeys
He was sarcastic with Tom about his spelling
He told the class that Year 6 is lazy
He forgot to sign the children back in after the trip
He left the class with a student teacher for ten minutes
He took a photo of the sports day race on his own phone
He filmed the nativity play with his own camera
He posted a picture of the new library online
He had his phone on the desk in the lesson
He swore when the projector broke
He said that he was hungover on Monday
He gave Amy a birthday card and a book
He kept Tom in at playtime for the whole week
He made Tom stand by the wall for five minutes
He did not let Amy go to the toilet before the test
He sent Tom outside the room and forgot him there
He tells jokes that are not right for Year 3
He talked about his divorce in front of the children
He wore a T-shirt with a rude word on the trip
He took the register of the wrong class and one child was missing
He let the children watch a film that is rated 12
He gave nuts to the class although Sam has an allergy
He called Amy princess
He was alone in the room with Amy to help with reading, the door open
He shouted across the playground at two boys
He smelled of smoke after break
He bought ice cream for his reading group on the trip
He taped the children's paintings to the wall
He washed Tom's paint brush for him and laughed at the picture
He gave Sam his coat when it began to snow
He broke Tom's ruler by mistake and said nothing
He changed the display in the toilet corridor with two pupils
He asked to see Sam's homework diary in front of all
He drank wine at the school fair
He messaged the staff group at midnight
He gave Amy water from his own bottle
He drove Amy and her brother home after the match with their mother's permission
He sent a parent messages from his own private email about the trip
He gives private lessons after school without telling us
He sent private messages to a parent about the class
He left his school laptop open with his emails
"""


@pytest.mark.parametrize(
    "words",
    [
        "pulled a boy by the arm",
        "pulled his hair",
        "threw a chair at him",
        "squeezed my neck",
        "hands round his throat",
        "pinched her",
        "spat at him",
        "poked him in the chest",
        "twisted his wrist",
        "locked her in the cupboard",
        "took photos of her in the changing room",
        "he smaked me",
        "she kiked him",
        "he strangeled me",
        "Pani mnie szarpała za ucho",
        "він вдарив мене",
        "filmed the girls while they were changing",
        "took photos of Sam Fox in the toilet",
        "held his phone over the toilet door",
        "taped the mouth of Tom shut",
        "washed Tom's mouth out with soap",
        "force-fed him his lunch",
        "broke Tom's finger",
        "gave Tom a black eye",
        "sent Amy messages late at night",
        "calls Amy his girlfriend",
        "asked to see Sam's pants",
        "put his hand up Ann's skirt",
        "drove Amy home alone and stopped in the wood",
        "kept Tom outside in the snow without a coat",
        "wrote to a pupil from his private email",
        "sent Amy private messages",
        "he gave me a private lesson",
        "talked about private parts by private email",
    ],
)
def test_words_of_harm_are_heard_however_they_are_written(words: str) -> None:
    assert speaks_of_harm(words)


def test_what_adults_write_of_small_things_stays_for_one_to_end() -> None:
    assert [each for each in ORDINARY.splitlines() if speaks_of_harm(each)] == []


@pytest.mark.parametrize(
    "words",
    [
        "He was late for the trip and left with Mr Hurtz",
        "She threw the ball to him and he caught it",
        "He picks up the poster and packed the box",
        "She speaks of lunch with two grown-ups on Facebook",
        "Привіт, я пані Коваль",
    ],
)
def test_words_that_sound_like_harm_are_none(words: str) -> None:
    assert not speaks_of_harm(words)
