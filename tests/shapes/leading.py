"""Staff who lead: a name for staff beside words of leading is asked about, and read at once where these are denied."""

from tests.shapes import ASKED, READ, right, shape
from tests.shapes.vocabulary import Q, plain


def levels(leading, staff, heading="Level"):
    """Return the twelve, of whom the heads call themselves staff who lead."""
    return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, leading if p.level == "head" else staff))


for _leading, _staff in (
    ("Employee with direct reports", "Employee without direct reports"),
    ("Staff with leadership responsibility", "Staff without leadership responsibility"),
    ("Managerial employee", "Non-managerial employee"),
    ("Member of the management team", "Team member"),
    ("Executive (C-level)", "Employee"),
    ("Employee, not permanent, with a leading role", "Employee with no leading role"),
    ("Sales employee and team lead", "Sales employee"),
    ("Mitarbeiter/in mit Führungsverantwortung", "Mitarbeiter/in ohne Führungsverantwortung"),
    ("Mitarbeiter (Personalverantwortung: ja)", "Mitarbeiter (Personalverantwortung: nein)"),
    ("Leitende/r Angestellte/r", "Angestellte/r, nicht leitend"),
    ("Mitglied des Vorstands", "Mitarbeiter"),
    ("Salarié avec encadrement", "Salarié sans encadrement"),
    ("Membre du comité de direction", "Assistante de direction"),
    ("Empleado con personal a cargo", "Empleado sin personal a cargo"),
    ("Funcionário com cargo de chefia", "Funcionário sem cargo de chefia"),
    ("Medarbejder med personaleansvar", "Medarbejder uden personaleansvar"),
    ("Сотрудник на руководящей должности", "Сотрудник без подчиненных"),
    ("员工（管理岗）", "员工（非管理岗）"),
    ("部下のいる社員", "部下のいない社員"),
):

    @shape(f"a level of {_leading}", right(ASKED, kinds=["level"], fill={"level": {_leading: "head"}}))
    def _leads(leading=_leading, staff=_staff):
        return levels(leading, staff)


@shape(
    "staff who lead under a heading that says nothing of levels",
    right(
        ASKED,
        kinds=["level", "columns"],
        fill={"level": {"Employee with direct reports": "head"}, "columns": {"Group": "level"}},
    ),
)
def _unheaded():
    return levels("Employee with direct reports", "Employee without direct reports", "Group")


for _staff in (
    "Account Management Associate",
    "Lead Generation Specialist",
    "Management Assistant",
    "Assistant team lead",
):

    @shape(f"a level of {_staff}", right(READ))
    def _no_leader(staff=_staff):
        return levels("Head of department", staff)
