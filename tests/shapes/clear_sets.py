"""Sets of answers that leave no doubt, in words of several languages or with the number of each point."""

from tests.shapes import ASKED, ENGLISH, READ, csv_of, refused, right, rows, shape, words_of
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)
CLEAR = {
    "Japanese": (
        "まったくあてはまらない",
        "あまりあてはまらない",
        "どちらともいえない",
        "ややあてはまる",
        "とてもあてはまる",
    ),
    "Swedish": ("Stämmer inte alls", "Stämmer ganska dåligt", "Varken eller", "Stämmer ganska bra", "Stämmer helt"),
    "German": ("Starke Ablehnung", "Ablehnung", "Neutral", "Zustimmung", "Starke Zustimmung"),
}
for _language, _labels in CLEAR.items():

    @shape(f"a clear set of words, {_language}", right(READ))
    def _clear(labels=_labels):
        return csv_of(HEAD, *rows(words_of(labels), who))


NUMBERED = {
    "Not sure": ("Definitely disagree", "Tend to disagree", "Not sure", "Tend to agree", "Definitely agree"),
    "Hard to say": ("Zdecydowanie nie", "Raczej nie", "Trudno powiedzieć", "Raczej tak", "Zdecydowanie tak"),
    "Sans opinion": (
        "Pas du tout d'accord",
        "Plutôt pas d'accord",
        "Sans opinion",
        "Plutôt d'accord",
        "Tout à fait d'accord",
    ),
}
for _name, _labels in NUMBERED.items():
    for _first in (True, False):

        @shape(f"points that bear their number {'first' if _first else 'last'}, {_name}", right(READ))
        def _numbered(labels=_labels, first=_first):
            form = "{0} - {1}" if first else "{1} ({0})"
            return csv_of(HEAD, *rows(lambda answer: form.format(answer, labels[answer - 1]), who))


@shape("points that bear their number, the other way round", right(ASKED, kinds=["scale"], fill={"3 - Not sure": "3"}))
def _turned():
    labels = NUMBERED["Not sure"]
    return csv_of(HEAD, *rows(lambda answer: f"{6 - answer} - {labels[answer - 1]}", who))


@shape("points that bear their number, in words that nobody knows", refused(kinds=["scale"]))
def _unknown():
    return csv_of(HEAD, *rows(lambda answer: f"{answer} - {'abcde'[answer - 1] * 4}", who))


@shape("agreement as the heading of the answers, with their range", right(READ))
def _heading():
    return csv_of((*HEAD[:2], *(f"{text} Zustimmung (1-5)" for text in T)), *rows(str, who))


@shape("a row between the points that calls itself by no known word", right(ASKED, kinds=["rows"]))
def _between():
    people = rows(str, lambda n, p: (f"Anna {chr(65 + n)}.", *who(n, p)))
    return csv_of(("Name", *HEAD), *people, ["Schwankung", "", "", *[1.3, 1.42] * 10])


@shape("words and numbers of our own", right(READ))
def _ours():
    return csv_of(HEAD, *rows(lambda answer: f"{answer} - {ENGLISH(answer)}", who))
