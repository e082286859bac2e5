"""Yes and no with another answer beside them: the others are read, and the odd one is open and told, or asked about."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import Q, plain

LAST = (*PEOPLE[:-1], replace(PEOPLE[-1], level=None))


def heads(heading, yes, no, odd):
    """Return the twelve, of whom the last one says something else."""

    def before(number, person):
        return person.function, odd if number == len(PEOPLE) - 1 else yes if person.level == "head" else no

    return plain(("Department", heading, *Q), str, before)


for _heading, _yes, _no, _odd in (
    ("Are you the head of the department?", "Yes", "No", "Prefer not to say"),
    ("Are you the head of the department?", "Yes", "No", "Not sure"),
    ("Do you lead the function?", "Y", "N", "n/a"),
    ("Head", "TRUE", "FALSE", "NULL"),
    ("Head", "yes", "no", "-99"),
    ("Sind Sie Führungskraft?", "Ja", "Nein", "k. A."),
    ("Leiten Sie die Abteilung?", "ja", "nein", "weiß nicht"),
    ("Êtes-vous responsable du service ?", "Oui", "Non", "ne se prononce pas"),
):

    @shape(f"{_heading} with {_yes}, {_no} and one {_odd}", right(READ, people=LAST, kinds=["level"]))
    def _told(heading=_heading, yes=_yes, no=_no, odd=_odd):
        return heads(heading, yes, no, odd)


for _heading, _yes, _no, _odd in (
    ("Are you the head of the department?", "Yes", "No", "Yes, acting"),
    ("Sind Sie Führungskraft?", "Ja", "Nein", "ja, kommissarisch"),
):

    @shape(f"one who says {_odd}", right(ASKED, kinds=["level"], fill={"level": {_odd: "staff"}}))
    def _asked(heading=_heading, yes=_yes, no=_no, odd=_odd):
        return heads(heading, yes, no, odd)


@shape("1 and 0 that are explained, with one -99", right(READ, people=LAST, kinds=["level"]))
def _explained():
    return heads("Head (1 = yes, 0 = no)", "1", "0", "-99")


for _heading, _odd in (("Leitung (1/0)", "k. A."), ("Head", "n/a")):

    @shape(
        f"1 and 0 with one {_odd} under {_heading}",
        right(ASKED, people=LAST, kinds=["level"], fill={"level": {"1": "head", "0": "staff", _odd: "open"}}),
    )
    def _coded(heading=_heading, odd=_odd):
        return heads(heading, "1", "0", odd)


@shape("a legend in the column of yes and no, below the answers", right(READ))
def _legend():
    answers = rows(str, lambda _n, p: (p.function, "Yes" if p.level == "head" else "No"))
    return csv_of(("Department", "Head", *Q), *answers, (), ("Legend", "Yes = head, No = staff"))


for _heading, _yes, _no, _odd in (
    ("Are you in Sales?", "Yes", "No", "Prefer not to say"),
    ("Do you work in Sales?", "yes", "no", "n/a"),
    ("Arbeiten Sie im Vertrieb?", "Ja", "Nein", "keine Angabe"),
):

    @shape(
        f"{_heading} with {_yes}, {_no} and one {_odd}",
        right(
            ASKED,
            people=(*PEOPLE[:-1], replace(PEOPLE[-1], function=None)),
            kinds=["function"],
            fill={"function": {_no: "marketing", _odd: "open"}},
        ),
    )
    def _belongs(heading=_heading, yes=_yes, no=_no, odd=_odd):
        def before(number, person):
            return odd if number == len(PEOPLE) - 1 else yes if person.function == "sales" else no, person.level

        return plain((heading, "Level", *Q), str, before)
