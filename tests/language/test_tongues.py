"""Which language a text is in."""

from __future__ import annotations

import pytest

from pledgebook.language.doc import Kind
from pledgebook.language.layout import blocks, plain_view
from pledgebook.language.read import parsed
from pledgebook.language.tongues import article_tongue, foreign, marked, name_of, tongue
from pledgebook.lexicon.languages import languages
from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin

ENGLISH = "Norway will lend five bridges to Moldova, the defence minister said on Monday, and the first of them leaves in May."
PASSAGES = {
    "de": "Norwegen leiht der Republik Moldau fünf Brücken, wie der Verteidigungsminister am Montag in Oslo erklärte.",
    "fr": "La Norvège prêtera cinq ponts à la Moldavie, a déclaré lundi le ministre de la défense à Oslo.",
    "es": "Noruega prestará cinco puentes a Moldavia, según declaró el lunes el ministro de Defensa en Oslo.",
    "it": "La Norvegia presterà cinque ponti alla Moldavia, ha dichiarato lunedì il ministro della difesa.",
    "pt": "A Noruega vai emprestar cinco pontes à Moldávia, declarou na segunda-feira o ministro da Defesa.",
    "nl": "Noorwegen leent vijf bruggen uit aan Moldavië, zei de minister van Defensie maandag in Oslo.",
    "sv": "Norge lånar ut fem broar till Moldavien, sade försvarsministern i måndags i Oslo.",
    "pl": "Norwegia wypożyczy Mołdawii pięć mostów, powiedział w poniedziałek minister obrony w Oslo.",
    "uk": "Норвегія позичить Молдові п'ять мостів, заявив у понеділок міністр оборони в Осло.",
    "ru": "Норвегия одолжит Молдавии пять мостов, заявил в понедельник министр обороны в Осло.",
    "ro": "Norvegia va împrumuta Moldovei cinci poduri, a declarat luni ministrul apărării la Oslo.",
    "tr": "Norveç Moldova'ya beş köprü ödünç verecek, savunma bakanı pazartesi günü Oslo'da açıkladı.",
    "ar": "ستعير النرويج خمسة جسور لمولدوفا، كما قال وزير الدفاع يوم الاثنين في أوسلو.",
    "zh": "挪威国防部长星期一在奥斯陆表示，挪威将向摩尔多瓦借出五座桥梁。",
    "ja": "ノルウェーは月曜日、モルドバに橋を五つ貸し出すと国防相がオスロで発表した。",
}


@pytest.mark.parametrize(("code", "passage"), PASSAGES.items())
def test_a_language_is_recognised_by_one_sentence(code: str, passage: str) -> None:
    assert tongue(passage) == code
    assert article_tongue(passage) == code


def test_english_is_recognised_and_all_names_are_known() -> None:
    assert tongue(ENGLISH) == "en"
    assert name_of("de") == "German"
    assert name_of("xx") == "a language with the code 'xx'"
    assert {*PASSAGES, "en"} <= set(languages())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Berlin, 14 March",
        "Biber, Leopard, Gepard",
        "NATO OSCE UNHCR WFP IFRC",
        "Germany: 12 Biber\nPoland: 4 Biber\nNorway: 8 Leguan",
        "Bundeswehr Rheinmetall Gepard Marder Leguan Biber Kodiak",
        "1,200 2,400 3,600",
        "F O R  T H E  P R E S S  R e l e a s e d  o n l y  i n  O s l o",
    ],
)
def test_what_is_too_short_or_only_names_is_never_another_language(text: str) -> None:
    assert article_tongue(text) in (None, "en")


@pytest.mark.parametrize("code", ["de", "fr", "uk", "zh"])
def test_an_article_with_an_english_paragraph_is_english_and_only_that_is_read(code: str) -> None:
    text = f"{PASSAGES[code]}\n\n{ENGLISH}\n\n{PASSAGES[code]} {PASSAGES[code]}"
    assert article_tongue(text) == "en"
    doc = parsed(Article("a", text))
    assert {sentence.text for sentence in doc.sentences} == {ENGLISH}
    assert [(quote.words, name) for quote, name in foreign(doc)] == [
        (PASSAGES[code], name_of(code)),
        (f"{PASSAGES[code]} {PASSAGES[code]}", name_of(code)),
    ]


def test_a_short_line_goes_with_the_language_around_it() -> None:
    german = f"Fünf Brücken\n\n{PASSAGES['de']}\n\nOslo hilft\n\n{PASSAGES['de']}\n\n"
    english = f"Five bridges\n\n{ENGLISH}\n\nAne Halsbø, Norge\n\n{ENGLISH}"
    view = plain_view(german + english)
    kinds = [block.kind is Kind.FOREIGN for block in marked(view, blocks(view))]
    assert kinds[:4] == [True] * 4
    assert not any(kinds[5:])


def test_a_quote_in_another_language_does_not_make_its_paragraph_foreign() -> None:
    quoted = f'{ENGLISH} "Wir helfen gern", he added in German, and the crews of the two ferries that wait in the harbour agreed.'
    assert tongue(quoted) == "en"


def test_what_was_not_read_is_told_with_its_language() -> None:
    extract = Builtin().read(Article("a", f"{ENGLISH}\n\n{PASSAGES['de']}"))
    assert extract.reports
    assert [each.why for each in extract.unread if "German" in each.why] == ["it is in German, and only English is read"]
