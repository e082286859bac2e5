"""Departments under other names, as codes and as ticks."""

from tests.shapes import ASKED, ENGLISH, right, shape
from tests.shapes.vocabulary import QUESTION, Q, T, plain


@shape(
    "only an unknown department", right(ASKED, kinds=["function"], fill={"Team Blau": "sales", "Team Rot": "marketing"})
)
def _only_an_unknown_department():
    return plain(
        ("Department", "Level", *Q),
        str,
        lambda _n, p: ({"sales": "Team Blau", "marketing": "Team Rot"}[p.function], p.level),
    )


@shape("S and M", right(ASKED, kinds=["function"], fill={"S": "sales", "M": "marketing"}))
def _s_and_m():
    return plain(("Department", "Level", *Q), str, lambda _n, p: (p.function[0].upper(), p.level))


@shape("department codes told in the heading", right(fill={"function": "", "1": "sales", "2": "marketing"}))
def _department_codes_told_in_the_heading():
    return plain(
        ("Department (1 = Sales, 2 = Marketing)", "Level", *Q),
        str,
        lambda _n, p: (1 + (p.function == "marketing"), p.level),
    )


@shape("department codes told in the heading, the other way", right(fill={"2": "sales", "1": "marketing"}))
def _department_codes_told_in_the_heading_the_other():
    return plain(
        ("Abteilung (1=Marketing; 2=Vertrieb)", "Level", *Q), str, lambda _n, p: (1 + (p.function == "sales"), p.level)
    )


@shape("a column for each department, ticked with x", right())
def _a_column_for_each_department_ticked_with_x():
    return plain(
        ("Sales", "Marketing", "Level", *Q),
        str,
        lambda _n, p: ("x" if p.function == "sales" else "", "x" if p.function == "marketing" else "", p.level),
    )


@shape("a column for each department, yes and no", right())
def _a_column_for_each_department_yes_and_no():
    return plain(
        ("Sales", "Marketing", "Level", *Q),
        str,
        lambda _n, p: ("Yes" if p.function == "sales" else "No", "Yes" if p.function == "marketing" else "No", p.level),
    )


@shape("a column for each department, TRUE and FALSE", right())
def _a_column_for_each_department_true_and_false():
    return plain(
        ("Department (Sales)", "Department (Marketing)", "Level", *Q),
        str,
        lambda _n, p: (str(p.function == "sales").upper(), str(p.function == "marketing").upper(), p.level),
    )


@shape("tally, checkboxes for the department", right())
def _tally_checkboxes_for_the_department():
    return plain(
        (
            "Submission ID",
            "Respondent ID",
            "Submitted at",
            "Department",
            "Department (Sales)",
            "Department (Marketing)",
            "Level",
            *(f"{QUESTION} ({t})" for t in T),
        ),
        ENGLISH,
        lambda n, p: (
            f"x{n}Y",
            f"r{n}Z",
            f"2026-11-20 09:{n:02}:01",
            p.function.title(),
            str(p.function == "sales").lower(),
            str(p.function == "marketing").lower(),
            p.level,
        ),
    )
