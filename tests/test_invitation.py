"""Invitations."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.invitation import invitation_fragment
from assessment.instrument import FUNCTIONS
from assessment.report.qr import qr_svg

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120).filter(
    str.strip
)


@given(NAMES, st.booleans(), st.sampled_from([None, *FUNCTIONS]))
def test_an_invitation_survives_its_address(name: str, ask_level: bool, function: str | None) -> None:
    """Whatever the session's name, the fragment says it, and of level and function only what is asked for."""
    fragment = invitation_fragment(name, ask_level=ask_level, function=function)
    level = {} if ask_level else {"level": "no"}
    assert {"session": name.strip(), **level, **({"function": function} if function else {})} == dict(
        parse_qsl(fragment)
    )


def test_a_qr_code_is_an_svg_without_fixed_size() -> None:
    """A QR code scales with its place and holds no script and no address of another host but the namespace."""
    svg = qr_svg("https://example.org/assess/#session=Autumn")
    assert svg.startswith("<svg")
    assert "viewBox" in svg
    assert "script" not in svg


def test_an_invitation_may_name_what_to_guess_on() -> None:
    """Those of the bank need no word; others are named, and none at all as well."""
    said = {(): {"guess": "no"}, (3, 7): {"guess": "3.7"}, None: {}}
    for guessed, fields in said.items():
        fragment = invitation_fragment("Autumn", ask_level=True, function=None, guessed=guessed)
        assert {"session": "Autumn", **fields} == dict(parse_qsl(fragment))
