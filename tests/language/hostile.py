"""Texts made to be slow: each is a piece to repeat until it is as long as is asked for."""

PIECES: dict[str, str] = {
    "one letter": "a",
    "one American letter": "l",
    "digits": "1",
    "digits and cents": "1 cent 1",
    "spaced digits": "1 ",
    "digits with dots": "1.",
    "full stops": ".",
    "question marks and brackets": "?)",
    "spaces": " ",
    "line breaks": "\n",
    "at signs": "a@",
    "dots and at signs": "a.b@c.",
    "capitals": "A",
    "capitals in brackets": "AB (a ",
    "capitalised": "Aa ",
    "street without an end": "1 Aaa Aaa ",
    "hyphens": "a-",
    "apostrophes": "a’",
    "names with ages": "Liam (7 ",
    "called": "a boy called ",
    "one child": "one child ",
    "a child": "a child aged ",
    "small numbers": "3 disabled children ",
    "shares": "18 of 20 children ",
    "percentages": "5% ",
    "praise": "strong ",
    "activity": "we launched ",
    "terms": "LAC ",
    "months": "7 January ",
    "ranges": "10–12 ",
    "years": "2025/26 ",
    "birth": "born on ",
    "case numbers": "case number 1",
    "misspelt": "Asessment. ",
    "addresses": "www.a.b ",
    "allowed": "LS1 4AP ",
    "emoji": "🙂",
    "quotation marks": "“",
}


def hostile(name: str, length: int) -> str:
    """Return a text of about that many characters."""
    piece = PIECES[name]
    return piece * (length // len(piece))
