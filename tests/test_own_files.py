"""Files that were saved here and hold nobody's answers: chosen by mistake, each is named."""

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.instrument import Instrument
from assessment.workspace import parts
from tests.test_samples import made
from tests.test_workspace_closing import ASSETS
from tests.workspaces import context

SAVED = {
    "report-html": "a report",
    "report-markdown": "a team report",
    "report-csv": "a team report",
    "report-json": "a team report",
    "plan-csv": "a plan",
    "plan-calendar": "a calendar",
    "checklist": "a checklist",
    "process-map": "a process map",
    "next-measurement": "a calendar",
}


@pytest.mark.parametrize(("export", "what"), SAVED.items())
def test_a_file_without_answers_is_named(export: str, what: str, instrument: Instrument) -> None:
    """Nothing is asked about its columns, and the way on is told; a code that somebody pasted into it still counts."""
    values = {"assets": dict.fromkeys(ASSETS, "")} if export == "report-html" else {}
    saved = parts.export(made("story"), export, values, context())["text"]
    with pytest.raises(UnreadableError) as caught:
        read_file("saved", saved.encode(), instrument)
    assert f"This is {what} that was saved here, and nobody’s answers are in it." in caught.value.reason
    code = encode(Response("sales", "staff", 0, 7, tuple(1 + n % 5 for n in range(20))))
    assert 1 == len(read_file("saved", f"{saved}\n{code}\n".encode(), instrument).respondents)
