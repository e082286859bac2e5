"""Shapes that were found by trying to have a file read wrongly: test rows, doubled headings, titles, other scales."""

from dataclasses import replace

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, csv_of, refused, right, rows, shape, text_of, words_of
from tests.shapes.vocabulary import Q, T, plain, who

HEAD = ("Department", "Level", *T)

WORDS = {
    "Portuguese": ("Discordo totalmente", "Discordo", "Não concordo nem discordo", "Concordo", "Concordo totalmente"),
    "Italian": (
        "Per niente d'accordo",
        "Poco d'accordo",
        "Né d'accordo né in disaccordo",
        "Abbastanza d'accordo",
        "Molto d'accordo",
    ),
    "Dutch": ("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens"),
    "Russian": (
        "Совершенно не согласен",
        "Скорее не согласен",
        "Затрудняюсь ответить",
        "Скорее согласен",
        "Совершенно согласен",
    ),
    "Chinese": ("非常不同意", "比较不同意", "中立", "比较同意", "非常同意"),
}
for _language, _labels in WORDS.items():

    @shape(f"other usual words, {_language}", right(READ, ASKED, fill={"Затрудняюсь ответить": "3"}))
    def _words(labels=_labels):
        return plain(HEAD, words_of(labels))


for _language, _heads, _sales, _levels in (
    ("Portuguese", ("Em que departamento trabalha?", "Cargo"), "Comercial", ("Diretor(a)", "Colaborador(a)")),
    ("Italian", ("In quale reparto lavora?", "Ruolo"), "Vendite", ("Responsabile", "Impiegato")),
    ("Dutch", ("Op welke afdeling werkt u?", "Functie"), "Verkoop", ("Manager", "Medewerker")),
):

    @shape(
        f"department and level, {_language}",
        right(READ, ASKED, fill={"Comercial": "sales", "Manager": "head"}, level=_language != "Dutch"),
    )
    def _people(language=_language, heads=_heads, sales=_sales, levels=_levels):
        def before(_number, person):
            department = sales if person.function == "sales" else "Marketing"
            return (department, levels[person.level != "head"] if language != "Dutch" else "")

        return {"answers.csv": plain((*heads, *T), words_of(WORDS[language]), before)}


@shape("words beside numbers from 0 to 4", right(ASKED, kinds=["scale"]))
def _from_nought():
    return csv_of(HEAD, *rows(lambda answer: f"{answer - 1} = {ENGLISH(answer)}"))


@shape("words in half of the rows and numbers in the others", right(READ, ASKED))
def _half():
    lines = [[*who(n, p), *[ENGLISH(a) if n % 2 else a for a in p.answers]] for n, p in enumerate(PEOPLE)]
    return csv_of(HEAD, *lines)


@shape("words for the ends that contradict the numbers between", refused("", kinds=["scale"]))
def _ends():
    return csv_of(HEAD, *rows(lambda answer: {1: "Strongly agree", 5: "Strongly disagree"}.get(answer, answer)))


@shape("two blocks under the same headings", refused("columns C to V", kinds=["columns"]))
def _blocks():
    lines = [[*who(n, p), *[(a * 3 + n) % 5 + 1 for a in p.answers], *p.answers] for n, p in enumerate(PEOPLE)]
    return csv_of((*HEAD, *T), *lines)


@shape("a first row by somebody called TEST", right(READ))
def _test_name():
    lines = [[f"N{n}", *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]
    return {"answers.csv": csv_of(("Name", *HEAD), ["TEST", "Sales", "staff", *[5] * 20], *lines)}


@shape("a first row of the department test", right(READ))
def _test_department():
    return {"answers.csv": csv_of(HEAD, ["test", "test", *[1] * 20], *rows())}


@shape("job titles that tell function and level", right(READ))
def _titles():
    titles = {"sales": ("VP Sales", "Sales Representative"), "marketing": ("CMO", "Marketing Specialist")}
    return {"answers.csv": plain(("Job title", *T), str, lambda _n, p: (titles[p.function][p.level != "head"],))}


ASKED_TITLES = {
    "function": {"Account Executive": "sales", "Content Writer": "marketing"},
    "level": {"Account Executive": "staff", "Content Writer": "staff"},
}


@shape("job titles of which some are asked", right(ASKED, kinds=["function"], fill=ASKED_TITLES))
def _titles_asked():
    titles = {"sales": ("Sales Director", "Account Executive"), "marketing": ("Head of Marketing", "Content Writer")}
    return {"answers.csv": plain(("Job title", *T), str, lambda _n, p: (titles[p.function][p.level != "head"],))}


@shape(
    "both as a department", right(people=[replace(p, function="other") if n == 3 else p for n, p in enumerate(PEOPLE)])
)
def _both():
    return plain(HEAD, str, lambda n, p: ("Both" if n == 3 else p.function.title(), p.level))


@shape("the statements from the last to the first", right(READ))
def _backwards():
    return csv_of(("Department", "Level", *Q[::-1]), *[[*who(n, p), *p.answers[::-1]] for n, p in enumerate(PEOPLE)])


@shape("a coded department before twenty questions, all numbered", refused("", kinds=["columns"]))
def _coded_first():
    lines = [[1 + (p.function != "sales"), *p.answers] for p in PEOPLE]
    return csv_of([f"Q{n}" for n in range(1, 22)], *lines)


@shape("numbers between spaces that do not break", right(READ))
def _spaces():
    return csv_of(HEAD, *rows(lambda answer: f"\u00a0{answer}\u00a0 "))


@shape("a text of tabs in UTF-16", right(READ))
def _utf_16():
    return {"answers.txt": text_of([HEAD, *rows()], "\t").encode("utf-16")}


@shape("two years in one file", right(ASKED, kinds=["rows"], fill={"2025": "left out", "2026": "people"}))
def _years():
    before = [["2025", *who(n, p), *p.answers[::-1]] for n, p in enumerate(PEOPLE)]
    return csv_of(("Year", *HEAD), *before, *[["2026", *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)])
