from collections import Counter

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey.asks import asks_for_own_function
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.words import words


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("sales", "sales"),
        ("Sales", "sales"),
        ("Sales team", "sales"),
        ("Head of Sales", "sales"),
        ("Inside-Sales EMEA", "sales"),
        ("I am a salesperson", "sales"),
        ("MARKETING", "marketing"),
        ("Product Marketing Manager", "marketing"),
        ("Marketing & Communications", "marketing"),
        ("other", "other"),
        ("Other (please specify)", "other"),
        ("Sales and Marketing", "other"),
        ("Neither Sales nor Marketing", "other"),
        ("not Sales", "other"),
        ("Other (not Sales or Marketing)", "other"),
        ("not in Marketing, I am in Sales", None),
        ("Director of Sales & Marketing", "other"),
        ("営業・マーケティング", "other"),
        ("not Marketing (Sales)", None),
        ("Sales (not Marketing)", None),
        ("Sales, not in the field", None),
        ("Sales promotion", None),
        ("Outside Sales", "sales"),
        ("I am from outside sales", "other"),
        ("Outside Sales and Marketing", "other"),
        ("Finance", "other"),
        ("Sales Finance", None),
        ("Sales Recruiting", None),
        ("Sales & Operations Planning", None),
        ("Marketing Procurement", None),
        ("marketing agency", None),
        ("Vertriebscontrolling", None),
        ("Vertriebs-IT", None),
        ("Personalmarketing", None),
        ("Service client ventes", None),
        ("отдел закупок и продаж", None),
        ("Sales Operations", "sales"),
        ("Financial services sales", "sales"),
        ("Vertriebsinnendienst", "sales"),
        ("代理店営業部", "sales"),
        ("Vertrieb", "sales"),
        ("", None),
        ("wholesale", None),
    ],
)
def test_function_of(text, function):
    """A function is told by a word of it; who is in both or in neither is other."""
    assert function == function_of(text, words())


@pytest.mark.parametrize(
    ("text", "header", "level"),
    [
        ("head", "level", "head"),
        ("Head of Sales", "", "head"),
        ("Marketing director", "", "head"),
        ("VP Sales", "", "head"),
        ("Vice President", "", "head"),
        ("Chief executive", "", "head"),
        ("staff", "level", "staff"),
        ("Staff member", "", "staff"),
        ("Team member", "", "staff"),
        ("Account executive", "", "staff"),
        ("Assistant to the head of sales", "", "staff"),
        ("Yes", "Are you the head of your function?", "head"),
        ("no", "Are you the head of your function?", "staff"),
        ("Yes", "Do you like cake?", None),
        ("Manager", "level", None),
        ("总监助理", "", None),
        ("部長補佐", "", None),
        ("Зам. начальника отдела", "", None),
        ("Начальник отдела", "", "head"),
        ("Adjunct-directeur", "", None),
        ("Vice-director", "", None),
        ("Myyntipäällikkö", "", None),
        ("Aluepäällikkö", "", None),
        ("Osastopäällikkö", "", "head"),
        ("Leiter Innendienst", "", None),
        ("Section head", "", None),
        ("Jefe de zona", "", None),
        ("Jefe de ventas", "", "head"),
        ("Head of a sub-team", "", None),
        ("非主管", "", "staff"),
        ("不動産営業部長", "", "head"),
        ("", "", None),
    ],
)
def test_level_of(text, header, level):
    """A level is told by a word of it, or by yes and no where the header asks for heads."""
    assert level == level_of(text, words(), leads=words().heading("leads", header))


@pytest.mark.parametrize(
    ("names", "rows", "columns"),
    [
        (["function", "level"], [["sales", "head"], ["marketing", "staff"]], (0, 1)),
        (["level", "function"], [["", ""]], (1, 0)),
        (["Your role"], [["Head of Sales"], ["Marketing staff"]], (0, 0)),
        (["Department", "Your role"], [["Sales", "Head of Sales"], ["Marketing", "Staff"]], (0, 1)),
        (["Where do you sit?"], [["Sales"], ["Marketing"], ["Sales team"]], (0, None)),
        (["Thoughts"], [["Sales never calls back when we ask them to, which is a pity"]], (None, None)),
        (["Team"], [["Blue"], ["Red"]], (0, None)),
        (["Thoughts"], [["Sales"], ["good"], ["nice"]], (None, None)),
        ([], [], (None, None)),
    ],
)
def test_find_people(names, rows, columns, instrument):
    """The columns are found by header and values together, and a comment is not taken for a function."""
    lines = [[*names, *(f"q{number}" for number in range(1, 21))], *([*row, *["3"] * 20] for row in rows or [[]])]
    text = "".join(",".join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)
    meanings = [match.meaning.split("+") for match in read_file("team.csv", text.encode(), instrument).matched]
    found = [[place for place, meaning in enumerate(meanings) if kind in meaning] for kind in ("function", "level")]
    assert [[] if column is None else [column] for column in columns] == found


