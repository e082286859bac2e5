"""Numbers that notes explain, column by column: a note is about the column that it names, and about no other."""

from tests.shapes import ASKED, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import Q

FUNCTIONS = {"sales": "1", "marketing": "2"}
LEVELS = {"head": "1", "staff": "2"}
OF_FUNCTIONS, OF_LEVELS = "1 = Sales, 2 = Marketing", "1 = Head, 2 = Staff"


def coded(department="Department", level="Level"):
    """Return the header and the rows of the twelve, with numbers for both."""
    return ((department, level, *Q), *rows(str, lambda _n, p: (FUNCTIONS[p.function], LEVELS[p.level])))


for _department, _level, _notes in (
    ("Department", "Your position", (f"Department: {OF_FUNCTIONS}", f"Your position: {OF_LEVELS}")),
    ("Department", "What is your role?", (f"Department: {OF_FUNCTIONS}; What is your role? {OF_LEVELS}",)),
    ("Department", "Role", (f"Department: {OF_FUNCTIONS}. Level: {OF_LEVELS}.",)),
    ("Dept", "Position", (OF_FUNCTIONS, OF_LEVELS)),
    ("Abteilung", "Rolle", ("Abteilung: 1 = Vertrieb, 2 = Marketing", "Rolle: 1 = Führungskraft, 2 = Mitarbeiter")),
    ("Q1 Department", "Q2 Role", (f"Department: {OF_FUNCTIONS}", f"Role: {OF_LEVELS}")),
    ("Bereich", "Ebene", ("Bereich: 1 = Vertrieb, 2 = Marketing; Ebene: 1 = Leitung, 2 = Mitarbeiter/in",)),
    ("Abteilung", "Stufe", ("Stufe: 1 = Leiter/in, 2 = Mitarbeiter (m/w/d); Abteilung: 1 = Vertrieb, 2 = Marketing",)),
    ("Rôle", "Poste", ("Rôle : 1 = Ventes, 2 = Marketing", "Poste : 1 = Directeur, 2 = Employé")),
):

    @shape(f"notes over numbers under {_department} and {_level}: {_notes[0]}", right(READ))
    def _over(department=_department, level=_level, notes=_notes):
        return csv_of(*((note,) for note in notes), (), *coded(department, level))

    @shape(f"notes below numbers under {_department} and {_level}: {_notes[0]}", right(READ))
    def _below(department=_department, level=_level, notes=_notes):
        return csv_of(*coded(department, level), (), *((note,) for note in notes))


BOOK = (("Department", "1", "Sales"), ("", "2", "Marketing"), ("Role", "1", "Head"), ("", "2", "Staff"))


@shape("a list of codes in cells below the answers", right(READ))
def _list_below():
    return csv_of(*coded(level="Role"), (), *BOOK)


@shape("notes in the third cell of rows below the answers", right(READ))
def _third_cell():
    return csv_of(*coded(level="Role"), (), ("Legend", "Department", OF_FUNCTIONS), ("", "Role", OF_LEVELS))


@shape("a list of codes in cells above the answers", right(READ))
def _list_above():
    return csv_of(("Legend",), *BOOK, (), *coded(level="Role"))


for _note in (
    "Who owns leads: 1 = Marketing, 2 = Sales",
    "Other department: 1 = Marketing, 2 = Sales",
    "Leads are owned by: 1 = Marketing, 2 = Sales",
    "Wer führt die Leads? 1 = Marketing, 2 = Vertrieb",
):

    @shape(
        f"a note of another column: {_note}",
        right(ASKED, kinds=["function"], fill={"function": {"1": "sales", "2": "marketing"}}),
    )
    def _of_another(note=_note):
        heading = "Who owns leads?"
        people = rows(str, lambda n, p: (str(1 + n % 2), FUNCTIONS[p.function], p.level))
        return csv_of((heading, "Dept", "Level", *Q), *people, (), (note,))
