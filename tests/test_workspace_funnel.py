"""The funnel workshop: three sheets, what differs, what nobody leads, and what is agreed."""

import base64
import json
import re
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace, open_document, to_document
from assessment.workspace.funnel.page import COMPARE, WHO, ComparedStage, answered, compare, progress, stages
from assessment.workspace.records import Placing, Workspace
from assessment.workspace.today import Today
from tests.workspaces import folded

FIRST = "customer-awareness"


@pytest.fixture
def context(bank: Bank) -> Context:
    return Context(bank, Today("2026-11-20"), "fresh", "../../")


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace("w", "Acme", "2026-11-20")


def say(workspace: Workspace, context: Context, sheet: str, lead: str, part: str = "", stage: str = FIRST) -> Workspace:
    for question, value in (("lead", lead), ("part", part)):
        values = {"sheet": sheet, "stage": stage, "question": question, "value": value}
        workspace = parts.act(workspace, "place-stage", values, context)
    return workspace


def first_row(workspace: Workspace, bank: Bank) -> ComparedStage:
    return compare(workspace.funnel, bank)[0]


@pytest.mark.parametrize(
    ("sales", "marketing", "verdict", "orphan"),
    [
        (("marketing", ""), ("", ""), "open", False),
        (("marketing", ""), ("marketing", "sales"), "same", False),
        (("marketing", "sales"), ("marketing", "sales"), "same", False),
        (("marketing", "both"), ("marketing", "sales"), "same", False),  # the leader named once more changes nothing
        (("marketing", "nobody"), ("marketing", "marketing"), "same", False),
        (("marketing", "nobody"), ("marketing", "sales"), "part", False),
        (("sales", ""), ("marketing", ""), "lead", False),
        (("both", ""), ("marketing", "sales"), "lead", False),
        (("sales", ""), ("nobody", ""), "lead", True),
        (("nobody", ""), ("nobody", ""), "same", True),
        (("nobody", ""), ("", ""), "open", True),
    ],
)
def test_two_sheets_are_compared(
    workspace: Workspace,
    context: Context,
    sales: tuple[str, str],
    marketing: tuple[str, str],
    verdict: str,
    orphan: bool,
) -> None:
    """They differ on who leads, or else on who works on it; what anybody sees without a leader is an orphan."""
    workspace = say(say(workspace, context, "sales", *sales), context, "marketing", *marketing)
    row = first_row(workspace, context.bank)
    assert (verdict, orphan) == (row.verdict, row.orphan)


def test_what_both_see_alike_is_taken_over(workspace: Workspace, context: Context) -> None:
    """It overwrites nothing that was agreed, and a stage that nobody leads is not agreed by that."""
    for sheet in ("sales", "marketing"):
        workspace = say(workspace, context, sheet, "marketing", "sales")
        workspace = say(workspace, context, sheet, "nobody", stage="purchase")
        workspace = say(workspace, context, sheet, "sales", stage="customer-loyalty")
    workspace = say(workspace, context, "agreed", "both", stage="customer-loyalty")
    workspace = parts.act(workspace, "agree-same", {}, context)
    agreed = {each.stage: each.lead for each in workspace.funnel.agreed}
    assert {"customer-loyalty": "both", FIRST: "marketing"} == agreed
    with pytest.raises(ActionError, match="nothing left"):
        parts.act(workspace, "agree-same", {}, context)


@pytest.mark.parametrize(
    "wrong", [{"sheet": "other"}, {"stage": "sunset"}, {"question": "when"}, {"value": "everybody"}]
)
def test_what_is_not_on_the_sheet_is_refused(workspace: Workspace, context: Context, wrong: dict[str, str]) -> None:
    """Nothing is kept that no sheet offers."""
    values = {"sheet": "sales", "stage": FIRST, "question": "lead", "value": "sales"} | wrong
    with pytest.raises(ActionError):
        parts.act(workspace, "place-stage", values, context)


def test_a_sheet_does_not_show_the_other(workspace: Workspace, context: Context) -> None:
    """Who fills in a sheet sees no answer of the other function; closed, neither is seen."""
    workspace = say(workspace, context, "sales", "nobody")
    other = parts.show(workspace, "funnel", replace(context, look={"sheet": "marketing"}))
    assert 'id="stage-marketing-customer-awareness"' in other
    assert " checked" not in other
    assert "nobody leads" not in parts.show(workspace, "funnel", context)


def test_the_comparison_says_it_in_words(workspace: Workspace, context: Context) -> None:
    """Differences and orphans stand in the text, in the picture, and in what a screen reader hears of it."""
    workspace = say(say(workspace, context, "sales", "sales"), context, "marketing", "nobody")
    shown = folded(parts.show(workspace, "funnel", replace(context, look={"sheet": COMPARE})))
    assert "You name two leaders on 1 of 13" in shown
    assert "Somebody sees nobody leading here: Customer awareness." in shown
    assert "Customer awareness, Sales: Sales · Marketing: nobody." in shown
    assert 2 == shown.count('role="img"')


def test_it_is_done_when_all_three_sheets_are(workspace: Workspace, context: Context) -> None:
    """Sales first, then Marketing, then both."""
    steps = []
    for sheet in ("sales", "marketing", "agreed"):
        steps.append(progress(workspace, context).next_step)
        for stage in stages(context.bank):
            workspace = say(workspace, context, sheet, "sales", stage=stage.key)
    assert ["sales", "marketing", "agreed"] == steps
    assert progress(workspace, context).next_step is None
    assert workspace == open_document(_as_kept(workspace))


