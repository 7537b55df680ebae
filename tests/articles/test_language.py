from __future__ import annotations

import pytest

from geo.articles import Metadata, read_text, require_english
from geo.articles.language import recognised
from geo.errors import ArticleError

TEXTS = {
    "en": "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt, the mayor said.",
    "de": "In der Nacht haben zwei Drohnen ein Lager am Hafen getroffen, und niemand ist verletzt.",
    "fr": "Deux drones ont frappé un dépôt dans le port, et le feu est éteint.",
    "es": "Dos drones golpearon un depósito en el puerto y no hubo heridos en el ataque.",
    "it": "Due droni hanno colpito un deposito nel porto e non ci sono feriti, secondo il sindaco.",
    "pl": "Dwa drony uderzyły w magazyn w porcie, ale nikt nie został ranny, jak podał burmistrz.",
    "hu": "Két drón csapódott be a kikötő raktárába, de senki nem sérült meg, és a tűz is elaludt.",
    "fi": "Kaksi droonia osui sataman varastoon, mutta kukaan ei loukkaantunut, ja palo on jo sammunut.",
    "da": "To droner ramte et depot i havnen, og ingen blev såret, men det brændte i flere timer ved kajen.",
    "hr": "Dva drona pogodila su skladište u luci, ali nitko nije ozlijeđen, kako je rekao onaj koji vodi.",
    "sl": "Dve letali sta zadeli skladišče v pristanišču, ni pa bilo žrtev, je dejal župan, ki je tam.",
    "vi": "Hai máy bay không người lái đã đánh trúng một kho trong cảng và không có người nào bị thương.",
    "ka": "ორი დრონი პორტში საწყობს დაეცა და არავინ დაშავებულა.",
    "ko": "두 대의 드론이 항구의 창고를 타격했고 다친 사람은 없다.",
    "ja": "二機のドローンが港の倉庫を攻撃したが、けが人はいなかった。",
    "ru": "Ночью два беспилотника ударили по складу в порту, пожар тушили шесть часов.",
    "uk": "Уночі два безпілотники вдарили по складу в порту, пожежу гасили шість годин.",
    "ar": "ضربت طائرتان مسيرتان مستودعا للوقود في الميناء ليلة الثلاثاء ولم يصب أحد",
    "he": "שני כטבמים פגעו במחסן דלק בנמל בלילה ואיש לא נפגע",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_languages_are_told_apart(code: str, text: str) -> None:
    assert recognised(text) == code


def test_capitals_and_lists_of_names_count_as_english() -> None:
    assert recognised(TEXTS["en"].upper()) == "en"
    assert recognised("Strike on Kharkiv, three dead") == "en"
    assert recognised("Deir ez-Zor; Abu Kamal; Al-Mayadin; La Paz de la Sierra") == "en"


def test_a_long_text_without_a_common_word_of_any_language_is_of_none_known() -> None:
    starts, ends = (
        ("zwar", "kor", "blem", "tisk", "nor", "bask", "felt", "gron"),
        ["a", "um", "ek", "isto", "er", "ont", "iv", "us"],
    )
    prose = ". ".join(" ".join(start + end for end in ends) for start in starts)
    assert recognised(prose) == "und"
    with pytest.raises(ArticleError, match="no language known"):
        require_english(read_text(prose.encode()))


def test_a_long_table_of_names_is_no_prose_of_another_language() -> None:
    assert recognised("Kherson | Bilozerka | drone\nNikopol | Marhanets | artillery\n" * 40) == "en"


def test_english_that_quotes_another_script_stays_english() -> None:
    assert recognised(TEXTS["en"] + " “" + TEXTS["ar"][:40] + "”") == "en"


def test_a_text_without_letters_is_of_no_language() -> None:
    assert recognised("123 *** 456") == "und"


def test_another_language_is_refused_with_a_way_out() -> None:
    article = read_text(TEXTS["de"].encode())
    assert article.language == "de"
    with pytest.raises(ArticleError, match=r"'de'.*translation"):
        require_english(article)


def test_what_the_sidecar_says_of_the_language_is_believed() -> None:
    article = read_text(TEXTS["de"].encode(), Metadata(language="en"))
    require_english(article)
