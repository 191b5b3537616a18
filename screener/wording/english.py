"""The words of the screener itself, in English: outcomes, notices and standing warnings.

Words of the law stand in the rule files. Sentences follow users' needs: they describe the
law, never what a person should do, and are the same for everyone.
"""

from __future__ import annotations

NOTICE = (
    "Legal information, not legal advice. A lawyer can look at the papers, and a judge decides. "
    "These answers rest on what was entered and on the law as read on the days shown."
)

OUTCOMES = {
    "likely_eligible": "The answers match this law. A judge decides.",
    "needs_info": "One or more facts decide.",
    "needs_review": "A lawyer must look. This is not a no.",
    "not_yet": "Not yet.",
    "not_eligible": (
        "From these answers, this law does not reach this record. "
        "A court paper may say something different."
    ),
}

#: The same for everyone, so that no warning reveals who someone is.
STANDING_WARNINGS = (
    (
        "immigration",
        (
            "A person who is not a citizen can talk with an immigration lawyer before anything is "
            "filed. For immigration, usually only a vacatur for a defect in the case itself counts "
            "(Matter of Pickering)."
        ),
    ),
    (
        "open-case",
        (
            "With an open case or a warrant, a public defender comes first. Going to a court or to "
            "the police alone can lead to an arrest."
        ),
    ),
    (
        "registry",
        (
            "Clearing a record may not end a duty to register. That is a separate step and a "
            "question for a lawyer."
        ),
    ),
    ("guns", "These answers say nothing about guns. A lawyer can say what the law allows."),
    (
        "one-time",
        "Some relief can be used only once. A lawyer can say which record to use it for.",
    ),
)

CONTRADICTION = "These answers cannot all be true: {facts}. Please look at them again."

NONE_FOUND = (
    "No law in these rules reaches this record from these answers. This is not the last word: "
    "a court paper may say something different, and the people under help can look."
)
NO_RULES_YET = (
    "These rules do not cover the law of this place yet. That is not a no. The people under "
    "help can say what the law there offers."
)
OTHER_PLACE = (
    "Records of territories, tribal, military and foreign courts follow rules of their own. "
    "The people under help can look."
)

UNCONFIRMED = "We have not read the words of the law on this point: {says}"
OPEN_DEFAULT = "The words of the law do not settle this."
MISSING = "Not known yet: {facts}."
NOT_IN_FORCE = "This law starts on {day}. Until then it cannot be used."
REMARKS = {
    "section-unknown": (
        "The section on this record is not one we know. The answer goes by the kind of offense; "
        "a lawyer can compare it with the paper."
    ),
    "class-unknown": ("The class on this record is not one we know. We count it as not known."),
    "section-beats-offense": (
        "The section on this record belongs to another kind of offense than the one chosen. The "
        "answer goes by the section."
    ),
}

#: Help for every place, for anyone.
NATIONAL_HELP = (
    {
        "name": "Freedom Network USA, Survivor Reentry Project",
        "url": "https://freedomnetworkusa.org/advocacy/survivor-reentry-project",
        "says": "Refers trafficking survivors to lawyers who clear records.",
        "verified_on": "2026-11-23",
    },
    {
        "name": "National Human Trafficking Hotline, 1-888-373-7888 (text 233733)",
        "url": "https://humantraffickinghotline.org",
        "says": (
            "Run by Compass Connections since autumn 2025. It has its own rules on sharing tips "
            "with the police; a caller can ask about them first."
        ),
        "verified_on": "2026-11-23",
    },
)
