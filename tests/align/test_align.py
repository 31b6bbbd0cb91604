"""The aligner through its public door: texts in, beads out."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtqa
from mtqa.align import Bead, align
from mtqa.errors import InputError

ENGLISH = [
    "Floods in the north of the country have killed at least 27 people, officials said on Monday.",
    "Rescue teams reached the village of Arlanza by helicopter in the morning.",
    "The river rose four metres in a single night.",
    "“We have lost everything,” said Maria Oliveira, a teacher.",
    "The prime minister will visit the region on 14 March.",
    "Schools will stay closed until the end of the week.",
    "Will the dam hold?",
]
SOURCES = {
    "de": [
        "Bei Überschwemmungen im Norden des Landes sind mindestens 27 Menschen ums Leben gekommen, teilten die "
        "Behörden am Montag mit.",
        "Rettungskräfte erreichten das Dorf Arlanza am Morgen mit dem Hubschrauber.",
        "Der Fluss stieg in einer einzigen Nacht um vier Meter.",
        "„Wir haben alles verloren“, sagte die Lehrerin Maria Oliveira.",
        "Der Ministerpräsident wird die Region am 14. März besuchen.",
        "Die Schulen bleiben bis Ende der Woche geschlossen.",
        "Wird der Damm halten?",
    ],
    "es": [
        "Las inundaciones en el norte del país han causado al menos 27 muertos, informaron las autoridades el lunes.",
        "Los equipos de rescate llegaron por la mañana en helicóptero al pueblo de Arlanza.",
        "El río creció cuatro metros en una sola noche.",
        "«Lo hemos perdido todo», dijo Maria Oliveira, maestra.",
        "El primer ministro visitará la región el 14 de marzo.",
        "Las escuelas seguirán cerradas hasta el final de la semana.",
        "¿Resistirá la presa?",
    ],
    "hi": [
        "अधिकारियों ने सोमवार को बताया कि देश के उत्तर में बाढ़ से कम से कम २७ लोगों की मौत हो गई है।",
        "बचाव दल सुबह हेलीकॉप्टर से अरलांज़ा गांव पहुंचे।",
        "एक ही रात में नदी चार मीटर बढ़ गई।",
        'शिक्षिका मारिया ओलिवेरा ने कहा, "हमने सब कुछ खो दिया।"',
        "प्रधानमंत्री 14 मार्च को इस क्षेत्र का दौरा करेंगे।",
        "स्कूल सप्ताह के अंत तक बंद रहेंगे।",
        "क्या बांध टिकेगा?",
    ],
    "ru": [
        "В результате наводнения на севере страны погибли не менее 27 человек, сообщили власти в понедельник.",
        "Спасатели утром добрались до деревни Арланса на вертолёте.",
        "За одну ночь река поднялась на четыре метра.",
        "«Мы потеряли всё», — сказала учительница Мария Оливейра.",
        "Премьер-министр посетит регион 14 марта.",
        "Школы останутся закрытыми до конца недели.",
        "Выдержит ли плотина?",
    ],
    "zh": [
        "官员周一表示，该国北部的洪水已造成至少27人死亡。",
        "救援队早上乘直升机到达阿兰萨村。",
        "河水一夜之间上涨了四米。",
        "“我们失去了一切，”教师玛丽亚·奥利韦拉说。",
        "总理将于3月14日访问该地区。",
        "学校将关闭到本周末。",
        "大坝能撑住吗？",
    ],
}
STRANGER = "The orchestra opened its new season with a symphony that lasted almost two hours."


def sides(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.english) for bead in beads]


def one_to_one(count: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (i,)) for i in range(count)]


def assert_sound(beads: list[Bead], source: int, english: int) -> None:
    """Every segment is in exactly one bead, in order, and every score is a probability."""
    assert [i for bead in beads for i in bead.source] == list(range(source))
    assert [j for bead in beads for j in bead.english] == list(range(english))
    assert all(bead.source or bead.english for bead in beads)
    assert all(0 <= bead.score <= 1 for bead in beads)


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_a_text_translated_line_by_line(language: str) -> None:
    beads = align(ENGLISH, SOURCES[language], language)
    assert sides(beads) == one_to_one(len(ENGLISH))
    assert min(bead.score for bead in beads) > 0.5


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_joined_segments_on_either_side(language: str) -> None:
    gap = "" if language == "zh" else " "
    source = [*SOURCES[language][:2], gap.join(SOURCES[language][2:4]), *SOURCES[language][4:]]
    english = [*ENGLISH[:4], " ".join(ENGLISH[4:6]), ENGLISH[6]]
    assert sides(align(english, source)) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2, 3)),
        ((3, 4), (4,)),
        ((5,), (5,)),
    ]


@pytest.mark.parametrize("language", ["de", "es", "hi", "ru", "zh"])
def test_an_unrelated_paragraph_stays_alone(language: str) -> None:
    source = SOURCES[language]
    beads = sides(align([*ENGLISH[:3], STRANGER, *ENGLISH[3:]], source))
    assert ((), (3,)) in beads
    assert beads == [*one_to_one(3), ((), (3,)), *(((i,), (i + 1,)) for i in range(3, len(source)))]


def test_a_line_left_out_of_the_english() -> None:
    beads = sides(align([*ENGLISH[:1], *ENGLISH[2:]], SOURCES["de"]))
    assert ((1,), ()) in beads


def test_two_languages_neither_of_them_english() -> None:
    assert sides(align(SOURCES["es"], SOURCES["de"])) == one_to_one(len(ENGLISH))


def test_identical_texts() -> None:
    assert sides(align(ENGLISH, ENGLISH)) == one_to_one(len(ENGLISH))


def test_the_library_door_is_the_same_function() -> None:
    assert mtqa.align(ENGLISH, SOURCES["de"]) == mtqa.align.align(ENGLISH, SOURCES["de"])  # type: ignore[operator]


def test_retranslations_align_a_language_the_embedding_never_saw() -> None:
    unknown = [f"ⴰⴱ{chr(0x2D30 + i)}ⵣⵣ ⴰⴷ{chr(0x2D35 + i)}ⵍⵍ" for i in range(len(ENGLISH) + 1)]
    recorded = [
        "At least 27 persons died in floods in the country's north, authorities said Monday.",
        "Helicopters brought rescuers to Arlanza village this morning.",
        None,
        "The river climbed by four metres overnight.",
        "Teacher Maria Oliveira said: we lost everything.",
        "The region will be visited by the prime minister on March 14.",
        "Until the week ends the schools stay closed.",
        "Is the dam going to hold?",
    ]
    beads = sides(align(ENGLISH, unknown, "zgh", {"recorded": recorded, "second": recorded}))
    assert set(beads) >= {((0,), (0,)), ((1,), (1,)), ((3,), (2,)), ((4,), (3,)), ((7,), (6,))}


def test_retranslations_as_pairs_that_cover_more_or_less_than_a_segment() -> None:
    source = SOURCES["de"]
    pairs = [
        (" ".join(source[:2]), " ".join(ENGLISH[:2])),
        (source[2][:20], "The river rose in"),
        (source[2][20:], "a single night by four metres."),
        ("Nicht im Text.", "Not in the text."),
    ]
    assert sides(align(ENGLISH, source, "de", {"desk": pairs})) == one_to_one(len(ENGLISH))


def test_retranslation_lines_must_be_as_many_as_the_segments() -> None:
    with pytest.raises(InputError, match="'desk' has 1 lines for 7 source segments"):
        align(ENGLISH, SOURCES["de"], "de", {"desk": ["only one"]})


@pytest.mark.parametrize(
    ("english", "source"), [([], []), (["One."], []), ([], ["Eins.", "Zwei."]), ([""], ["", ""])]
)
def test_empty_sides(english: list[str], source: list[str]) -> None:
    assert_sound(align(english, source), len(source), len(english))


LINES = st.lists(
    st.one_of(st.sampled_from([*ENGLISH, *SOURCES["hi"], *SOURCES["zh"], STRANGER]), st.text(max_size=40)),
    max_size=9,
)


@given(english=LINES, source=LINES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_two_texts_give_sound_beads_twice_the_same(english: list[str], source: list[str]) -> None:
    beads = align(english, source)
    assert_sound(beads, len(source), len(english))
    assert beads == align(english, source)


def test_a_long_text_is_aligned_coarse_to_fine_like_a_short_one() -> None:
    draw = random.Random(5)
    places, verbs = (
        ["Arlanza", "Belmora", "Cintra", "Dolvik", "Erzin"],
        [("opened", "eröffnete"), ("closed", "schloss")],
    )
    english, source = [], []
    for number in range(300):
        place, (verb, german) = draw.choice(places), draw.choice(verbs)
        count = draw.randrange(10, 10_000)
        english.append(f"The town of {place} {verb} school number {count} on day {number}.")
        source.append(f"Die Stadt {place} {german} am Tag {number} die Schule Nummer {count}.")
    with_block = [*english[:150], *[STRANGER] * 12, *english[150:]]
    beads = align(with_block, source)
    assert_sound(beads, len(source), len(with_block))
    expected = {((i,), (i if i < 150 else i + 12,)) for i in range(300)}
    assert len(expected & set(sides(beads))) >= 297
