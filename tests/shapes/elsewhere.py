"""Answers in other words and signs, and what they mean told beside the table, or in another language."""

from assessment.exchange.code import Response, encode
from tests.shapes import ASKED, PEOPLE, READ, Expected, csv_of, refused, right, rows, shape, stamped, words_of
from tests.shapes.vocabulary import DE, GERMAN, JA, TRANSLATED, WHO, Q, T, plain, who


@shape("statements in another language, in their order", right(ASKED, kinds=["columns"]))
def _statements_in_another_language_in_their_order():
    return plain(
        ("Zeitstempel", "Abteilung", "Position", *TRANSLATED),
        GERMAN,
        stamped("20.11.2026 09:{:02}:01", *DE),
        separator=";",
    )


@shape("statements in another language, numbers", right(ASKED, kinds=["columns"]))
def _statements_in_another_language_numbers():
    return plain(
        ("Zeitstempel", "Abteilung", "Position", *TRANSLATED),
        str,
        stamped("20.11.2026 09:{:02}:01", *DE),
        separator=";",
    )


@shape("statements in another language, numbered", right())
def _statements_in_another_language_numbered():
    return plain(
        ("Zeitstempel", "Abteilung", "Position", *(f"{n}. {t}" for n, t in enumerate(TRANSLATED, 1))),
        GERMAN,
        stamped("20.11.2026 09:{:02}:01", *DE),
        separator=";",
    )


@shape("statements in another language, grid", right(ASKED, kinds=["columns"]))
def _statements_in_another_language_grid():
    return plain(
        ("Zeitstempel", "Abteilung", "Position", *(f"Wie sehr stimmen Sie zu? [{t}]" for t in TRANSLATED)),
        GERMAN,
        stamped("20.11.2026 09:{:02}:01", *DE),
    )


@shape("turned round, told in a note below", right(ASKED, kinds=["scale"]))
def _turned_round_told_in_a_note_below():
    return plain((*WHO, *Q), lambda a: str(6 - a)) + b"\r\n1 = strongly agree; 5 = strongly disagree\r\n"


