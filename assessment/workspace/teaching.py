"""The teaching pack: made-up companies, and what the report of each says."""

from assessment.model import Bank, Company
from assessment.report.deck.saying import Saying
from assessment.report.team import TeamReport, team_report
from assessment.team import analyse, count
from assessment.workspace.action import Context
from assessment.workspace.company import company_workspace
from assessment.workspace.records import Workspace


def show_teaching(_workspace: Workspace, context: Context) -> dict[str, object]:
    """Return what the report of each company says, in its own words and figures."""
    return {"told": {company.key: told(company, context) for company in context.bank.companies}}


def told(company: Company, context: Context) -> tuple[str, ...]:
    """Return the headline of a company's report, its totals, and how they compare."""
    say = Saying(report_on(company, context.bank, context.today))
    return f"{say('headline')}.", f"{say('totals_said')}.", say("totals_text")


def report_on(company: Company, bank: Bank, today: str) -> TeamReport:
    """Return the report on a company."""
    (wave,) = company_workspace(company.key, company, bank.instrument, today).waves
    result = analyse(count(wave.people, bank.instrument), bank.instrument)
    return team_report(result, bank, name=company.name, date=today, sample=True)
