"""Where the terms of the glossary are used."""

import pytest

from assessment.model import Bank
from site_build.mentions import Mention, Mentions


@pytest.fixture
def mentions(bank: Bank) -> Mentions:
    return Mentions(bank)


def names(mentions: Mentions, key: str) -> list[str]:
    return [mention.name for mention in mentions(key)]


def test_a_term_is_found_in_types_practices_statements_and_tasks(mentions: Mentions) -> None:
    """A term lists what names it, each with its address."""
    assert Mention("Aligned", "understand/types/aligned/") in mentions("value-proposition")
    assert Mention("Shared targets", "act/practices/shared-targets/") in mentions("commission")
    assert Mention("statement 13", "assess/statements/#key-account-strategy") in mentions("key-account")
    assert Mention("task 2", "act/checklist/#task-2") in mentions("value-proposition")


def test_the_longest_form_counts(mentions: Mentions) -> None:
    """What speaks only of qualified leads is not listed under lead."""
    assert "Marketing in two groups" in names(mentions, "qualified-lead")
    assert "Marketing in two groups" not in names(mentions, "lead")


def test_everyday_words_do_not_count(mentions: Mentions) -> None:
    """Words for the search are no running text: statement 14 is found by “CRM” and does not speak of it."""
    assert "A joint funnel" not in names(mentions, "commission")
    assert "statement 14" not in names(mentions, "crm")


def test_a_page_is_added_under_its_title(mentions: Mentions) -> None:
    """A hand-written page that marks a term is listed with the title of its front matter."""
    mentions.add_page("assess/method/", '---\ntitle: "Method and limits"\n---\n', {"cliffs-delta"})
    assert mentions("cliffs-delta") == (Mention("Method and limits", "assess/method/"),)


def test_a_page_about_records_is_not_listed_twice(mentions: Mentions) -> None:
    """The page of the statements is not added: each of its statements is listed by itself."""
    before = mentions("lead")
    mentions.add_page("assess/statements/", "---\ntitle: The 20 statements\n---\n", {"lead"})
    assert before == mentions("lead")


def test_an_unknown_term_is_an_error(mentions: Mentions) -> None:
    """A key that is no term is refused."""
    with pytest.raises(KeyError):
        mentions("leed")