@shape("turned round, told in a column of notes", right(ASKED, kinds=["scale"]))
def _turned_round_told_in_a_column_of_notes():
    body = [
        [*who(0, p), *(6 - a for a in p.answers), "Scale: 1 = strongly agree, 5 = strongly disagree" if n == 0 else ""]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of((*WHO, *Q, "Note"), *body)


@shape("turned round, told in a note below, German", right(ASKED, kinds=["scale"]))
def _turned_round_told_in_a_note_below_german():
    return (
        plain(("Abteilung", "Position", *Q), lambda a: str(6 - a), lambda _n, p: (DE[0][p.function], DE[1][p.level]))
        + b"\r\nLegende: 1 = trifft voll zu, 5 = trifft gar nicht zu\r\n"
    )


@shape("seven points told in a note below", refused())
def _seven_points_told_in_a_note_below():
    return plain((*WHO, *Q)) + b"\r\n1 = strongly disagree, 7 = strongly agree\r\n"


@shape("turned round, a legend one point a row below", right(ASKED, kinds=["scale"]))
def _turned_round_a_legend_one_point_a_row_below():
    return (
        plain((*WHO, *Q), lambda a: str(6 - a))
        + b"\r\n\r\n1,Strongly agree\r\n2,Agree\r\n3,Neither\r\n4,Disagree\r\n5,Strongly disagree\r\n"
    )


@shape("a legend one point a row below", right())
def _a_legend_one_point_a_row_below():
    return (
        plain((*WHO, *Q)) + b"\r\n\r\n5,Strongly agree\r\n4,Agree\r\n3,Neither\r\n2,Disagree\r\n1,Strongly disagree\r\n"
    )


@shape(
    "plus and minus signs",
    right(ASKED, kinds=["scale"], fill=dict(zip(("--", "-", "o", "+", "++"), range(1, 6), strict=True))),
)
def _plus_and_minus_signs():
    return plain((*WHO, *Q), words_of(("--", "-", "o", "+", "++")))


@shape(
    "plus and minus signs with zero",
    right(ASKED, kinds=["scale"], fill=dict(zip(("--", "-", "0", "+", "++"), range(1, 6), strict=True))),
)
def _plus_and_minus_signs_with_zero():
    return plain((*WHO, *Q), words_of(("--", "-", "0", "+", "++")))


@shape("abbreviations", right(ASKED, kinds=["scale"], fill={"SD": 1, "D": 2, "N": 3, "A": 4, "SA": 5}))
def _abbreviations():
    return plain((*WHO, *Q), words_of(("SD", "D", "N", "A", "SA")))


@shape(
    "Roman numerals",
    right(ASKED, kinds=["scale"], fill=dict(zip(("I", "II", "III", "IV", "V"), range(1, 6), strict=True))),
)
def _roman_numerals():
    return plain((*WHO, *Q), words_of(("I", "II", "III", "IV", "V")))


@shape("smileys", right(ASKED, kinds=["scale"], fill=dict(zip("😡🙁😐🙂😀", range(1, 6), strict=True))))
def _smileys():
    return plain((*WHO, *Q), words_of("😡🙁😐🙂😀"))


@shape(
    "yes to no in German",
    right(ASKED, kinds=["scale"], fill={"nein": 1, "eher nein": 2, "teils": 3, "eher ja": 4, "ja": 5}),
)
def _yes_to_no_in_german():
    return plain((*WHO, *Q), words_of(("nein", "eher nein", "teils", "eher ja", "ja")))


@shape("full-width digits", right())
def _full_width_digits():
    return plain((*WHO, *Q), words_of("１２３４５"))


@shape("Arabic digits", right())
def _arabic_digits():
    return plain((*WHO, *Q), words_of("١٢٣٤٥"))


@shape("digits with words in parentheses, Japanese", right())
def _digits_with_words_in_parentheses_japanese():
    return plain(
        ("タイムスタンプ", "所属部署", "役職", *(f"{n}. {t}" for n, t in enumerate(T, 1))),
        words_of(("1（まったくそう思わない）", "2", "3", "4", "5（とてもそう思う）")),
        stamped("2026/11/20 9:{:02}:01", *JA),
    )


@shape("circled digits", right(fill=dict(zip("①②③④⑤", range(1, 6), strict=True))))
def _circled_digits():
    return plain((*WHO, *Q), words_of("①②③④⑤"))


@shape(
    "written numbers", right(ASKED, fill=dict(zip(("one", "two", "three", "four", "five"), range(1, 6), strict=True)))
)
def _written_numbers():
    return plain((*WHO, *Q), words_of(("one", "two", "three", "four", "five")))


@shape("twenty percent a point", refused())
def _twenty_percent_a_point():
    return plain((*WHO, *Q), words_of(("0%", "25%", "50%", "75%", "100%")))


TITLES = {
    "French": "Échelle : 1 = tout à fait d’accord, 5 = pas du tout d’accord",
    "Spanish": "Escala: 1 (totalmente de acuerdo) a 5 (totalmente en desacuerdo)",
    "Polish": "Skala: 1 – zdecydowanie się zgadzam, 5 – zdecydowanie się nie zgadzam",
    "Japanese": "1＝とてもそう思う、5＝まったくそう思わない",
}

for _language, _title in TITLES.items():

    @shape(f"turned round, told in a title, {_language}", right(ASKED, kinds=["scale"]))
    def _turned_in_a_title(title=_title):
        return csv_of([title], (*WHO, *T), *rows(lambda answer: str(6 - answer)))


UNTOLD = Expected(frozenset({ASKED}), kinds=frozenset({"scale"}), whatever_is_read=True)


@shape("marks of a school, told in a title", UNTOLD)
def _marks_in_a_title():
    return csv_of(["Bitte bewerten Sie mit Schulnoten (1 = sehr gut, 5 = mangelhaft)"], (*WHO, *T), *rows())


@shape("the best and the worst, told in a title", UNTOLD)
def _best_and_worst_in_a_title():
    return csv_of(["Please rate from 1 (best) to 5 (worst)"], (*WHO, *T), *rows())


@shape("codes in formatted text", right(READ))
def _formatted():
    codes = [encode(Response(p.function, p.level, 0, n + 1, p.answers)) for n, p in enumerate(PEOPLE)]
    text = "{\\rtf1\\ansi{\\fonttbl\\f0 Helvetica;}\n\\f0\\fs24 F\\'fcr alle:\\\n" + "\\par ".join(codes) + "}"
    return {"codes.rtf": text.encode()}
