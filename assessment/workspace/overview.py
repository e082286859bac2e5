"""Our work: where one stands in every part, what is next, and the workspaces in this browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessment.exchange.write import slug
from assessment.workspace.action import Context
from assessment.workspace.document import to_document
from assessment.workspace.locked import lock
from assessment.workspace.measurements import current_wave
from assessment.workspace.part import Offers, Progress, Work
from assessment.workspace.path import NOW, STEPS, path_of
from assessment.workspace.protocol import ByName, File, Text
from assessment.workspace.reached import decided
from assessment.workspace.records import Basis, Workspace

REPORT = "compare/report/"

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()


@dataclass(frozen=True, slots=True)
class Reached:
    """A part of the work, by its key, with its page and how far it is."""

    key: str
    page: str
    progress: Progress

    @property
    def leads_to(self) -> str:
        """The page of the next step: its own, but for the report, which is looked at on another one."""
        return REPORT if self.opens == "report" else self.page

    @property
    def opens(self) -> str:
        """The view that the page of the next step shows."""
        return "report" if self.progress.next_step == "see" else self.key


def show_overview(
    workspace: Workspace, context: Context, parts: Mapping[str, Work], pages: Mapping[str, str]
) -> dict[str, object]:
    """Return how far each of some parts is, with its page, and the workspaces in this browser.

    The step that the way of the session names comes first, then what is not on it.
    """
    reached = [Reached(key, pages[key], part.progress(workspace, context)) for key, part in parts.items()]
    way = path_of(workspace, context)
    now = next((STEPS[step] for step, state in way.items() if state == NOW), None)
    waiting = [part for part in reached if part.progress.next_step and not part.progress.waits]
    first = next((part for part in reached if part.key == now and part.progress.next_step), next(iter(waiting), None))
    here = next((kept for kept in context.kept if kept.key == workspace.key), None)
    return {
        "parts": reached,
        "first": first,
        "decided": decided(workspace, context) is not None,
        "in_hand": in_hand(workspace),
        "here": here,
        "kept": context.kept,
        "answers": answers_in(workspace),
        "fingerprints": fingerprints_in(workspace),
    }


def in_hand(workspace: Workspace) -> str:
    """Return the name of the measurement that is worked on; empty where it is that of the workspace."""
    wave = current_wave(workspace)
    name = wave.name if wave else workspace.session.name
    return "" if name == workspace.name else name


@ACTIONS("rename-workspace", name=Text(lambda most: most.name, "a name for the workspace"))
def rename(workspace: Workspace, _context: Context, name: str) -> Workspace:
    """Give the workspace another name."""
    return replace(workspace, name=name)


@ACTIONS("duplicate-workspace", name=Text(lambda most: most.name, "a name for the copy"))
def duplicate(workspace: Workspace, context: Context, name: str) -> Workspace:
    """Return a copy under a key of its own; the page goes on with the copy."""
    return replace(workspace, key=context.fresh, name=name, created=context.today)


@EXPORTS("workspace")
def export_workspace(workspace: Workspace, context: Context) -> File:
    """Return the whole workspace as a file, whose name says where answers, or what is left of them, are in it."""
    if answers_in(workspace):
        return _file(workspace, context, "with-answers")
    return _file(workspace, context, "with-fingerprints" if fingerprints_in(workspace) else "")


@EXPORTS("workspace-locked")
def export_locked(workspace: Workspace, context: Context) -> File:
    """Return the whole workspace as a file that the page locks with a passphrase, which never comes here."""
    return lock(export_workspace(workspace, context))


@EXPORTS("workspace-shared")
def export_shared(workspace: Workspace, context: Context) -> File:
    """Return what others may have of the workspace: what was decided and planned, and nobody's answers."""
    shared = replace(workspace, waves=(), invited=(), compared=(), wave="", results=(), readings=(), basis=Basis())
    return _file(shared, context, "without-answers")


def answers_in(workspace: Workspace) -> int:
    """Return how many people's answers a workspace holds, in all its measurements; made-up ones are nobody's."""
    people = 0 if workspace.sample else sum(len(each.lines) for wave in workspace.waves for each in wave.imports)
    return people + len(workspace.results)


def fingerprints_in(workspace: Workspace) -> bool:
    """Tell whether a workspace holds what is left of answers in reports: see `assessment.workspace.traces`."""
    return not workspace.sample and any(wave.given for wave in workspace.waves)


def _file(workspace: Workspace, context: Context, about: str) -> File:
    parts = ("common-ground", "made-up" if workspace.sample else "", slug(workspace.name), about, context.today)
    text = json.dumps(to_document(workspace), ensure_ascii=False, indent=1) + "\n"
    return {"name": "-".join(filter(None, parts)) + ".json", "type": "application/json", "text": text}


OFFERS = Offers(ACTIONS, exports=EXPORTS)
