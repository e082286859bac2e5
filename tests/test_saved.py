import json

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_codes, read_file
from assessment.exchange.reading import UnreadableError, combine
from assessment.exchange.saved import RESULT, VERSIONS, WORKSPACE, open_saved, respondents_to_json

CODES = [encode(Response("sales", "head", 5, number, (*(None,) * 4, *(number,) * 16))) for number in (1, 2, 3)]


def saved(kind, **fields):
    return json.dumps({"format": kind, "version": VERSIONS[kind]} | fields).encode()


def test_a_workspace_gives_its_respondents_back(instrument):
    """What is saved in a workspace is read from it unchanged, and adds nobody to those it came from."""
    reading = read_codes("chat.txt", "\n".join(CODES))
    data = saved(WORKSPACE, respondents=respondents_to_json(reading.respondents))
    opened = read_file("workspace.json", data, instrument)
    assert reading == opened
    assert reading.respondents == combine([reading, opened]).respondents


def test_an_empty_workspace_is_no_error(instrument):
    """A workspace before the first respondent is opened all the same."""
    assert () == read_file("workspace.json", saved(WORKSPACE), instrument).respondents


@pytest.mark.parametrize(
    "change",
    [
        {"answers": [1] * 19},
        {"answers": [6] * 20},
        {"answers": [True] * 20},
        {"answers": [None] * 20},
        {"answers": "1" * 20},
        {"function": "finance"},
        {"level": ["head"]},
        {"row": "2"},
        {"mark": None},
        {"more": 1},
    ],
)
def test_a_changed_respondent_is_rejected(change, instrument):
    """One respondent that cannot be right is rejected by its place; the others are kept."""
    entries = respondents_to_json(read_codes("chat.txt", "\n".join(CODES)).respondents)
    entries[1] |= change
    reading = read_file("workspace.json", saved(WORKSPACE, respondents=entries), instrument)
    assert [1, 3] == [each.row for each in reading.respondents]
    assert [("workspace.json", 2)] == [(each.file, each.row) for each in reading.rejected]


def test_a_result_gives_its_respondent(instrument):
    """A result that somebody sent as a file is one respondent, the same as its code in a chat."""
    reading = read_file("result.json", saved(RESULT, code=CODES[0]), instrument)
    assert [("sales", "head", 5)] == [(each.function, each.level, each.session) for each in reading.respondents]
    assert 1 == len(combine([read_codes("chat.txt", CODES[0]), reading]).duplicates)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            '{"format": "common-ground/workspace", "version": 99}',
            "saved by a newer version of this site (99; 1 is known here)",
        ),
        ('{"format": "common-ground/workspace", "version": 0}', "changed or cut off"),
        ('{"format": "common-ground/workspace", "version": "1"}', "changed or cut off"),
        ('{"format": "common-ground/workspace"}', "changed or cut off"),
        ('{"format": ["common-ground/workspace"], "version": 1}', "not saved by this site"),
        ("{}", "not saved by this site"),
        ('{"format": "common-ground/work', "changed or cut off"),
        ('{"a":' * 100_000, "changed or cut off"),
    ],
)
def test_other_json_is_refused(text, reason):
    """A newer version, another format and a truncated file have a sentence each."""
    with pytest.raises(UnreadableError) as caught:
        open_saved("file.json", text)
    assert reason in caught.value.reason


@pytest.mark.parametrize("fields", [{"respondents": {}}, {"respondents": "x"}])
def test_a_changed_workspace_is_refused(fields, instrument):
    """Respondents that are no list make the file unreadable."""
    with pytest.raises(UnreadableError, match="changed or cut off"):
        read_file("workspace.json", saved(WORKSPACE, **fields), instrument)


@pytest.mark.parametrize("code", [None, "", CODES[0][:-1], 7])
def test_a_changed_result_is_refused(code, instrument):
    """A result whose code cannot be read is refused."""
    with pytest.raises(UnreadableError, match="changed or cut off"):
        read_file("result.json", saved(RESULT, code=code), instrument)
