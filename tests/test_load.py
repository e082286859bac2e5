"""The loader: the shape of the bank's files. What it says about entries is proved with the bad bank in test_check."""

import dataclasses
from pathlib import Path

import pytest

from assessment import load
from assessment.load import FILES, IMPORTS, BankError, Defect, load_bank, load_instrument, read_bank, shipped_file
from assessment.model import Bank, entry


def replaced(**texts):
    """Return a reader of the shipped bank in which the files named hold other text."""
    return lambda name: texts.get(name.removesuffix(".toml")) or shipped_file(name)


def missing(name):
    raise FileNotFoundError(name)


def latin(name):
    return "naïve".encode("latin-1").decode("utf-8") if name == "roles.toml" else shipped_file(name)


def test_the_shipped_bank_is_read_without_a_defect():
    """What ships is read whole."""
    bank, defects = read_bank(shipped_file)
    assert [] == defects
    assert bank == load_bank()


def test_every_collection_has_its_file():
    """The table of files names each collection of the bank once."""
    named = [name for names in FILES.values() for name in names]
    assert sorted(field.name for field in dataclasses.fields(Bank)) == sorted(named)


def test_no_file_of_the_bank_is_passed_over():
    """A file beside the others that nobody reads would look as if it counted."""
    folder = Path(load.__file__).parent / "bank"
    assert {*FILES, IMPORTS} == {path.name for path in folder.iterdir() if path.is_file()}


def test_the_instrument_alone_is_the_one_of_the_bank():
    """Scoring starts from one file and gets the same questionnaire."""
    assert load_bank().instrument == load_instrument()


def test_every_file_that_is_missing_is_named_and_nothing_else():
    """Without its files nothing is said about the content."""
    with pytest.raises(BankError) as caught:
        read_bank(missing)
    assert [f"{file}: the file is missing or cannot be read" for file in FILES] == list(map(str, caught.value.defects))


def test_a_file_that_is_not_toml_is_named_with_the_place():
    """A slip of the keyboard is found by line and column."""
    with pytest.raises(BankError) as caught:
        read_bank(replaced(focus="[[focus]]\nnumber = one\n"))
    assert "focus.toml: this is not TOML: Invalid value (at line 2, column 10)" == str(caught.value)


def test_a_file_that_is_not_utf8_is_named_with_the_remedy():
    """An editor that saved another encoding is told what to save."""
    with pytest.raises(BankError) as caught:
        read_bank(latin)
    assert "roles.toml: this is not UTF-8 text; save the file as UTF-8" == str(caught.value)


def test_a_brace_at_the_beginning_is_no_toml():
    """The bank that the build has parsed begins so; a file of a person that does is named like any other slip."""
    with pytest.raises(BankError, match=r"^focus\.toml: this is not TOML: "):
        read_bank(replaced(focus="{ number = 1 }"))


def test_a_mark_of_utf8_at_the_beginning_is_no_slip(monkeypatch):
    """Some editors put it there, where nobody sees it."""
    text = shipped_file("focus.toml")
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _path: text.encode("utf-8-sig"))
    assert text == shipped_file("focus.toml")


def test_a_table_that_is_missing_is_named_once():
    """Without the instrument its fields are not missed one by one."""
    _, defects = read_bank(replaced(instrument="# nothing\n"))
    assert ["instrument.toml: `instrument` is missing"] == list(map(str, defects))


def test_lenient_reading_fills_what_does_not_fit_with_empty_values():
    """One pass finds every defect because reading goes on."""
    bank, defects = read_bank(replaced(focus='[[focus]]\nnumber = "1"\nkey = "share"\nsources = ["go2005"]\n'))
    assert ["focus share: `number` must be a whole number, not '1'", "focus share: `name` is missing"] == [
        f"{defect.entry}: {defect.message}" for defect in defects[:2]
    ]
    assert (0, "", ("go2005",)) == (bank.focus[0].number, bank.focus[0].name, bank.focus[0].sources)


@pytest.mark.parametrize("found", ["true", "2.5"])
def test_a_truth_value_or_a_fraction_is_no_whole_number(found):
    """Python takes True for 1; the bank does not."""
    _, defects = read_bank(replaced(focus=shipped_file("focus.toml").replace("number = 1\n", f"number = {found}\n")))
    assert 1 == len(defects)
    assert "must be a whole number" in defects[0].message


@pytest.mark.parametrize("function", [load_bank, load_instrument])
def test_a_bank_with_defects_is_never_returned(function, monkeypatch):
    """What does not fit stops whoever wants to use it."""
    monkeypatch.setattr(load, "shipped_file", replaced(instrument="# nothing\n"))
    with pytest.raises(BankError, match=r"^instrument\.toml: `instrument` is missing$"):
        function.__wrapped__()


def test_the_error_of_a_bank_lists_every_defect_on_a_line_of_its_own():
    """Whoever catches the error can print it."""
    error = BankError([Defect("a.toml", "x 1", "is odd"), Defect("b.toml", "", "is even")])
    assert "a.toml: x 1: is odd\nb.toml: is even" == str(error)


def test_an_entry_is_found_by_key_and_by_number(bank):
    """Records are looked up by the name that people use; an unknown name is an error."""
    assert "defined" == entry(bank.types, "defined").key
    assert 7 == entry(bank.instrument.statements, 7).number
    with pytest.raises(KeyError):
        entry(bank.types, "perfect")
