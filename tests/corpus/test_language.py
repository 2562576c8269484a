import pytest

from analysis.corpus.language import looks_english

ENGLISH = (
    "The mayor said on Monday that the bridge would not open before the spring, as the repairs "
    "have taken longer than the city had planned and the money is running out."
)
FRENCH = (
    "Le maire a déclaré lundi que le pont ne sera pas ouvert avant le printemps, car les travaux "
    "durent plus longtemps que prévu et l'argent vient à manquer."
)
GERMAN = (
    "Der Bürgermeister sagte am Montag, die Brücke werde nicht vor dem Frühling geöffnet, weil die "
    "Arbeiten länger dauern als geplant und das Geld knapp wird."
)
ARABIC = "قال العمدة يوم الاثنين إن الجسر لن يفتح قبل الربيع لأن الإصلاحات " * 3


def test_english_news_is_english():
    assert looks_english(ENGLISH)


@pytest.mark.parametrize("text", [FRENCH, GERMAN, ARABIC])
def test_other_languages_are_not(text):
    assert not looks_english(text)


def test_a_text_too_short_to_tell_passes():
    assert looks_english("Bonjour")
