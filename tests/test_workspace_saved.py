import json
from dataclasses import replace

import pytest

from assessment.bounded_json import DEEPEST
from assessment.exchange import code
from assessment.exchange.code import CodeError, Response, decode, encode
from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.combined import combine
from assessment.exchange.reading import UnreadableError
from assessment.load import load_instrument
from assessment.result import FORMAT, VERSION, make_result
from assessment.workspace.document import to_document
from assessment.workspace.records import Import, Person, Wave, Workspace, pack_all
from assessment.workspace.saved import read_any, read_saved

CODES = [encode(Response("sales", "head", 5, number, (*(None,) * 4, *(number,) * 16))) for number in (1, 2, 3)]
CHAT = read_codes("chat.txt", "\n".join(CODES), load_instrument()).respondents
ROWS = pack_all(Person(each.function, each.level, each.answers, each.row, each.mark) for each in CHAT)
WORKSPACE = Workspace(
    "key", "Ours", "2026-11-20", waves=(Wave("1", "Autumn", "2026-11-20", (Import("i", "", "2026-11-20", ROWS),)),)
)


def saved(workspace):
    return json.dumps(to_document(workspace)).encode()


def result(**fields):
    return json.dumps({"format": FORMAT, "version": VERSION} | fields).encode()


def with_rows(rows):
    wave = WORKSPACE.waves[0]
    return saved(replace(WORKSPACE, waves=(replace(wave, imports=(replace(wave.imports[0], rows=rows),)),)))


def test_a_workspace_gives_its_respondents_back(instrument):
    """What was collected in a workspace is read from its file, and adds nobody to those it came from."""
    opened = read_any("workspace.json", saved(WORKSPACE), instrument)
    expected = [(each.function, each.level, each.answers, each.mark) for each in CHAT]
    assert expected == [(each.function, each.level, each.answers, each.mark) for each in opened.respondents]
    assert CHAT == combine([read_codes("chat.txt", "\n".join(CODES), load_instrument()), opened]).respondents


def test_a_workspace_bears_the_session_of_its_measurement(instrument):
    """Answers of another session are recognised in a workspace as in a table."""
    opened = read_any("workspace.json", saved(WORKSPACE), instrument)
    ((tag, name),) = opened.sessions
    assert "Autumn" == name
    assert {tag} == {each.session for each in opened.respondents}


def test_the_last_measurement_is_read(instrument):
    """People who answered in spring and in autumn are not counted twice, and the page says what it read."""
    later = Wave("2", "Spring", "2027-05-03", (Import("j", "", "2027-05-03", ROWS.partition("\n")[0]),))
    opened = read_any("w.json", saved(replace(WORKSPACE, waves=(*WORKSPACE.waves, later))), instrument)
    assert 1 == len(opened.respondents)
    assert ["This workspace holds 2 measurements. The last, of 2027-05-03, was read."] == [
        remark.reason for remark in opened.remarks
    ]


def test_made_up_answers_are_remarked_on(instrument):
    """Whoever opens the sample team as if it were real is told."""
    opened = read_any("w.json", saved(replace(WORKSPACE, sample=True)), instrument)
    assert "made up" in opened.remarks[0].reason


def test_an_empty_workspace_is_no_error(instrument):
    """A workspace before the first respondent is opened all the same."""
    assert () == read_any("workspace.json", saved(replace(WORKSPACE, waves=())), instrument).respondents


@pytest.mark.parametrize(
    "line",
    ["", "sales", "sales head 123", "finance head 11111111111111111111 3 ", "sales head 61111111111111111111 3 "],
)
def test_a_changed_respondent_is_rejected(line, instrument):
    """One respondent that cannot be right is rejected by its place; the others are kept."""
    first, _, third = ROWS.split("\n")
    reading = read_any("workspace.json", with_rows(f"{first}\n{line}\n{third}"), instrument)
    assert [1, 3] == [each.row for each in reading.respondents]
    assert [("workspace.json", 2)] == [(each.file, each.row) for each in reading.rejected]


def test_a_result_gives_its_respondent(instrument):
    """A result that somebody sent as a file is one respondent, the same as its code in a chat."""
    reading = read_any("result.json", result(code=CODES[0]), instrument)
    assert [("sales", "head", 5)] == [(each.function, each.level, each.session) for each in reading.respondents]
    assert 1 == len(combine([read_codes("chat.txt", CODES[0], load_instrument()), reading]).duplicates)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"format": "common-ground/workspace", "version": 99}', "saved by a newer version of this site (99;"),
        ('{"format": "common-ground/result", "version": 99}', "saved by a newer version of this site (99;"),
        ('{"format": "common-ground/workspace", "version": 0}', "bears no version number"),
        ('{"format": "common-ground/workspace", "version": "1"}', "bears no version number"),
        ('{"format": "common-ground/workspace", "version": 1}', "changed or cut off"),
        ('{"format": "common-ground/workspace", "version": 1, "waves": {}}', "changed or cut off"),
        ('{"format": "common-ground/result", "version": 0}', "changed or cut off"),
        ('{"format": ["common-ground/workspace"], "version": 1}', "JSON of another tool"),
        ("{}", "JSON of another tool"),
        ('{"format": "common-ground/work', "changed or cut off"),
        ('{"a":' * (DEEPEST + 1), "changed or cut off"),
        ('{"a": ' + "7" * 5000 + "}", "changed or cut off"),
    ],
)
def test_other_json_is_refused(text, reason):
    """A newer version, another format and a truncated file have a sentence each."""
    with pytest.raises(UnreadableError) as caught:
        read_saved("file.json", text)
    assert reason in caught.value.reason


@pytest.mark.parametrize("code", [None, "", CODES[0][:-1], 7])
def test_a_changed_result_is_refused(code, instrument):
    """A result whose code cannot be read is refused."""
    with pytest.raises(UnreadableError, match="changed or cut off"):
        read_any("result.json", result(code=code), instrument)


def test_the_last_measurement_is_the_latest_that_anybody_answered(instrument):
    """Neither one that was typed in later and happened earlier, nor one just begun, stands before it."""
    before = Wave("2", "Spring", "2025-05-03", (Import("j", "", "2025-05-03", ROWS.partition("\n")[0]),))
    begun = Wave("3", "Next", "2027-05-03")
    opened = read_any("w.json", saved(replace(WORKSPACE, waves=(*WORKSPACE.waves, before, begun))), instrument)
    assert len(CHAT) == len(opened.respondents)
    assert ["This workspace holds 2 measurements. The last, of 2026-11-20, was read."] == [
        remark.reason for remark in opened.remarks
    ]


def test_answers_to_an_earlier_edition_are_not_scored_as_if_they_were_of_this(instrument, bank, monkeypatch):
    """A code, a saved result and a link of another edition can be read, and each says why it is not counted."""
    monkeypatch.setattr(code, "EDITION", 2)
    reason = "given to edition 1 of the questionnaire; this site asks edition 2"
    for reading in (
        read_codes("chat.txt", CODES[0], load_instrument()),
        read_any("r.json", result(code=CODES[0]), instrument),
    ):
        assert () == reading.respondents
        assert reason in reading.rejected[0].reason
    with pytest.raises(CodeError, match=reason):
        make_result(decode(CODES[0]), None, bank)
