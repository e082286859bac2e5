"""Words of several languages, and headings, for the shapes of files."""

from tests.shapes import PEOPLE, csv_of, rows, texts, words_of

QUESTION = "How far do you agree?"
GERMAN = words_of(("Stimme gar nicht zu", "Stimme eher nicht zu", "Teils/teils", "Stimme eher zu", "Stimme voll zu"))
FRENCH = words_of(
    (
        "Pas du tout d’accord",
        "Plutôt pas d’accord",
        "Ni d’accord ni pas d’accord",
        "Plutôt d’accord",
        "Tout à fait d’accord",
    )
)
SPANISH = words_of(
    (
        "Totalmente en desacuerdo",
        "En desacuerdo",
        "Ni de acuerdo ni en desacuerdo",
        "De acuerdo",
        "Totalmente de acuerdo",
    )
)
POLISH = words_of(
    (
        "Zdecydowanie się nie zgadzam",
        "Raczej się nie zgadzam",
        "Ani się zgadzam, ani nie zgadzam",
        "Raczej się zgadzam",
        "Zdecydowanie się zgadzam",
    )
)
JAPANESE = words_of(
    ("まったくそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "とてもそう思う")
)
DE = ({"sales": "Vertrieb", "marketing": "Marketing"}, {"head": "Abteilungsleitung", "staff": "Mitarbeiter:in"})
FR = ({"sales": "Commercial", "marketing": "Marketing"}, {"head": "Directeur", "staff": "Collaborateur"})
ES = ({"sales": "Ventas", "marketing": "Marketing"}, {"head": "Director/a", "staff": "Empleado/a"})
PL = ({"sales": "Sprzedaż", "marketing": "Marketing"}, {"head": "Dyrektor działu", "staff": "Specjalista"})
JA = ({"sales": "営業部", "marketing": "マーケティング部"}, {"head": "部長", "staff": "一般社員"})
Q = [f"q{n}" for n in range(1, 21)]
T = list(texts())
TRANSLATED = [f"Aussage über unsere Zusammenarbeit, Teil {chr(96 + n)}" for n in range(1, 21)]
WHO = ("Department", "Level")


def who(_n, p):
    return (p.function.title(), p.level)


def plain(head, write=str, before=who, people=PEOPLE, **more):
    return csv_of(head, *rows(write, before, people=people), **more)