def _as_kept(workspace: Workspace) -> object:
    import json

    return json.loads(json.dumps(to_document(workspace)))


def sent(text: str | bytes, name: str = "theirs.json") -> list[dict[str, object]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [{"name": name, "size": len(data), "base64": base64.b64encode(data).decode()}]


def test_a_sheet_comes_from_another_device(workspace: Workspace, context: Context) -> None:
    """Only that sheet is taken from the file: what this workspace holds besides stays."""
    first = stages(context.bank)[0].key
    placed = {"stage": first, "question": "lead", "value": "both"}
    theirs = parts.act(workspace, "place-stage", placed | {"sheet": "marketing"}, context)
    ours = parts.act(workspace, "place-stage", placed | {"sheet": "sales", "value": "sales"}, context)
    file = parts.export(theirs, "workspace", {}, context)["text"]
    together = parts.act(ours, "bring-sheet", {"sheet": "marketing", "files": sent(file)}, context)
    assert (ours.funnel.sales, theirs.funnel.marketing) == (together.funnel.sales, together.funnel.marketing)
    assert (ours.key, ours.name) == (together.key, together.name)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"sheet": "sales", "files": []}, "Choose a file first"),
        ({"sheet": "agreed", "files": sent("{}")}, "Choose whose sheet"),
        ({"sheet": "sales", "files": sent("{}")}, "was not saved by this site"),
        ({"sheet": "sales", "files": sent(b"\xff\xfe")}, "is no workspace file"),
        ({"sheet": "sales", "files": [{"name": "big.json", "size": 1}]}, "too large"),
        ({"sheet": "sales", "files": sent(json.dumps(to_document(new_workspace("k", "n", "2026-10-12"))))}, "is empty"),
    ],
)
def test_a_file_without_the_sheet_is_refused(
    workspace: Workspace, context: Context, values: dict[str, object], message: str
) -> None:
    """What is here stays as it is."""
    with pytest.raises(ActionError, match=message):
        parts.act(workspace, "bring-sheet", values, context)


def test_a_sheet_is_emptied_alone(workspace: Workspace, context: Context) -> None:
    """The other sheets stay."""
    workspace = say(say(workspace, context, "sales", "sales"), context, "marketing", "sales")
    workspace = parts.act(workspace, "clear-sheet", {"sheet": "sales"}, context)
    assert ((), 1) == (workspace.funnel.sales, len(workspace.funnel.marketing))


def test_a_stage_that_is_gone_does_not_count(workspace: Workspace, context: Context, bank: Bank) -> None:
    """A workspace may be older than a stage of the funnel."""
    sheet = (Placing("gone", "sales"), *(Placing(stage.key, "sales") for stage in stages(bank)[1:]))
    older = replace(workspace, funnel=replace(workspace.funnel, sales=sheet))
    assert len(stages(bank)) - 1 == answered(sheet, bank)
    assert (0, "sales") == (progress(older, context).done, progress(older, context).next_step)


@pytest.mark.parametrize("seed", range(30))
def test_what_is_counted_is_what_the_picture_shows(workspace: Workspace, context: Context, seed: int) -> None:
    """Each stage stands in one sentence, and the picture says the same of as many stages."""
    random = Random(seed)  # noqa: S311  test data
    for stage in stages(context.bank):
        lead = random.choice(("", *WHO))
        for sheet in ("sales", "marketing"):
            said = lead if random.random() < 0.7 else random.choice(("", *WHO))
            workspace = say(workspace, context, sheet, said, random.choice(("", *WHO)), stage.key)
    shown = folded(parts.show(workspace, "funnel", replace(context, look={"sheet": COMPARE})))
    drawn = Counter(
        "part" if "part differs" in text else "lead" if " · " in text else "open" if "not" in text else "same"
        for text in re.findall(r'<text class="light" y="35">([^<]+)</text>', shown)
    )
    counted = {
        verdict: int(found[1]) if (found := re.search(rf"<b>{label}</b> On (\d+) of 13", shown)) else 0
        for verdict, label in (
            ("same", "Same view."),
            ("lead", "Two leaders."),
            ("part", "One leader, other helpers."),
            ("open", "Still open."),
        )
    }
    nobody = sum(row.verdict == "same" and row.orphan for row in compare(workspace.funnel, context.bank))
    assert 13 == sum(drawn.values())
    assert counted == {verdict: drawn[verdict] - nobody * (verdict == "same") for verdict in counted}


def test_what_is_done_is_not_asked_for(workspace: Workspace, context: Context, bank: Bank) -> None:
    """Neither to take over what is taken over, nor to take orphans first where there are none."""
    for stage in stages(bank):
        for sheet in ("sales", "marketing"):
            leads = "sales" if stage.key == FIRST and sheet == "sales" else "both"
            workspace = say(workspace, context, sheet, leads, stage=stage.key)
    looked = replace(context, look={"sheet": COMPARE})
    before = folded(parts.show(workspace, "funnel", looked))
    taken = parts.act(workspace, "agree-same", {}, context)
    after = folded(parts.show(taken, "funnel", looked))
    whole = folded(parts.show(say(taken, context, "agreed", "both"), "funnel", looked))
    orphan = folded(parts.show(say(taken, context, "sales", "nobody"), "funnel", looked))
    told = ("Take over what both see alike", "Take the orphans first", "Take the differences first")
    assert [[True, False, True], [False, False, True], [False, False, False], [False, True, False]] == [
        [each in html for each in told] for html in (before, after, whole, orphan)
    ]
