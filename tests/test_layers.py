"""The floors of the package: what stands on what, and what is loaded when a person opens a part of the work."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from assessment.exchange.code import Response, encode
from assessment.instrument import FUNCTIONS, STATEMENTS
from assessment.workspace import parts
from assessment.workspace.part import Work

ROOT = Path(__file__).parent.parent

FLOORS = (
    "bounded_json decoders errors instrument libraries progress records stats",
    "model parameters score",
    "guesses",
    "load",
    "decide exchange plan process",
    "entries result team",
    "check_imports check_likelihoods check_meeting references report",
    "check",
    "workspace.entries workspace.fields workspace.today",
    "workspace.records",
    "workspace.traces",
    "workspace.action workspace.document workspace.reported",
    "workspace.given_out workspace.locked workspace.promises workspace.recognised workspace.span",
    "workspace.added_up workspace.analysed workspace.salting",
    "workspace.measurements workspace.protocol workspace.rendering workspace.large_sample workspace.made_up_guesses",
    "workspace.corrected workspace.sample workspace.sent_files workspace.written_down",
    "workspace.company",
    "workspace.by_page workspace.closing workspace.waiting",
    "workspace.saved workspace.standing workspace.stricter",
    "workspace.reached",
    "workspace.part workspace.path",
    "workspace.funnel workspace.kept workspace.overview workspace.papers workspace.process",
    "workspace.report",
    "workspace.targets",
    "workspace.collect workspace.decision workspace.map workspace.waves",
    "workspace.begin workspace.checklist workspace.plan workspace.slides",
    "workspace.brief workspace.kit workspace.teaching",
    "workspace.parts",
    "workspace.story",
    "command_line requests",
    "browser moved_command",
    "__main__",
)
"""The rooms of the house, floor by floor from the ground: a module, or a package with all that is in it."""

FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}

ENTRIES = {"command_line", "moved_command", "requests", "load", "workspace.parts", "workspace.reached", "exchange.read"}
"""What imports a module of the package only when it is needed, so that a start or a page does not wait for it."""

FILES = {
    ".".join(path.relative_to(ROOT / "assessment").with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "assessment").rglob("*.py")
    if path.parent.name != "assessment" or path.stem != "__init__"
}
"""Every module of the package, without its name in front."""


def imported(node: ast.AST) -> Iterator[str]:
    """Yield every module of the package that is imported in a part of a program; those for types count as well."""
    for each in ast.walk(node):
        if isinstance(each, ast.ImportFrom) and (each.module or "").partition(".")[0] == "assessment":
            package = (each.module or "").removeprefix("assessment").removeprefix(".")
            for alias in each.names:
                inner = f"{package}.{alias.name}".removeprefix(".")
                yield inner if inner in FILES else package


TREES = {module: ast.parse(path.read_bytes()) for module, path in FILES.items()}
GRAPH = {module: set(imported(tree)) - {module} for module, tree in TREES.items()}


def room_of(module: str) -> str:
    """Return the room in which a module stands."""
    packages = [module.rsplit(".", depth)[0] for depth in range(module.count(".") + 1)]
    return next((name for name in packages if name in FLOOR), module)


def reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    """Return every module that a module leads to."""
    found: set[str] = set()
    ahead = graph[start]
    while ahead:
        found |= ahead
        ahead = {further for module in ahead for further in graph[module]} - found
    return found


def test_every_room_stands_on_a_floor():
    """A new module has its place in the house, and no place is kept for one that is gone."""
    assert set(FLOOR) == {room_of(module) for module in FILES} - {"workspace"}


def test_no_arrow_runs_up():
    """A module imports what is in its own room or on a lower floor."""
    arrows = {(room_of(module), room_of(other)) for module, others in GRAPH.items() for other in others}
    assert [] == [(one, other) for one, other in sorted(arrows) if one != other and FLOOR[one] <= FLOOR[other]]


def test_the_table_of_the_floors_holds():
    """ARCHITECTURE.md names every room of `FLOORS` in one row, and what it imports in the same row or one above it."""
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("| rooms of ")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)(?:\.py|/)`", line.split("|")[1]) for line in table.splitlines()[2:]]
    assert sorted({room.partition(".")[0] for room in FLOOR}) == sorted(room for row in rows for room in row)
    row_of = {room: place for place, row in enumerate(rows) for room in row}
    arrows = {(one.partition(".")[0], other.partition(".")[0]) for one in GRAPH for other in GRAPH[one]}
    assert [] == [(one, other) for one, other in sorted(arrows) if row_of[other] > row_of[one]]


def test_no_file_stands_in_an_import_circle():
    """Neither at run time nor for types, in whatever room."""
    assert [] == [module for module in GRAPH if module in reached(module, GRAPH)]


def test_only_the_ways_in_import_late():
    """An import inside a function would hide what a module needs; to avoid a circle, none is needed."""
    late = {
        module
        for module, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and any(imported(function))
    }
    assert set() == late - ENTRIES


def test_a_document_knows_no_part():
    """What opens and saves a workspace leads to the records and to nothing that shows them."""
    needed = {"bounded_json", "errors", "guesses", "instrument", "model", "process", "records", "score"}
    needed |= {"workspace.fields", "workspace.records"}
    assert needed == reached("workspace.document", GRAPH)


OPENED = """
bounded_json browser decoders errors guesses instrument libraries load model parameters process progress records
requests score workspace workspace.document workspace.fields workspace.large_sample workspace.locked
workspace.company workspace.made_up_guesses workspace.records workspace.sample
"""
"""What is loaded to open a document."""

SHOWN = """
report report.environment report.markdown report.pieces report.wording
workspace.action workspace.entries workspace.measurements workspace.part workspace.parts workspace.path
workspace.promises workspace.protocol workspace.reached workspace.rendering workspace.today
"""
"""What is loaded besides to show any part."""

TEAM = """
stats stats.agreement stats.bounded stats.describe stats.difference stats.distributions stats.figure stats.joint
stats.rank stats.reliability
team team.alike team.analysis team.as_json team.beliefs team.counting team.disclosure team.estimating team.release
team.result team.threshold team.turnout team.unvaried team.verdict team.views
"""

ANALYSIS = f"{TEAM} workspace.entries workspace.measurements"

STANDING = f"{ANALYSIS} decide exchange exchange.code plan result"
STANDING += " workspace.analysed workspace.given_out workspace.promises workspace.recognised"
STANDING += " workspace.reported workspace.standing workspace.traces"

GIVEN_OUT = "workspace.given_out workspace.promises workspace.reported workspace.traces"

CLOSING = f"{GIVEN_OUT} workspace.added_up workspace.closing workspace.corrected workspace.salting workspace.span"
CLOSING += " workspace.written_down"

FILES_WRITTEN = """
exchange exchange.promised exchange.reading exchange.survey exchange.survey.choices exchange.survey.question
exchange.write
"""

REPORT = f"""
{ANALYSIS} {GIVEN_OUT} plan report.cautions report.charts report.sheets report.team report.team_charts
report.team_figures report.way team.comments team.expected team.findings workspace.analysed workspace.recognised
workspace.report
workspace.report.hiding workspace.report.page workspace.waiting
"""

WAVES = f"""
{STANDING} exchange.icalendar report.team_figures team.moved team.moved_together team.movement team.pairs
workspace.targets
workspace.waves workspace.waves.again workspace.waves.page
workspace.waves.signs
"""

ALONE = {
    "collect": f"""
        {ANALYSIS} {CLOSING} {FILES_WRITTEN} exchange.code exchange.invitation report.qr
        workspace.collect workspace.collect.cockpit workspace.collect.fuller workspace.collect.invited
        workspace.collect.own workspace.collect.page workspace.collect.respondents
        workspace.collect.session workspace.collect.typed workspace.recognised workspace.stricter
    """,
    "report": REPORT,
    "slides": f"""
        {REPORT} {WAVES}
        report.deck report.deck.believing report.deck.fitting report.deck.frame report.deck.making
        report.deck.meeting report.deck.opening report.deck.records report.deck.rendering report.deck.saying
        report.deck.talking
        workspace.decision workspace.slides workspace.slides.page
    """,
    "brief": f"""
        {REPORT} {WAVES}
        report.brief report.deck report.deck.believing report.deck.fitting report.deck.frame report.deck.making
        report.deck.meeting report.deck.opening report.deck.records report.deck.rendering report.deck.saying
        report.deck.talking
        workspace.brief workspace.decision workspace.slides workspace.slides.page
    """,
    "teaching": f"""
        {TEAM} plan report.cautions report.charts report.deck report.deck.saying report.team report.team_charts
        report.team_figures report.way team.comments team.expected team.findings workspace.teaching
    """,
    "kit": f"{REPORT} report.kit workspace.kit workspace.kit.page",
    "decision": f"{STANDING} team.findings workspace.decision",
    "plan": f"""
        {STANDING} team.findings workspace.decision workspace.plan workspace.plan.page
        workspace.plan.asking workspace.plan.shown workspace.plan.suggesting workspace.targets
    """,
    "checklist": f"{STANDING} {FILES_WRITTEN} team.findings workspace.checklist workspace.decision",
    "waves": WAVES,
    "funnel": "workspace.funnel workspace.funnel.page",
    "process": "workspace.process",
    "map": """
        report.process_lanes report.process_map workspace.funnel workspace.funnel.page workspace.map workspace.map.page
    """,
    "papers": "workspace.entries workspace.papers workspace.papers.page",
}
"""What is loaded besides to show one part. A part that is not here, the overview, needs all that can be measured."""

CODES_READ = """
decide plan result
exchange.codes_in_text exchange.columns exchange.combined exchange.comments exchange.copies exchange.dialect
exchange.encoding exchange.example_codes exchange.find exchange.icalendar exchange.later_guesses exchange.mail
exchange.marked_alike exchange.measured_apart exchange.pages
exchange.met_again exchange.own_files exchange.read exchange.sender_places exchange.senders exchange.sent_again
exchange.shown_codes exchange.survey.cells exchange.survey.words exchange.taken_back exchange.text
exchange.told_otherwise exchange.two_codes exchange.typed_answers exchange.typed_for_all
exchange.wording exchange.workbook exchange.workbook.grid
workspace.collect.asked workspace.collect.closing_date workspace.collect.how_to_read workspace.collect.importing
workspace.collect.kept_readings workspace.collect.newcomers workspace.collect.offers workspace.collect.own_added
workspace.collect.pictures workspace.collect.prepared workspace.collect.sent_choices
workspace.saved workspace.sent_files
"""
"""What is loaded besides to look at pasted codes: nothing that reads tables, workbooks or web pages."""

SHOW = """
import json, sys
from assessment.browser import handle
document = json.loads(handle('{"request": "new-workspace", "today": "2026-01-01", "fresh": "1", "sample": "yes"}'))
opened = json.loads(handle(json.dumps({"request": "open-workspace", "text": json.dumps(document["document"])})))
for view in sys.argv[1:]:
    shown = handle(json.dumps({"request": "workspace", "view": view, "today": "2026-01-01", **opened}))
    assert json.loads(shown)["ok"], shown
