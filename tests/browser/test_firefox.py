"""The main journey in Firefox, whose engine is not Chromium's."""

import pytest

from assessment.load import load_instrument
from assessment.score import score
from tests.browser.firefox import running_firefox

pytestmark = pytest.mark.browser

ANSWERS = [4, 3, 1, 3, 4, 2, 4, 2, 3, 5, 3, 3, 3, 3, 3, 3, 2, 1, 2, 3]

ANSWER = """(async (answers) => {
  const statements = document.querySelectorAll("fieldset.statement");
  statements.forEach((statement, at) => statement.querySelectorAll("input")[answers[at] - 1].click());
  const result = document.querySelector("[data-view=result]");
  const shown = new Promise((resolve) => new MutationObserver(resolve).observe(result, { childList: true }));
  document.querySelector("[data-when=complete] [data-action=show-result]").click();
  await shown;
  return { text: result.innerText, address: location.href };
})(%s)"""

READ = """(async () => {
  const result = document.querySelector("[data-view=result]");
  while (!result.childElementCount) await new Promise((resolve) => setTimeout(resolve, 100));
  return result.innerText;
})()"""


def test_a_person_answers_sees_the_result_and_opens_its_link(address: str) -> None:
    """Python scores there as here, and the link of the result opens it again."""
    scored = score(ANSWERS, load_instrument())
    with running_firefox() as firefox:
        firefox.open(f"{address}assess/")
        shown = firefox.evaluate(ANSWER % ANSWERS)
        assert str(scored.total) in shown["text"]
        assert f"{scored.type}".capitalize() in shown["text"]
        firefox.open(f"{address}reference/glossary/")
        firefox.open(shown["address"])
        assert str(scored.total) in firefox.evaluate(READ)
