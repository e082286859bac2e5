"""Defects of the words for how likely something is."""

from collections import Counter
from collections.abc import Iterator

from assessment.load import Defect
from assessment.model import Bank

EVEN = 0.5
"""As likely as not: below, no word may say that something is so."""


def check_likelihoods(bank: Bank) -> Iterator[Defect]:
    """Yield words that rest on no limit or on one under one half, and a word for two strengths of evidence."""
    limits = {limit.key: limit for limit in bank.instrument.limits}
    times = Counter(word for each in bank.likelihoods for word in each.words)
    for each in bank.likelihoods:
        place = f"likelihoods {each.key}"
        limit = limits.get(each.limit)
        if limit is None or limit.unit != "share" or limit.value < EVEN:
            message = f"`limit` must name a share of {EVEN} or more in instrument.toml, not “{each.limit}”"
            yield Defect("likelihoods.toml", place, message)
        for word in each.words:
            if times[word] > 1:
                yield Defect("likelihoods.toml", place, f"“{word}” stands for two strengths of evidence")
