"""Where answers are those of our scale, of another, or slips of the hand: on both sides of the line."""

import pytest

from tests.shapes import ASKED, REFUSED, csv_of, rows
from tests.shapes.try_out import read
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)


@pytest.mark.parametrize(("words", "ends"), [(0, REFUSED), (1, REFUSED), (12, ASKED)])
def test_a_word_of_another_scale_among_the_numbers_of_a_slider_is_a_slip(tmp_path, words, ends):
    """It makes no scale that the numbers might be steps of; where everybody gave such a word, both are asked about."""
    table = rows(lambda answer: answer * 10 + 3, who)
    for row in table[:words]:
        row[5] = "Often"
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(HEAD, *table))
    tried = read(file)
    assert (ends, []) == (tried.code, tried.people)
    assert ("a longer scale" in tried.said) is (ends == REFUSED)
