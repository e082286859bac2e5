"""Files that were saved here and hold nobody’s answers: a wrong one is named, and no question is asked about it."""

_HOW_FAR = 1500
"""In so many characters at the beginning of a file stands what it is."""

_TOLD_BY = {
    "part,entry,name,group,n,mean,": "a team report",
    '"without_function":': "a team report",
    "# Team report": "a team report",
    " – Common Ground</title>": "a report",
    "place,what,owner,date,first step,": "a plan",
    "task,column,text,state,": "a checklist",
    "activity,side,owner,inputs,": "a process map",
    "PRODID:-//Common Ground": "a calendar",
}
"""What only such a file begins with -> what it is."""


def saved_here(text: str) -> str:
    """Return the sentence about a file that was saved here without answers; empty for every other text."""
    begins = text[:_HOW_FAR]
    what = next((each for told, each in _TOLD_BY.items() if told in begins), "")
    if not what:
        return ""
    return (
        f"This is {what} that was saved here, and nobody’s answers are in it. Choose the file with the answers, or the "
        "saved workspace."
    )