if text := sys.stdin.read():
    values = {"name": "pasted", "text": text}
    shown = handle(json.dumps({"request": "preview", "preview": "answers", "values": values, **opened}))
    assert json.loads(shown)["ok"], shown
print(json.dumps([name.partition(".")[2] for name in sys.modules if name.startswith("assessment.")]))
"""


def loaded(*views: str, pasted: str = "") -> set[str]:
    """Return what a new Python has loaded after it opened a document, showed some views of it and a pasted text."""
    command = [sys.executable, "-c", SHOW, *views]
    ran = subprocess.run(command, cwd=ROOT, input=pasted, capture_output=True, text=True, check=True)
    return set(json.loads(ran.stdout))


def test_what_opening_a_document_loads():
    """No part, no template and no analysis."""
    assert set(OPENED.split()) == loaded()


@pytest.mark.parametrize("view", ALONE)
def test_what_showing_a_part_loads(view: str):
    """Its own modules and what they stand on; neither another part's page nor what a later request needs."""
    assert set(f"{OPENED} {SHOWN} {ALONE[view]}".split()) == loaded(view)


def test_what_pasted_codes_load():
    """Most people bring codes: the first preview does not wait for what reads tables."""
    codes = "\n".join(encode(Response(function, None, 0, 1, (4,) * STATEMENTS)) for function in FUNCTIONS)
    assert set(f"{OPENED} {SHOWN} {ALONE['collect']} {CODES_READ}".split()) == loaded("collect", pasted=codes)


def test_the_overview_loads_what_the_parts_show():
    """To say how far each part is, no more is loaded than to show it."""
    measured = " ".join(text for view, text in ALONE.items() if view in parts.TO_DO)
    assert set(f"{OPENED} {SHOWN} {measured} workspace.overview".split()) == loaded("overview")


def test_parts_in_which_nothing_is_to_be_done_are_named():
    """The overview loads the others alone."""
    assert set(parts.TO_DO) == {key for key in parts.PARTS if isinstance(parts.part(key), Work)}
    assert set(parts.PARTS) == {*ALONE, "overview"}
