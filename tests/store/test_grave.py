"""What is gravest is heard in many words; what children write of teachers every day is not."""

from store.adults import low_ends
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import School

GRAVE = (
    "Miss Lee told me to keep a secret and touched me",
    "mr patel put his hand down my trousers",
    "Mr Patel makes me take my clothes off",
    "mr patel took photos of me in the toilet",
    "mr patel took a picher of me with no cloes on",
    "mr patel showed me a video of naked people",
    "Mr Okafor had a girl on his lap in the store room",
    "He makes me sit on his lap. It is Mr Patel",
    "mr patel sends me messages at night",
    "Mr Patel asked Amy for nudes",
    "mr patel comes into the changing room and looks at us",
    "miss lee watched me take my clothes off and she laughed",
    "Mr Patel gave me sweets to keep our secret",
    "mr patel said he will kill me if I tell",
    "mr patel said if i tell i will be taken away from my mum",
    "Mr Patel was seen kissing a pupil",
    "I saw Mr Patel with his hands around Sam's neck",
    "Ann's mother says that Mr Patel put his hand up Ann's skirt",
    "my mum found messages from mr patel on my ipad saying i am sexy",
    "I told Mr Patel. He showed me his willy",
    "i hate mr patel he is a perv",
    "something happened with mr patel in the toilets and i cant say",
    "Mr Patel force fed me my lunch",
    "Miss Lee put tape on my mouth because i talk",
    "mr patel pressed on my throat with his arm",
    "A boy was thrown across the room by Mr Patel",
    "Mr Patel robi mi zdjęcia nago",
    "пан Пател фотографує мене в роздягальні",
    "mr patel frew a chair",
    "Mr Patel threw a chair at Sam",
    "Mr Patel gave Tom a black eye",
    "Mr Patel broke Toms finger",
    "I got a bruise because mr patel pulled me",
    "Kit has marks from Mr Patel's ruler",
    "Mr Patel gave Kit a present and asked her to keep it quiet",
    "mr patel has been hitting me",
    "Mr Patel's been hitting Kit with a ruler",
    "mr patel hurted me",
    "mr patel hitted me wiv a rooler",
    "mr patel doesnt hit me any more",
    "he hits me. mr patel",
    "Someone hurt me. It was Mr Patel.",
    "Tom was hurt. Mr Patel did it.",
    "Ann has a cut lip. Miss Lee did that.",
    "the teacher who hits me is mr patel",
    "my teacher took pictures of us getting changed",
    "our teacher hits us",
)
ORDINARY = (
    "Mr Patel texted Kit's mum about the trip",
    "Miss Lee took photos of our sports day",
    "Miss Lee took a picture of my painting for the wall",
    "Mr Patel sent a message to my mum",
    "Mr Patel showed us a video of volcanoes",
    "Miss Lee told me to keep the surprise party a secret",
    "Miss Lee told us about private parts in the PANTS lesson",
    "Mr Patel told us what to do if somebody asks us for a nude",
    "Mr Patel told us not to tell anyone our password",
    "Mr Patel helped me change for PE because I spilt my drink",
    "Miss Lee kissed her baby",
    "Miss Lee broke her arm on holiday",
    "Miss Lee took my phone because I was taking pictures of Amy",
    "Miss Lee came into the changing room to say hurry up",
    "Miss Lee said she will kill us if we lose the netball match and we laughed",
    "My dad said he will kill me if I tell Miss Lee",
    "My uncle touches me and I told Miss Lee",
    "Tom pulled my trousers down and Mr Patel sent him out",
    "Tom put his hand up my skirt and Miss Lee rang my mum",
    "Miss Lee saw Tom kissing me",
    "Mr Patel told Tom to stop touching me",
    "Miss Lee told Tom off for touching me",
    "Mr Patel spoke to the boys who were looking over the toilet door",
    "Mr Patel asked who broke my finger",
    "Tom hit me and I told Mr Patel. Ben strangled me too",
    "Someone hurt me. I told Mr Patel.",
    "Tom hits me. Mr Patel",
    "Kit told Miss Lee that the bruise was from Dad's belt",
    "Ann has a bruise on her leg from netball, Miss Lee filled in the form",
    "Ann disclosed to Miss Lee that her uncle comes into her bed at night",
    "Kit was seen kissing Rosa and Mr Patel spoke to both",
    "Tom sent Rosa nudes; Mr Okafor found it and brought it to me",
    "Miss Lee wont let me go to the toilet in lessons",
    "Miss Lee took the top off the glue for me",
    "Mr Patel read us a story in the dark",
    "Miss Lee threatened to take away our golden time",
    "my teacher told tom off for hitting me",
    "my teacher took a photo of my model",
)


def _is_heard(school: School, words: str) -> bool:
    teachers = (school.people["Miss Lee"],)
    worry = Worry("worry:1", Told(words=words, name="Sam Ode", teachers=teachers))
    return bool(low_ends.said_to_harm(school.home.desk.school, worry))


def test_what_is_gravest_is_heard_however_it_is_told(school: School) -> None:
    assert [words for words in GRAVE if not _is_heard(school, words)] == []


def test_what_children_write_of_teachers_every_day_is_not_grave(school: School) -> None:
    assert [words for words in ORDINARY if _is_heard(school, words)] == []
