"""A short share of the search of `make fuzz`: every reader of outside data reads what it gets, or says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.load import FILES
from tests.fuzzing import DECLARED, READERS
from tests.properties import examples

PARTS = st.binary(max_size=8) | st.sampled_from(
    [b"", b'"', b"\n", b",", b";", b"[", b"{", b"</", b"\xff\xfe", b"\0", b"-1"]
)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@examples(8)
def test_a_reader_reads_or_says_why_not(name: str, data: st.DataObject) -> None:
    """Files of each kind, with a stretch of them replaced or cut off: no other exception, no empty sentence."""
    reader = READERS[name]
    whole = data.draw(st.sampled_from(list(reader.seeds())))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)) | st.just(len(whole)))
    try:
        reader.read(whole[:start] + data.draw(PARTS) + whole[end:])
    except DECLARED as error:
        sentence = str(error)
        assert sentence.strip()


def test_every_file_of_the_bank_is_searched() -> None:
    """A search begins with each file of the bank."""
    assert len(FILES) == len(list(READERS["bank"].seeds()))
