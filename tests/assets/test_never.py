"""What must never be claimed or asked, in every language that children may read."""

import pytest

from assets.catalogues import catalogue, codes
from assets.never import claims, kinds, only
from assets.texts import templates
from assets.tongue import ENGLISH


def test_what_must_never_be_said_is_not() -> None:
    said = templates().items()
    assert {n: c for n, words in said if (c := claims(ENGLISH, words, n))} == {}


@pytest.mark.parametrize("code", codes())
def test_what_must_never_be_said_is_in_no_draft(code: str) -> None:
    drafts = catalogue(code).drafts
    assert {n: c for n, draft in drafts.items() if (c := claims(code, draft.words, n))} == {}


@pytest.mark.parametrize("code", codes())
def test_every_language_knows_every_kind_of_claim_that_english_knows(code: str) -> None:
    assert kinds(code) == kinds(ENGLISH)
    assert only(code)


CLAIMS = {
    (ENGLISH, "secret"): (
        "This is confidential.",
        "You can stay anonymous",
        "Nobody else will know.",
        "We won’t tell.",
        "It is a secret.",
        "Only you can see it",
    ),
    (ENGLISH, "safe"): ("You are safe now.", "Everything will be fine.", "Don't worry"),
    (ENGLISH, "coming"): (
        "Someone is coming.",
        "Help is on its way",
        "A grown-up will come soon",
    ),
    (ENGLISH, "promise"): ("We promise.", "Trust us!"),
    (ENGLISH, "soon"): ("We look today.", "We look right away."),
    (ENGLISH, "sure"): ("Are you really sure?", "Is it true?"),
    (ENGLISH, "asking"): ("Did he do it?", "How often?", "Why did you wait?"),
    (ENGLISH, "harm"): ("Who hurt you?", "Somebody is bullying me", "It is not your fault."),
    (ENGLISH, "work"): ("An incident", "This is a disclosure."),
    ("pl", "secret"): (
        "To poufne.",
        "To jest anonimowe",
        "Nikt się nie dowie.",
        "Nikt inny tego nie zobaczy.",
        "Nikomu o tym nie powiemy.",
        "Nie powiemy tego nikomu.",
        "To zostanie między nami.",
        "To nasza tajemnica.",
        "Dochowamy tajemnicy",
        "Tylko my to zobaczymy.",
        "To będzie twój sekret",
        "Wyślij to w sekrecie",
    ),
    ("pl", "safe"): (
        "Teraz jesteś bezpieczna.",
        "Jesteś bezpieczny",
        "Tu jest bezpiecznie.",
        "Nic ci się nie stanie.",
        "Nic ci już nie grozi.",
        "Nikt cię nie skrzywdzi.",
        "Wszystko będzie dobrze.",
        "Nie bój się!",
        "Nie musisz się martwić.",
    ),
    ("pl", "coming"): (
        "Ktoś już idzie.",
        "Dorosły zaraz przyjdzie.",
        "Pomoc jest w drodze.",
        "Nauczycielka do ciebie przyjdzie.",
        "Już do ciebie idziemy.",
        "Zaraz ktoś będzie.",
    ),
    ("pl", "promise"): (
        "Obiecujemy ci pomoc.",
        "To nasza obietnica",
        "Zaufaj nam.",
        "Na pewno pomożemy.",
    ),
    ("pl", "soon"): (
        "Dorosły zajrzy dziś.",
        "Zajrzymy jeszcze dzisiaj.",
        "Od razu to czytamy.",
        "Natychmiast pomożemy.",
        "Zajrzymy wkrótce",
        "Za chwilę zajrzymy.",
        "Jutro zajrzymy.",
    ),
    ("pl", "sure"): ("Czy na pewno?", "Jesteś pewna?", "Czy to prawda?", "Naprawdę?"),
    ("pl", "asking"): (
        "Dlaczego tak było?",
        "Jak często?",
        "Ile razy?",
        "Kto ci to zrobił?",
        "Czy on to zrobił?",
        "Co on ci zrobił?",
        "Gdzie cię boli?",
    ),
    ("pl", "harm"): (
        "To przemoc.",
        "Ktoś cię bije",
        "Uderzył cię",
        "Dotykał cię",
        "To nie twoja wina.",
        "Nie jesteś winny.",
        "Kłamiesz",
        "Twoje ciało",
        "Skrzywdzono cię",
    ),
    ("pl", "work"): ("To był incydent.", "Jesteś ofiarą", "Kto jest sprawcą"),
    ("uk", "secret"): (
        "Це конфіденційно.",
        "Це анонімно",
        "Ніхто не дізнається.",
        "Ніхто інший цього не побачить.",
        "Нікому про це не скажемо.",
        "Ми не розкажемо нікому.",
        "Це між нами.",
        "Це таємниця.",
        "Збережемо таємницю",
        "Тільки ми це побачимо.",
        "Це секрет",
    ),
    ("uk", "safe"): (
        "Ти у безпеці.",
        "Ти в безпеці",
        "Тут безпечно.",
        "З тобою нічого не станеться.",
        "Тобі ніхто не зашкодить.",
        "Усе буде добре.",
        "Не бійся!",
        "Не треба хвилюватися.",
        "Ми захистимо тебе.",
    ),
    ("uk", "coming"): (
        "Хтось уже йде. Хтось вже йде.",
        "Дорослий зараз прийде.",
        "Допомога в дорозі.",
        "Учителька до тебе прийде.",
        "Ми вже йдемо.",
        "Зараз хтось буде.",
    ),
    ("uk", "promise"): ("Обіцяємо допомогти.", "Повір нам.", "Ми обов’язково допоможемо."),
    ("uk", "soon"): (
        "Дорослий подивиться сьогодні.",
        "Негайно допоможемо.",
        "Ми одразу читаємо.",
        "Незабаром подивимось.",
        "За хвилину подивимось.",
        "Завтра подивимось.",
    ),
    ("uk", "sure"): ("Чи точно?", "Ти впевнена?", "Ти певен?", "Чи це правда?"),
    ("uk", "asking"): (
        "Чому це сталося?",
        "Як часто?",
        "Скільки разів?",
        "Хто це зробив?",
        "Чи він це зробив?",
        "Що він тобі зробив?",
        "Де тебе болить?",
    ),
    ("uk", "harm"): (
        "Це насильство.",
        "Хтось б’є тебе",
        "Тебе вдарили",
        "Торкався тебе",
        "Це не твоя вина.",
        "Ти не винна.",
        "Ти брешеш",
        "Твоє тіло",
        "Тебе скривдили",
    ),
    ("uk", "work"): ("Це був інцидент.", "Ти жертва", "Хто кривдник"),
}


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [(code, kind, words) for (code, kind), each in CLAIMS.items() for words in each],
)
def test_what_must_never_be_said_would_be_noticed(code: str, kind: str, words: str) -> None:
    found = claims(code, words)
    assert kind in [claim.kind for claim in found]
    assert all(claim.said in words.casefold().replace("’", "'") and claim.why for claim in found)


def test_each_kind_is_tried_in_each_language() -> None:
    assert CLAIMS.keys() == {
        (code, kind) for code in (ENGLISH, *codes()) for kind in kinds(ENGLISH)
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (ENGLISH, "It is not a secret."),
        ("pl", "To nie jest tajemnica."),
        ("uk", "Це не таємниця."),
        ("pl", "Grozi ci coś złego?"),
        ("uk", "Ти в небезпеці?"),
        ("pl", "Ta strona zaraz się ukryje."),
        ("uk", "Ця сторінка скоро сховається."),
        ("pl", "Mogą przyjść i z tobą porozmawiać."),
    ],
)
def test_what_a_page_must_say_is_no_claim(code: str, words: str) -> None:
    assert claims(code, words) == []


def test_a_language_nobody_has_a_list_for_claims_nothing_that_is_known() -> None:
    assert (claims("cy", "Dim problem."), only("cy")) == ([], "")
