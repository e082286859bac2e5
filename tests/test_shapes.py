"""Every shape is read right, asked about and then read right, or refused: nobody is ever read as somebody else."""

import pytest

from tests.shapes import load_all
from tests.shapes.not_yet import NOT_YET
from tests.shapes.try_out import faults

SHAPES = load_all()


def marked(name: str) -> object:
    return pytest.param(name, marks=pytest.mark.xfail(strict=True)) if name in NOT_YET else name


@pytest.mark.parametrize("name", [marked(name) for name in SHAPES])
def test_a_shape_is_read_right_or_asked_about(name, tmp_path):
    """What the command line reads of a file, at once or once its questions are answered, is what stands in it."""
    assert [] == faults(SHAPES[name], tmp_path)
