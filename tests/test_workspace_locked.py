"""Files of a workspace, for others and for oneself: what is in them, what their names say, and what is locked."""

import json
import subprocess
from pathlib import Path

import pytest

from assessment.browser import handle
from assessment.workspace import parts
from assessment.workspace.document import WorkspaceError, open_text
from assessment.workspace.locked import read_locked
from assessment.workspace.saved import UnreadableError, read_saved
from tests.test_workspace_promises import FORM, people
from tests.workspaces import act, context, empty, kept, sample, show, with_answers

ROOT = Path(__file__).parent.parent

LOCK = """
import { lock, unlock } from "./site_overrides/assets/lock.mjs";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
const [text, passphrase, how] = process.argv.slice(1);
const file = JSON.parse(await lock(text, passphrase, how));
const bytes = (name) => Buffer.from(file[name], "base64");
const key = pbkdf2Sync(passphrase.normalize("NFC"), bytes("salt"), file.rounds, 32, "sha256");
const hidden = bytes("text");
const other = createDecipheriv("aes-256-gcm", key, bytes("nonce"));
other.setAuthTag(hidden.subarray(-16));
const opened = other.update(hidden.subarray(0, -16), undefined, "utf8") + other.final("utf8");
const changed = { ...file, text: file.text.replace(/^./, (first) => (first === "A" ? "B" : "A")) };
const again = [await unlock(file, passphrase), await unlock(file, "another one"), await unlock(changed, passphrase)];
console.log(JSON.stringify({ file, opened, again }));
"""
"""Locks a text as the page does; opens it by what is written down, with Node's own library, and as the page does."""


def file_of(workspace, export):
    return parts.export(workspace, export, {}, context())


@pytest.fixture
def answered():
    return with_answers(act(empty(), "set-session", **FORM), [*people("sales", 9), *people("marketing", 9)])


def test_a_file_with_answers_says_so(answered):
    """In its name, and in a sentence before it is saved; one without answers says nothing of the kind."""
    assert "common-ground-spring-with-answers-2026-11-22.json" == file_of(answered, "workspace")["name"]
    assert "The file holds the answers of 18 people, one by one." in show(answered, "overview")
    assert "common-ground-spring-2026-11-22.json" == file_of(empty(), "workspace")["name"]
    assert "The file holds" not in show(empty(), "overview")
    assert "with-answers" not in file_of(sample(), "workspace")["name"]


def test_a_file_with_fingerprints_says_so(answered):
    """Answers that were in a report leave something when they are taken out; a file for others holds none of it."""
    reported = act(answered, "close-wave")
    assert "It also holds fingerprints of the answers" in show(reported, "overview")
    assert "It also holds" not in show(answered, "overview")
    taken_out = act(act(reported, "reopen-wave"), "remove-import", key=answered.waves[0].imports[0].key)
    assert "common-ground-spring-with-fingerprints-2026-11-22.json" == file_of(taken_out, "workspace")["name"]
    html = show(taken_out, "overview")
    assert "The file holds nobody’s answers. It holds fingerprints of those that were in a report" in html
    assert "can test a guess against it" in html
    (given,) = taken_out.waves[0].given
    lines = (*given.people.split("\n"), given.salt)
    assert all(line in file_of(taken_out, "workspace")["text"] for line in lines)
    for workspace in (reported, taken_out):
        assert not any(line in file_of(workspace, "workspace-shared")["text"] for line in lines)


def test_a_file_for_others_holds_nobody_s_answers():
    """What was decided, planned and written goes along; answers, own results and what they came from do not."""
    file = file_of(kept(), "workspace-shared")
    assert "without-answers" in file["name"]
    shared, whole = open_text(file["text"], "shared.json"), kept()
    assert (whole.plan, whole.decision, whole.funnel, whole.papers) == (
        *(shared.plan, shared.decision, shared.funnel, shared.papers),
    )
    assert ((), (), ()) == (shared.waves, shared.results, shared.readings)
    rows = [line for wave in whole.waves for each in wave.imports for line in each.lines]
    assert rows
    assert not any(line.split(" ")[2] in file["text"] for line in rows)
    assert not any(result.fragment in file["text"] for result in whole.results)


def test_what_is_locked_opens_with_its_passphrase_alone(answered):
    """By another library too, as the format is written down; another passphrase or another byte opens nothing."""
    file = file_of(answered, "workspace-locked")
    assert file["name"].endswith("-with-answers-2026-11-22-locked.json")
    command = ["node", "--input-type=module", "-e", LOCK, file["text"], "café und drei Wörter", file["lock"]]
    done = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)
    assert file["text"] == done["opened"]
    assert [file["text"], None, None] == done["again"]
    assert done["file"] == read_locked(json.dumps(done["file"]), "locked.json")
    assert answered == open_text(done["opened"], "opened.json")


HELD = {
    "format": "common-ground/locked",
    "version": 1,
    "rounds": 600_000,
    "salt": "c2FsdA==",
    "nonce": "bm9uY2U=",
    "text": "dGV4dA==",
}


def test_a_locked_file_says_what_it_needs():
    """Opened without a passphrase, or added as answers, it asks for one; with one, the page gets what it unlocks."""
    text = json.dumps(HELD)
    with pytest.raises(WorkspaceError, match="This file is locked"):
        open_text(text, "locked.json")
    with pytest.raises(UnreadableError, match="This file is locked"):
        read_saved("locked.json", text)
    reply = json.loads(handle(json.dumps({"request": "open-workspace", "text": text, "unlocks": True})))
    assert {"ok": True, "locked": HELD} == reply


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "newer version of this site"),
        ({"version": "1"}, "changed or cut off"),
        ({"rounds": 10**9}, "changed or cut off"),
        ({"rounds": 0}, "changed or cut off"),
        ({"nonce": "no base 64"}, "changed or cut off"),
        ({"text": None}, "changed or cut off"),
    ],
)
def test_a_damaged_locked_file_is_refused(change, message):
    """With a sentence, and before a browser works on it for hours."""
    with pytest.raises(WorkspaceError, match=message):
        read_locked(json.dumps(HELD | change), "locked.json")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "common-ground/workspace"}'])
def test_what_is_not_locked_is_opened_as_ever(text):
    """A passphrase that was typed for nothing is no trouble."""
    assert None is read_locked(text, "plain.json")
