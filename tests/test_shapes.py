"""Every shape is read right, asked about and then read right, or refused: nobody is ever read as somebody else."""

import pytest

from tests.shapes import load_all
from tests.shapes.try_out import faults

SHAPES = load_all()


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_right_or_asked_about(name, tmp_path):
    """What the command line reads of a file, at once or once its questions are answered, is what stands in it."""
    assert [] == faults(SHAPES[name], tmp_path)
