"""Functions and levels whose names hold that of another, headings that ask for another's, and names of files."""

from dataclasses import replace

from tests.shapes import ASKED, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import T, who

WHO = ("Department", "Role")
FIFTH = PEOPLE[4]
"""The one of the twelve whose function or level is told otherwise than the others'."""


def people_with(**changed):
    """Return the twelve with the fifth changed."""
    return [replace(p, **changed) if p is FIFTH else p for p in PEOPLE]


def with_function(text):
    """Return the twelve, the fifth of whom tells another function."""
    return csv_of((*WHO, *T), *rows(str, lambda _n, p: (text if p is FIFTH else p.function, LEVELS[p.level])))


def with_level(text):
    """Return the twelve, the fifth of whom tells another level."""
    return csv_of((*WHO, *T), *rows(str, lambda _n, p: (p.function, text if p is FIFTH else LEVELS[p.level])))


for _text in (
    "Service après-vente",
    "After Sales",
    "Post-vendita",
    "Finance (supporting Sales)",
    "HR for Sales",
    "IT (Sales systems)",
    "Legal (Sales contracts)",
    "Was in Sales, now in HR",
    "Sales until 2024, now Finance",
):

    @shape(
        f"a function that holds the name of another, {_text}",
        right(ASKED, kinds=["function"], people=people_with(function="other"), fill={"function": {_text: "other"}}),
    )
    def _holds(text=_text):
        return with_function(text)


for _text in ("I don't work in Sales", "anything but marketing", "everyone except Sales", "pas aux ventes"):

    @shape(f"a function that is denied, {_text}", right(READ, people=people_with(function="other")))
    def _denied(text=_text):
        return with_function(text)


for _text in ("Équipe commerciale", "Service commercial", "Sales (all regions)", "Sales, in Berlin"):

    @shape(f"a function that is plain, {_text}", right(READ, people=people_with(function="sales")))
    def _plain(text=_text):
        return with_function(text)


for _text in (
    "Responsable grands comptes",
    "Directeur de clientèle",
    "Chef de publicité",
    "Cheffe de projet",
    "Produktchef",
    "Projektleder",
    "Kierownik projektu",
    "Kierownik produktu",
    "Руководитель проекта",
    "Proje müdürü",
    "Ürün müdürü",
    "Vedoucí projektu",
    "Responsabile prodotto",
):

    @shape(f"a level that may head no function, {_text}", right(READ, people=people_with(level=None), kinds=["level"]))
    def _no_head(text=_text):
        return with_level(text)


for _text in ("Müdür yardımcısı", "Zástupce ředitele", "Nestleder"):

    @shape(f"a deputy, {_text}", right(ASKED, fill={"level": {_text: "staff"}}, kinds=["level"]))
    def _deputy(text=_text):
        return with_level(text)


for _text in (
    "Avdelningschef",
    "Afdelingsleder",
    "Kierownik działu",
    "Руководитель отдела",
    "Departman müdürü",
    "Leidinggevende",
):

    @shape(f"a level that heads a function, {_text}", right(READ, people=people_with(level="head")))
    def _head(text=_text):
        return with_level(text)


for _text in ("Anställd", "Člen týmu", "Teamlid", "Ansat", "Ekip üyesi"):

    @shape(f"an ordinary word for staff, {_text}", right(READ))
    def _staff(text=_text):
        return with_level(text)


for _heading in ("Department of your manager", "About which department do you answer?"):

    @shape(
        f"a department that is not one's own, {_heading.rstrip('?')}",
        right(READ, ASKED, function=False, fill={"columns": {_heading: "not read"}}),
    )
    def _another(heading=_heading):
        return {"answers.csv": csv_of((heading, "Level", *T), *rows(str, who))}


for _heading in (
    "Ve kterém oddělení pracujete?",
    "Hangi departmanda çalışıyorsunuz?",
    "Departament",
    "Fachbereich",
    "Abt.",
    "Your department (Sales or Marketing)",
):

    @shape(f"a heading that asks for one's own department, {_heading.rstrip('?.')}", right(READ))
    def _own(heading=_heading):
        return {"answers.csv": csv_of((heading, "Level", *T), *rows(str, who))}


SALES = PEOPLE[:6]
for _name, _ends in {
    "Sales answers": READ,
    "Vertrieb": READ,
    "Sales 2026-11-20": READ,
    "Sales survey results": ASKED,
    "Survey by Sales": ASKED,
}.items():

    @shape(f"a file named {_name}", right(_ends, people=SALES))
    def _file(name=_name):
        lines = rows(str, lambda _n, p: (LEVELS[p.level],), people=SALES)
        return {f"{name}.csv": csv_of(("Level", *T), *lines)}


@shape("a file named everyone except Sales", right(READ, people=SALES, function=False))
def _except():
    return {
        "everyone except Sales.csv": csv_of(("Level", *T), *rows(str, lambda _n, p: (LEVELS[p.level],), people=SALES))
    }


@shape("worksheets that tell departments and countries apart", right(READ))
def _worksheets():
    sheets = {"Sales DE": PEOPLE[:3], "Sales FR": PEOPLE[3:6], "Mktg DE": PEOPLE[6:9], "Mktg FR": PEOPLE[9:]}
    tables = {
        name: [("Level", *T), *rows(str, lambda _n, p: (LEVELS[p.level],), people=people)]
        for name, people in sheets.items()
    }
    return {"answers.xlsx": workbook(**tables)}
