"""Headings that ask something else than who somebody is, and texts that name a function or a head and mean another."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape, words_of
from tests.shapes.vocabulary import Q, T, plain

HEADS, STAFF = ("Head of function", "Team member")


def other(function):
    """Return the function that somebody would rather work in, works with, or began in."""
    return "Marketing" if function == "sales" else "Sales"


def level(person):
    return HEADS if person.level == "head" else STAFF


for _heading in (
    "In which department did you start your career?",
    "Which department would you rather work in?",
    "Which team answers your questions fastest?",
    "Mit welcher Abteilung arbeiten Sie am meisten zusammen?",
    "¿Qué departamento debería liderar los leads?",
    "Avec quel service travaillez-vous le plus ?",
    "Con quale reparto lavora di più?",
    "Com qual departamento você mais trabalha?",
    "Met welke afdeling werkt u het meest samen?",
    "Z którym działem współpracujesz najczęściej?",
    "С каким отделом вы работаете чаще всего?",
    "最もよく協力する部署",
    "您最喜欢的部门",
    "Department before joining",
    "Department you are rating",
    "Bewertete Abteilung",
):

    @shape(
        f"no department but: {_heading}", right(ASKED, function=False, kinds=["columns"], fill={_heading: "not read"})
    )
    def _something_else(heading=_heading):
        return plain((heading, "Level", *Q), str, lambda _n, p: (other(p.function), level(p)))

    @shape(f"beside the department: {_heading}", right(READ))
    def _beside(heading=_heading):
        return plain((heading, "Department", "Level", *Q), str, lambda _n, p: (other(p.function), p.function, level(p)))


@shape(
    "a heading that may ask for the department",
    right(ASKED, kinds=["columns"], fill={"Which team counts you among its members?": "function"}),
)
def _may_ask():
    heading = "Which team counts you among its members?"
    return plain((heading, "Level", *Q), str, lambda _n, p: (p.function, level(p)))


for _heading in ("Manager?", "Manager available?", "Do you know the head of Sales?", "Lead interviewed"):

    @shape(f"yes and no to {_heading} beside the level", right(READ))
    def _yes_beside(heading=_heading):
        return plain(("Dept", "Lvl", heading, *Q), str, lambda n, p: (p.function, level(p), "Yes" if n % 2 else "No"))


for _heading in ("Have you met the head of Sales this quarter?", "Do managers here lead by example?"):

    @shape(f"no level but: {_heading}", right(READ, level=False))
    def _no_level(heading=_heading):
        return plain(("Department", heading, *Q), str, lambda n, p: (p.function, "Yes" if n % 2 else "No"))


for _heading, _head in (
    ("Do you not lead people?", "No"),
    ("Do you have direct reports?", "Yes"),
    ("Manager?", "Yes"),
    ("Are you a manager?", "Yes"),
    ("Leiten Sie keine Abteilung?", "No"),
    ("Are you a member of staff?", "No"),
    ("Are you an individual contributor?", "No"),
):
    _staff = "No" if _head == "Yes" else "Yes"

    @shape(
        f"a level that {_heading} may tell",
        right(ASKED, kinds=["level"], fill={"level": {_head: "head", _staff: "staff"}}),
    )
    def _may_tell(heading=_heading, head=_head, staff=_staff):
        return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


@shape("yes and no whose heading says what they are", right(READ))
def _legend():
    heading = "Lead people? (No = head, Yes = staff)"
    return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, "No" if p.level == "head" else "Yes"))


@shape(
    "how many people report to somebody",
    right(ASKED, kinds=["level"], fill={"level": {"0": "staff", "1": "staff", "2": "staff", "12": "head"}}),
)
def _how_many():
    heading = "How many people report to you?"
    return plain(("Department", heading, *Q), str, lambda n, p: (p.function, 12 if p.level == "head" else n % 3))


for _head, _staff in (
    ("Head", "I work for the head"),
    ("Head", "Works for the head"),
    ("Director", "Under the director"),
    ("Head", "Direct report of the head"),
    ("Leitung", "Mitarbeiter der Geschäftsleitung"),
    ("Leiterin", "unterstelle dem Leiter"),
    ("Directrice", "J'assiste au comité du directeur"),
    ("Jefa", "Trabajo para el jefe"),
    ("Direttore", "Lavoro per il direttore"),
    ("Hoofd", "Ik werk voor het hoofd"),
    ("Head", "Ex-Head"),
    ("Head", "Deputy head"),
    ("Leitung", "stellv. Leitung"),
):

    @shape(f"a level of {_staff}", right(ASKED, kinds=["level"], fill={"level": {_staff: "staff"}}))
    def _another_is_head(head=_head, staff=_staff):
        return plain(("Department", "Level", *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


for _head, _staff in (
    ("Leitung", "Keine Leitung"),
    ("Jefe", "No soy jefe"),
    ("Director", "Asistente del director"),
    ("Head", "I am not the head"),
):

    @shape(f"a level that {_staff} denies", right(READ))
    def _denied(head=_head, staff=_staff):
        return plain(("Department", "Level", *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


for _sales, _marketing in (
    ("Sales (not Marketing)", "Marketing (non-sales)"),
    ("Sales & Marketing – Field", "Sales & Marketing – Campaigns"),
    ("Vertrieb", "Vertriebsmarketing"),
    ("Vertrieb", "Verkaufsförderung"),
    ("Sales, formerly Marketing", "Marketing (supporting Sales)"),
):

    @shape(
        f"departments {_sales} and {_marketing}",
        right(ASKED, kinds=["function"], fill={"function": {_sales: "sales", _marketing: "marketing"}}),
    )
    def _either(sales=_sales, marketing=_marketing):
        return plain(
            ("Department", "Level", *Q), str, lambda _n, p: (sales if p.function == "sales" else marketing, level(p))
        )


SENTENCES = {"sales": "Sls", "marketing": "I work in marketing, which some here call growth"}


@shape("departments in short and in sentences", right(READ))
def _in_sentences():
    return plain(
        ("Department", "Level", *Q), str, lambda n, p: (SENTENCES[p.function] if n % 3 else p.function, level(p))
    )


@shape("ticks of a department that a question asks for", right(READ, level=False, people=PEOPLE))
def _ticks():
    return plain(
        ("Department", "Level", "Sales?", "Marketing?", *Q),
        str,
        lambda _n, p: ("", "", str(p.function == "sales"), str(p.function == "marketing")),
    )


@shape("a question to each function for the level, of which one is filled", right(READ))
def _role_in_each():
    def before(_number, person):
        return [level(person) if person.function == each else "" for each in ("sales", "marketing")]

    return plain(("Your role in Sales", "Your role in Marketing", *Q), str, before)


@shape("a Greek form", right())
def _greek():
    words = words_of(("Διαφωνώ απόλυτα", "Διαφωνώ", "Ούτε συμφωνώ ούτε διαφωνώ", "Συμφωνώ", "Συμφωνώ απόλυτα"))
    functions, levels = {"sales": "Πωλήσεις", "marketing": "Μάρκετινγκ"}, {"head": "Διευθυντής", "staff": "Υπάλληλος"}
    return plain(
        ("Χρονική σήμανση", "Τμήμα", "Θέση", *T),
        words,
        lambda n, p: (f"2026-11-20 09:{n:02}:10", functions[p.function], levels[p.level]),
    )


OVERALL = {f"Q{number}": f"statement {number}" for number in range(1, 21)} | {"Q21": "not read"}


@shape("an overall rating behind twenty numbered columns", right(ASKED, kinds=["columns"], fill={"columns": OVERALL}))
def _overall():
    return csv_of(
        ("Dept", "Lvl", *(f"Q{number}" for number in range(1, 22))),
        *rows(str, lambda _n, p: (p.function, level(p)), lambda n, _p: (n % 5 + 1,)),
    )


@shape("an overall rating of ten points behind twenty numbered columns", right(ASKED, kinds=["columns"]))
def _of_ten():
    return csv_of(
        ("Dept", "Lvl", *(f"Q{number}" for number in range(1, 22))),
        *rows(str, lambda _n, p: (p.function, level(p)), lambda n, _p: (n % 10 + 1,)),
    )
