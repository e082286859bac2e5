"""Pieces of a page: sent once, named by all that they show."""

import re
from dataclasses import replace

from assessment.report import pieces
from assessment.workspace import parts
from tests.workspaces import act, context, sample

DRAWN = re.compile(r'<(li|div) id="([^"]+)"[^>]* data-drawn="(\w+)">')
EMPTY = re.compile(r'<(?:li|div) id="[^"]+"[^>]* data-drawn="(\w+)"></(?:li|div)>')


def planned():
    made = sample()
    for number in range(4):
        made = act(made, "add-own", f"k{number}", name=f"Meeting > {number}")
    return made


def shown(workspace, there):
    return parts.show(workspace, "plan", replace(context(), there=there))


def test_an_action_sends_what_it_changed_alone():
    """An item and its sheet for the printer; of all others their elements, by which the page knows them again."""
    before = planned()
    there = frozenset(name for _, _, name in DRAWN.findall(shown(before, frozenset())))
    assert 8 == len(there)
    after = act(before, "change-item", "x", key="k2", field="owner", value="Ada")
    html = shown(after, there)
    empty = EMPTY.findall(html)
    assert 6 == len(empty)
    assert set(empty) < there
    assert {"item-k2", "sheet-k2"} == {key for _, key, name in DRAWN.findall(html) if name not in empty}
    assert EMPTY.findall(shown(after, frozenset())) == []


def test_what_was_sent_before_and_now_is_the_page(monkeypatch):
    """Put in the places of the empty elements, pieces of before make the page that would be sent as a whole."""
    sent, named = {}, pieces.named

    def keep(whole):
        found = named(whole)
        sent[found[0]] = str(found[2])
        return found

    monkeypatch.setattr(pieces, "named", keep)
    before = planned()
    shown(before, frozenset())
    monkeypatch.undo()
    for key, action, values in (
        ("k2", "move-item", {"direction": "up"}),
        ("k1", "change-item", {"field": "done", "value": True}),
        ("k0", "remove-item", {}),
    ):
        after = act(before, action, "x", key=key, **values)
        html = shown(after, frozenset(sent))
        assert EMPTY.findall(html)
        assert EMPTY.sub(lambda found: sent[found[1]], html) == shown(after, frozenset())


def test_a_file_has_no_names():
    """Where nobody asks for them, as in what is saved, none is drawn."""
    assert "data-drawn" not in shown(planned(), None)
