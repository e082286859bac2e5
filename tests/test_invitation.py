"""Invitations."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.code import session_tag
from assessment.exchange.invitation import (
    LONGEST_NAME,
    Invitation,
    InvitationError,
    invitation_fragment,
    read_invitation,
)
from assessment.instrument import FUNCTIONS
from assessment.report.qr import qr_svg

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120).filter(
    str.strip
)


@given(NAMES, st.booleans(), st.sampled_from([None, *FUNCTIONS]))
def test_an_invitation_survives_its_address(name: str, ask_level: bool, function: str | None) -> None:
    """Whatever the session's name, the fragment gives back the same invitation."""
    fragment = invitation_fragment(name, ask_level=ask_level, function=function)
    assert Invitation(name.strip(), ask_level, function) == read_invitation(f"#{fragment}")


def test_an_invitation_and_its_codes_name_the_same_session() -> None:
    """The tag of an invitation is the tag that response codes carry."""
    assert session_tag("Autumn review") == read_invitation("session=Autumn+review").tag


@pytest.mark.parametrize("fragment", ["", "session=", "session=++", "session=x&function=boss", "session=" + "x" * 121])
def test_a_damaged_invitation_is_refused_with_a_sentence(fragment: str) -> None:
    """An invitation without a session, with an endless name or an unknown function says what to do."""
    with pytest.raises(InvitationError, match="Ask for the link again"):
        read_invitation(fragment)


def test_a_qr_code_is_an_svg_without_fixed_size() -> None:
    """A QR code scales with its place and holds no script and no address of another host but the namespace."""
    svg = qr_svg("https://example.org/assess/#session=Autumn")
    assert svg.startswith("<svg")
    assert "viewBox" in svg
    assert "script" not in svg


def test_the_page_takes_names_as_long_as_the_facilitator_may_give() -> None:
    """The longest name of a session is the same in the browser's script and in Python."""
    script = (Path(__file__).parent.parent / "site_overrides/assets/answers.mjs").read_text("utf-8")
    assert f"const LONGEST_NAME = {LONGEST_NAME};" in script
