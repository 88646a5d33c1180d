"""E-mail addresses, printed plainly or disguised, or behind a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matcher.candidate import Found
from matcher.document import Line

_LOCAL = r"[^\W_][\w.+'%-]{0,63}"  # RFC 5321: 64 octets; a bound keeps long runs of letters linear
_DOMAIN = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[a-z]{2,24}"
_PLAIN = re.compile(rf"(?<![\w.+%-]){_LOCAL}\s?@\s?{_DOMAIN}(?![\w@])", re.IGNORECASE)
_CUT = re.compile(rf"{_LOCAL}@[\w.-]*$")
_WRITTEN_AT = r"(?:[\[({<]\s*(?:at|@|arroba|ät)\s*[\])}>]|\s(?:at|AT)\s)"
_HIDDEN_AT = re.compile(_WRITTEN_AT, re.IGNORECASE)
_BLANK = re.compile(
    rf"(?<![\w.+%-])({_LOCAL}@(?:[\w-]+\.)+)\s(com|net|org|edu|gov|info|io|dev|cn|fr|nl|pl|pt|br|ch|eu|uk|jp)(?![\w@])"
)
"""A narrow cell breaks the address after its last dot; ends that are words as well ("it", "at", "in") do not count."""
_DISGUISED = re.compile(
    rf"(?<![\w.]){_LOCAL}\s*{_WRITTEN_AT}\s*"
    r"[\w-]+(?:(?:\.|\s*(?:[\[({<]\s*(?:dot|punkt|\.|point|punto)\s*[\])}>]|\s(?:dot|DOT)\s)\s*)[\w-]+)+",
    re.IGNORECASE,
)
_AT = re.compile(r"\s*[\[({<]?\s*(?:\bat\b|@|\barroba\b|\bät\b)\s*[\])}>]?\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:[\[({<]\s*(?:dot|punkt|\.|point|punto)\s*[\])}>]|\s(?:dot)\s)\s*", re.IGNORECASE)
_NO_DOMAIN_END = frozenset({"png", "jpg", "jpeg", "gif", "pdf", "js", "py"})


def find(lines: Sequence[Line]) -> tuple[Found[str], ...]:
    """Addresses in printed order, each once. A link's address counts where none is printed on its line."""
    found: dict[str, Found[str]] = {}
    for index, line in enumerate(lines):
        for address, rule, confidence in _of_line(line, lines[index + 1] if index + 1 < len(lines) else None):
            found.setdefault(address.casefold(), Found(address, (line,), rule, confidence))
    printed = [email for email in found.values() if email.rule != "email-link"]
    return tuple(printed or found.values())


def _of_line(line: Line, following: Line | None) -> Iterable[tuple[str, str, float]]:
    targets = [target[7:].split("?")[0] for target in line.links if target.lower().startswith("mailto:")]
    text = line.text
    if "@" in text:
        if text.endswith((".", "-", "_")) and (joined := _over_two_lines(text, following)):
            return [(joined, "email-over-two-lines", 0.9)]
        printed = [_mended(match.group(), targets) for match in _PLAIN.finditer(_clean(text))]
        printed = [address for address in printed if address.rsplit(".", 1)[-1].lower() not in _NO_DOMAIN_END]
        if printed:
            return [(address, "email-pattern", 0.99) for address in printed]
        if joined := _over_two_lines(text, following):
            return [(joined, "email-over-two-lines", 0.9)]
        if cut := _BLANK.search(text):
            return [("".join(cut.groups()), "email-over-two-lines", 0.85)]
    if _HIDDEN_AT.search(text) and (match := _DISGUISED.search(text)):
        address = _DOT.sub(".", _AT.sub("@", match.group(), count=1))
        bracketed = re.search(r"[\[({<]", match.group()) is not None
        # "at" alone is a word ("Met at example.org"); with a written "dot" it is none.
        if _PLAIN.fullmatch(address) and (bracketed or re.search(r"(?i)\sdot\s", match.group())):
            return [(address, "email-disguised", 0.9)]
    return [(target, "email-link", 0.8) for target in targets if _PLAIN.fullmatch(target)]


def _clean(text: str) -> str:
    """Without the scheme that some texts print and invisible characters."""
    return re.sub(r"(?i)mailto:", " ", text.replace("\u00ad", "-").replace("\u200b", ""))


def _mended(printed: str, targets: Sequence[str]) -> str:
    """The printed address; where an icon's letter was read with it or a blank cuts it, the link knows better."""
    printed = re.sub(r"\s", "", printed)
    for target in targets:
        longer = target.casefold().startswith(printed.casefold() + ".")
        if printed != target and (printed[1:] == target or longer):
            return target
    return printed


def _over_two_lines(text: str, following: Line | None) -> str:
    """ "jane.smith@" / "example.com": a narrow column breaks addresses after a sign."""
    if following is None or not (cut := _CUT.search(text)):
        return ""
    joined = cut.group() + following.cells[0].split(" ")[0] if following.cells else ""
    return joined if _PLAIN.fullmatch(joined) else ""