def test_a_question_about_a_name_may_ask_for_the_function(instrument):
    """A long header that mentions a name or a time is a question; a short one labels what is passed over."""
    header = "Name,What is the name of the team you are in at this time?,q1,q2"
    reading = read_file("team.csv", f"{header}\r\nMark Sales,Marketing,3,4\r\n".encode(), instrument)
    assert ["ignored", "function"] == [match.meaning for match in reading.matched[:2]]
    assert ["marketing"] == [each.function for each in reading.respondents]


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Department", True),
        ("Your department", True),
        ("Which department do you work in?", True),
        ("Your function within the company", True),
        ("Zu welcher Abteilung gehören Sie?", True),
        ("À quel service appartenez-vous ?", True),
        ("¿A qué departamento pertenece?", True),
        ("Em qual área você trabalha?", True),
        ("Di quale reparto fa parte?", True),
        ("Tot welke afdeling behoort u?", True),
        ("W którym dziale Pan/Pani pracuje?", True),
        ("В каком подразделении вы работаете?", True),
        ("ご所属の部署を選択してください", True),
        ("您在哪个部门工作？", True),
        ("Which department (Sales, Marketing, Other)?", True),
        ("SD01", True),
        ("Department (required)", True),
        ("Which department do you work in? - Selected Choice", True),
        ("Which department do you work in? (choose one)", True),
        ("Please select your department from the list below", True),
        ("Which department are you in at ACME GmbH?", True),
        ("In welcher Abteilung arbeiten Sie bei Muster AG?", True),
        ("Department [dropdown]", True),
        ("Demographics: Department", True),
        ("HRIS Department", True),
        ("Employee Department", True),
        ("Abteilung (Pflichtfeld)", True),
        ("Ihre Abteilung (bitte auswählen)", True),
        ("Welchem Bereich sind Sie zugeordnet?", True),
        ("Ufficio di appartenenza", True),
        ("Millä osastolla työskentelet?", True),
        ("Melyik osztályon dolgozik?", True),
        ("Department (sm_department)", True),
        ("(dep) Department", True),
        ("grp/dept", True),
        ("Which department looks at Leads?", False),
        ("Department that selected you", False),
        ("Which department are you at odds with?", False),
        ("Other department", False),
        ("Which department do you trust most?", False),
        ("Which department works best?", False),
        ("Quel service est le mieux ?", False),
        ("Wo arbeiten Sie gern?", False),
        ("Main contact department", False),
    ],
)
def test_a_heading_asks_for_the_own_department_in_plain_words(heading, own):
    """Any word that such a question does not need may turn it into another."""
    assert own == asks_for_own_function(Source(heading, (0,), Counter({"Sales": 1})), words())


@pytest.mark.parametrize(
    ("heading", "cells", "asked"),
    [
        ("Level", ("Sales Manager", "Team member"), "Sales Manager"),
        ("Nivel", ("Gerente de ventas", "Empleado"), "Gerente de ventas"),
        ("Head?", ("yes", ""), "(empty cells)"),
        ("Head of dept (x)", ("x", ""), "(empty cells)"),
        ("Leitung", ("x", ""), "(empty cells)"),
    ],
)
def test_a_level_that_stays_open_is_asked_about(heading, cells, asked, instrument):
    """Whoever only has a manager's title, or left a cell empty that heads ticked, is read with an open level."""
    lines = [f"Department,{heading}," + ",".join(f"q{number}" for number in range(1, 21))]
    lines += [f"Sales,{cells[number > 1]}" + ",1,2,3,4,5" * 4 for number in range(6)]
    reading = read_file("team.csv", "\r\n".join(lines).encode(), instrument)
    assert [question.kind for question in reading.questions if asked in question.texts] == ["level"]
    assert 6 == len(reading.respondents)


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("How many leads do you handle a week?", (3, 5, 8)),
        ("Team size", (4, 6, 12)),
        ("Teamgröße", (4, 6, 12)),
        ("Years in this role", (1, 2, 7)),
        ("Nombre de personnes dans l’équipe", (4, 6, 12)),
    ],
)
def test_a_number_of_something_is_no_code(heading, numbers, instrument):
    """A column that counts something tells neither a function nor a level, whatever words its heading holds."""
    lines = [f"Department,Level,{heading}," + ",".join(f"q{number}" for number in range(1, 21))]
    answers = [",".join(str((number * k + k * k) % 5 + 1) for k in range(20)) for number in range(6)]
    lines += [f"Sales,Team member,{numbers[number % 3]},{answers[number]}" for number in range(6)]
    for drop in ((), ("Level",), ("Department",)):
        keep = [place for place, name in enumerate(lines[0].split(",")) if name not in drop]
        rows = [",".join(line.split(",")[place] for place in keep) for line in lines]
        reading = read_file("team.csv", "\r\n".join(rows).encode(), instrument)
        assert 6 == len(reading.respondents)
        assert () == reading.questions
