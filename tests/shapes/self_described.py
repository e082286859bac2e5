"""Levels that people choose in their own words: sentences and pairs are read, what may be a head is told or asked."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, right, shape
from tests.shapes.vocabulary import Q, plain

UNLED = tuple(replace(person, level=None if person.level == "head" else "staff") for person in PEOPLE)
HEADINGS = ("Which describes you best?", "Your role", "You are", "Position", "I am")


def levels(heading, head, staff):
    """Return the twelve, of whom heads and others choose one of two options."""
    return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


for _heading, (_head, _staff) in zip(
    (*HEADINGS, *HEADINGS),
    (
        ("I am the head of my function", "I am a member of my function"),
        ("I lead a team", "I do not lead a team"),
        ("I lead a team", "I do not"),
        ("I manage others", "I do not manage others"),
        ("I lead my department", "I work in my department"),
        ("Ich führe Mitarbeitende", "Ich führe keine Mitarbeitenden"),
        ("Ich leite die Abteilung", "Ich leite die Abteilung nicht"),
        ("Je dirige une équipe", "Je ne dirige pas d'équipe"),
    ),
    strict=False,
):

    @shape(f"{_head}, or {_staff}", right(READ))
    def _sentences(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


for _heading, (_head, _staff) in zip(
    (*HEADINGS, *HEADINGS),
    (
        ("With direct reports", "Without direct reports"),
        ("I have direct reports", "I have no direct reports"),
        ("Manager", "Non-manager"),
        ("Management", "Non-management"),
        ("In charge", "Not in charge"),
        ("mit Führungsverantwortung", "ohne Führungsverantwortung"),
        ("J'encadre une équipe", "Je n'encadre pas d'équipe"),
        ("Tengo personal a cargo", "No tengo personal a cargo"),
    ),
    strict=False,
):

    @shape(f"the pair {_head} and {_staff}", right(READ, kinds=["level"]))
    def _pairs(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


for _heading, (_head, _staff) in zip(
    (*HEADINGS, *HEADINGS),
    (
        ("Leader", "Employee"),
        ("Team lead", "Team member"),
        ("People manager", "Individual contributor"),
    ),
    strict=False,
):

    @shape(f"{_head} beside {_staff} is told", right(READ, kinds=["level"], people=UNLED))
    def _open(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


for _heading, _head, _staff in (
    ("Role", "Lead", "Team"),
    ("Which describes you best?", "Avec équipe", "Sans équipe"),
    ("Position", "FK", "MA"),
    ("Your role", "Tier A", "Tier B"),
):

    @shape(
        f"{_head} and {_staff}, of which neither is known, under {_heading}", right(READ, kinds=["level"], level=False)
    )
    def _unknown(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


for _heading, _head, _staff in (
    ("How many people report to you?", "1-5", "0"),
    ("How many people do you lead?", "6+", "none"),
    ("Number of direct reports", "more than 3", "0"),
):

    @shape(f"{_head} and {_staff} under {_heading}", right(READ, kinds=["level"]))
    def _numbers(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


for _heading, _many, _none in (
    ("How many stores do you supervise?", "more than 10", "0"),
    ("How many offices do you manage?", "1-5", "none"),
    ("Wie viele Filialen leiten Sie?", "6+", "0"),
):

    @shape(f"{_many} and {_none} under {_heading}, which is no level", right(READ, level=False))
    def _things(heading=_heading, many=_many, none=_none):
        return levels(heading, many, none)


for _heading, _yes, _no in (
    ("is_head", "1", "0"),
    ("isHead", "TRUE", "FALSE"),
    ("Is leader", "true", "false"),
    ("Head (1 = yes, 0 = no)", "1", "0"),
    ("Head (yes/no)", "yes", "no"),
    ("Leitung (ja/nein)", "ja", "nein"),
    ("Head", "✓", "✗"),
    ("Do you lead a team?", "Yes, I do", "No"),
    ("Are you the head of your function?", "I am", "I am not"),
    ("Director or above", "Yes", "No"),
):

    @shape(f"{_yes} and {_no} under {_heading}", right(READ))
    def _told(heading=_heading, yes=_yes, no=_no):
        return levels(heading, yes, no)


for _heading, _yes, _no in (
    ("isManager", "TRUE", "FALSE"),
    ("Manager level or above?", "Yes", "No"),
    ("Personalverantwortung?", "Ja, disziplinarisch", "Nein"),
    ("Tem equipa a seu cargo?", "Sim", "Não"),
    ("Ha responsabilità di team?", "Sì", "No"),
):

    @shape(
        f"{_yes} and {_no} under {_heading}",
        right(ASKED, kinds=["level"], fill={"level": {_yes: "head", _no: "staff"}}),
    )
    def _asked(heading=_heading, yes=_yes, no=_no):
        return levels(heading, yes, no)


for _text in ("Head's direct report", "Head’s team member", "VP direct report"):

    @shape(f"whoever works for a head: {_text}", right(ASKED, kinds=["level"], fill={"level": {_text: "staff"}}))
    def _of_a_head(text=_text):
        return levels("Role", "Head", text)


def both(heading, heads, others):
    """Return the twelve with one column for function and level."""
    return plain((heading, *Q), str, lambda _n, p: ((heads if p.level == "head" else others)[p.function],))


for _heading, _heads, _others in (
    ("Your role", ("Head of Sales", "Head of Marketing"), ("Sales team", "Marketing team")),
    ("Your role", ("Head of Sales", "Head of Marketing"), ("In Sales", "In Marketing")),
    ("Which describes you best?", ("I lead Sales", "I lead Marketing"), ("I work in Sales", "I work in Marketing")),
):

    @shape(f"one column for both: {_heads[0]} and {_others[0]}", right(READ))
    def _both(heading=_heading, heads=_heads, others=_others):
        names = ("sales", "marketing")
        return both(heading, dict(zip(names, heads, strict=True)), dict(zip(names, others, strict=True)))


for _heading, _heads, _others in (
    ("Ihre Rolle", ("Vertriebsleitung", "Marketingleitung"), ("Vertrieb", "Marketing")),
    ("Which are you?", ("Sales (head)", "Marketing (head)"), ("Sales", "Marketing")),
):

    @shape(f"one column for both, where others are told: {_heads[0]} and {_others[0]}", right(READ, kinds=["level"]))
    def _both_told(heading=_heading, heads=_heads, others=_others):
        names = ("sales", "marketing")
        return both(heading, dict(zip(names, heads, strict=True)), dict(zip(names, others, strict=True)))


for _heading, _letters in (("S/M", "SM"), ("M / S", "SM"), ("V/M", "VM")):

    @shape(
        f"letters for functions under {_heading}",
        right(ASKED, kinds=["function"], fill={"function": dict(zip(_letters, ("sales", "marketing"), strict=True))}),
    )
    def _letters_of_functions(heading=_heading, letters=_letters):
        return plain((heading, "Level", *Q), str, lambda _n, p: (letters[p.function != "sales"], p.level))


for _heading, _head, _staff in (("H/S", "H", "S"), ("S/H", "H", "S"), ("FK/MA", "FK", "MA")):

    @shape(f"letters for levels under {_heading}", right(READ, kinds=["level"], level=False))
    def _letters_of_levels(heading=_heading, head=_head, staff=_staff):
        return levels(heading, head, staff)


@shape(
    "letters for function and level together",
    right(
        ASKED,
        kinds=["function"],
        fill={
            "function": {"SH": "sales", "SS": "sales", "MH": "marketing", "MS": "marketing"},
            "level": {"SH": "head", "SS": "staff", "MH": "head", "MS": "staff"},
        },
    ),
)
def _initials():
    return plain(("Group", *Q), str, lambda _n, p: ((p.function[0] + p.level[0]).upper(),))


@shape(
    "one column for both, with a word that may be of either function",
    right(ASKED, kinds=["function"], fill={"function": {"Commercial": "sales", "Directeur commercial": "sales"}}),
)
def _commercial():
    heads = {"sales": "Directeur commercial", "marketing": "Directeur marketing"}
    return both("Vous êtes", heads, {"sales": "Commercial", "marketing": "Marketing"})
