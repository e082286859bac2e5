"""Codes in JSON with the names of who sent them: lists of people, and what messengers export."""

import json

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey.choices import LATER
from tests.test_two_codes import AGAIN, NAMES, TEAM

SENT = [*zip(NAMES, TEAM, strict=True), (NAMES[1], AGAIN)]
SHAPES = {
    "name and code": lambda name, said: {"name": name, "code": said},
    "code and name": lambda name, said: {"code": said, "name": name},
    "Slack": lambda name, said: {
        "type": "message",
        "user": "U0BEN",
        "text": said,
        "ts": "1700000000.1",
        "user_profile": {"avatar_hash": "x", "real_name": name},
    },
    "Teams": lambda name, said: {
        "id": "1",
        "createdDateTime": "2026-11-12T09:00:00Z",
        "from": {"application": None, "user": {"displayName": name, "id": "9"}},
        "body": {"contentType": "html", "content": f"<div>{said}</div>"},
    },
    "Discord": lambda name, said: {
        "timestamp": "2026-11-12T09:00",
        "content": said,
        "author": {"id": "4", "name": name.split()[0].lower(), "nickname": name},
    },
    "Telegram": lambda name, said: {"type": "message", "from": name, "text": ["", {"type": "bold", "text": said}]},
    "a line before the code": lambda name, said: {"user": name, "text": f"Here it is:\n{said}\nThanks"},
}
WRAPPED = {
    "list": json.dumps,
    "in lines": lambda records: json.dumps(records, indent=2),
    "within": lambda records: json.dumps({"channel": {"name": "Team"}, "messages": records}, ensure_ascii=False),
    "an object in each line": lambda records: "\n".join(map(json.dumps, records)),
}


def read(text, instrument):
    return read_file("chat.json", text.encode(), instrument)


def document(shape, wrapped, sent=SENT):
    return WRAPPED[wrapped]([SHAPES[shape](*each) for each in sent])


@pytest.mark.parametrize("wrapped", WRAPPED)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_sender_of_each_code_is_known(shape, wrapped, instrument):
    """In whatever order the fields stand; nothing is asked where each sent one."""
    reading = read(document(shape, wrapped), instrument)
    assert ["“Ben Cole”"] == [text.partition(":")[0] for text in reading.questions[0].texts]
    once = read(document(shape, wrapped, SENT[:-1]), instrument)
    assert (4, (), ()) == (len(once.respondents), once.questions, once.remarks + once.rejected)
    assert 4 == len({each.who for each in once.respondents})


def test_the_rows_are_the_lines_of_the_codes(instrument):
    """Where each stands in its own."""
    text = document("name and code", "in lines", SENT[:-1])
    lines = [number for number, line in enumerate(text.splitlines(), 1) if '"code"' in line]
    assert lines == [each.row for each in read(text, instrument).respondents]


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_what_stands_beside_a_code_is_its_own(wrapped, instrument):
    """Words, and that a message was deleted; a field that says that it was not is no word of anybody."""
    records = [{"name": name, "text": said, "deleted": False} for name, said in SENT]
    records[-1]["text"] = f"sorry, this one:\n{AGAIN}"
    assert [LATER] == [*read(WRAPPED[wrapped](records), instrument).questions[0].texts.values()]
    records[1]["deleted"] = True
    reading = read(WRAPPED[wrapped](records), instrument)
    assert (4, 1) == (len(reading.respondents), len(reading.rejected))
    assert "struck through, deleted or hidden" in reading.rejected[0].reason


def test_other_documents_are_read_as_they_are(instrument):
    """Codes as keys, or in a list without anything else."""
    for found in ({code: name for name, code in SENT[:-1]}, [code for _, code in SENT[:-1]], {"x": {"y": TEAM}}):
        assert 4 == len(read(json.dumps(found), instrument).respondents)
    assert 4 == len(read("[" + ",".join(f'"{code}"' for code in TEAM), instrument).respondents)  # cut off
