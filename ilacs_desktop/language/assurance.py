"""What the screen may say of the personal data guard: what it looked for, and what it cannot see.

It must never say that no child can be identified. No pattern can tell that: the smaller the
authority, the less it takes (domain guide, sections 0.8 and 6.5).
"""

NOTHING_FOUND = "No identifying pattern was found."
LOOKED_FOR = (
    "The check looks for numbers, dates of birth, contact details, names and initials beside words"
    " for a child or a family, single-child stories and small numbers."
)
CANNOT_FIND = (
    "a child’s name that is not in its list, or that stands where it does not expect one",
    "a story that people who know the family would recognise",
    "what a reader could work out from two figures in different places, or from another report",
    "what a picture shows, or what an enclosed document says",
    "a case example that is not composite, or that nobody agreed to",
)
READ_IT = (
    "Somebody who knows the children must read the document before it leaves the council: only they"
    " can tell whether a child could be recognised."
)
