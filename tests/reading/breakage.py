"""Real text, broken: what a stream of numbers makes of it. The tests and the fuzzer break texts in the same ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

ODD = (
    "\x00", "\x0c", "\ufeff", "\u200b", "\u00ad", "\u2028", "\r\n", "\n\n", "\t", "\u0301", "\u202e", "\U0001f600", "İ", "ß", "ﬁ",
    "½", "²", "٣", "Ⅳ", "\ud800", "$", "€", "%", "-", "–", "...", "'s", "”", "(", ")", ":", ";", "• ", "1,", ".5", "0",
    "99999999999999999999", " 31 February ", " -3 ", " 1e9 ", " 2.3.4 ", " 00:00 ",
    " of ", " to ", " by ", " if ", " not ", " and ", " including ", " which ",
)  # fmt: skip
"""Characters and words that text is known to break on."""

Choices = Iterator[int]
Change = Callable[[str, Choices], str]


def broken(texts: Sequence[str], numbers: Sequence[int], longest: int = 700) -> str:
    """A passage of one of the texts, changed once for about every three numbers, at most `longest` characters of it."""
    choices = iter(numbers)
    text = _passage(texts, choices, longest)
    while (which := next(choices, None)) is not None:
        text = _CHANGES[which % len(_CHANGES)](text, choices)
        if which % 11 == 0:
            text += " " + _passage(texts, choices, longest // 4)
        text = text[: 2 * longest]  # some changes make it many times as long
    return text[:longest]


def _passage(texts: Sequence[str], choices: Choices, longest: int) -> str:
    text = texts[(next(choices, 0) * 251 + next(choices, 0)) % len(texts)]
    start = _place(text, choices)
    return text[start : start + longest]


def _place(text: str, choices: Choices) -> int:
    return (next(choices, 0) * 256 + next(choices, 0)) % (len(text) + 1)


def _insert(text: str, choices: Choices) -> str:
    at = _place(text, choices)
    return text[:at] + ODD[next(choices, 0) % len(ODD)] + text[at:]


def _delete(text: str, choices: Choices) -> str:
    at = _place(text, choices)
    return text[:at] + text[at + 1 + next(choices, 0) % 40 :]


def _double(text: str, choices: Choices) -> str:
    at, length = _place(text, choices), 1 + next(choices, 0) % 60
    return text[: at + length] + text[at:]


def _swap(text: str, choices: Choices) -> str:
    words = text.split(" ")
    one, other = _place(text, choices) % len(words), _place(text, choices) % len(words)
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _shout(text: str, choices: Choices) -> str:
    at, length = _place(text, choices), 1 + next(choices, 0)
    return text[:at] + text[at : at + length].swapcase() + text[at + length :]


def _glue(text: str, choices: Choices) -> str:
    at = _place(text, choices)
    return text[:at] + text[at:].replace(" ", "", 1 + next(choices, 0) % 3)


def _itemise(text: str, choices: Choices) -> str:
    at = _place(text, choices)
    return text[:at] + text[at:].replace(", ", "\n- ", 1 + next(choices, 0) % 5)


def _recount(text: str, choices: Choices) -> str:
    digits = str(next(choices, 0) * 10 ** (next(choices, 0) % 20))
    return (
        "".join(digits if char.isdigit() else char for char in text) if next(choices, 0) % 4 == 0 else text.replace("1", digits)
    )


_CHANGES: tuple[Change, ...] = (_insert, _delete, _double, _swap, _shout, _glue, _itemise, _recount, _insert)
