"""Phone numbers: a cheap expression finds what looks like one, ``phonenumbers`` says which number it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.candidate import Found, Phone
from matcher.document import Line
from matcher.extract import dates

_SHAPE = re.compile(
    r"(?<![\w/@#$€£.=-])(?:\(?\+\s?\d|\(\s?\d|\d)"
    r"(?:[\d\s().-]{3,}[xX*•]{2}[xX*•\s]*(?<=[xX*•])|[\d\s().\u2010-\u2015\u2212\u00ad·/-]{4,}\d)(?![\w@%])"
)
_LABEL = re.compile(
    r"(?P<fax>\b(?:tele)?fax\b|\btélécopie\b|传真|🖷|📠)|"
    r"(?P<mobile>\bmob(?:ile?|il)?\b|\bcell(?:ular|phone)?\b|\bhandy\b|\bmóvil\b|\bcelular\b|\bportable\b|\bcellulare\b|\btelemóvel\b|"
    r"\bkomórka\b|\bkom\b|\bgsm\b|\bwhats ?app\b|手机|手機|📱)|"
    r"(?P<phone>\b(?:tele)?phone\b|\btel\b|\btelefon[eo]?\b|\btéléphone\b|\btél\b|\bteléfono\b|\btelefoon\b|\bfon\b|\bph\b|\bcontact\b|"
    r"\bcall\b|\brufnummer\b|电话|電話|☎|✆|📞|\bph(?:one)? ?no\b)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\s*(?:ext\.?|x|Durchwahl|poste)\s*\d{1,5}\b", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]|^\d{1,3}(?:[.,]\d{3})+$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d$"
)
_PARTS = re.compile(r"\d+")
_CUT_ADDRESS = re.compile(r"(?:://|www\.|\.[a-z]{2,6}/)\S*[-/]$", re.IGNORECASE)
"""An address of the web that goes on in the next line: the digits there are the rest of an ORCID, say."""


def find(lines: Sequence[Line], country: str = "") -> tuple[Found[Phone], ...]:
    """Phones and faxes in printed order, each once. ``country`` (ISO 3166-1 alpha-2, from the address) makes national
    numbers international."""
    found: dict[str, Found[Phone]] = {}
    for before, line in zip((None, *lines), lines, strict=False):
        goes_on = before is not None and _CUT_ADDRESS.search(before.text[-80:])
        read = replace(line, cells=(line.text.partition(" ")[2],)) if goes_on else line
        for phone, confidence in _of_line(read, country):
            key = phone.e164 or re.sub(r"\D", "", phone.printed)
            found.setdefault(key, Found(phone, (line,), "phone-pattern", confidence))
    return tuple(found.values())


def _of_line(line: Line, country: str) -> Iterator[tuple[Phone, float]]:
    text = line.text
    if sum(map(str.isdigit, text)) < 6:
        return
    end = 0
    for match in _SHAPE.finditer(text):
        before = text[end : match.start()]
        label = _last_label(before)
        end = match.end()
        for printed in _numbers(match.group()):
            if _is_phone(printed, match.start(), line, bool(label), country):
                kind = "fax" if label == "fax" else "mobile" if label == "mobile" else "phone"
                number = e164(printed, country)
                yield Phone(printed, number, kind), 0.98 if number else 0.85
    if not end:
        yield from _of_links(line)


def _is_linked(printed: str, line: Line) -> bool:
    """Whether a link to call lies on the line and dials the printed digits."""
    digits = re.sub(r"\D", "", printed).lstrip("0")
    dialled = [re.sub(r"\D", "", target) for target in line.links if target.lower().startswith("tel:")]
    return any(digits and number.endswith(digits) for number in dialled)


def _is_valid(printed: str, country: str) -> bool:
    """Whether the digits are a number that is in use in the country's plan; dates and postal codes are none."""
    if dates.find(printed) or len(re.sub(r"\D", "", printed)) < 8:
        return False
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(printed, country)))
    except phonenumbers.NumberParseException:
        return False


def _of_links(line: Line) -> Iterator[tuple[Phone, float]]:
    for target in line.links:
        if target.lower().startswith("tel:"):
            yield Phone(target[4:], e164(target[4:], "")), 0.8


def _last_label(before: str) -> str:
    """What the words between the last number and this one call it: ``fax``, ``mobile``, ``phone`` or nothing."""
    labels = [match.lastgroup or "" for match in _LABEL.finditer(before)]
    return labels[-1] if labels else ""


def _numbers(text: str) -> Iterator[str]:
    """The printed number, or two of them when written one after the other ("… / …", two spaces)."""
    text = text.strip(" .-–—·/")
    parts = [part.strip(" .-–—·/") for part in re.split(r"\s{2,}|\s[/·]\s|\s(?=\+\d)|\s(?=\(\+)", text)]
    if len(parts) > 1 and all(len(re.sub(r"\D", "", part)) >= 7 for part in parts):
        yield from parts
    elif text:
        yield text if text.count("(") <= text.count(")") else text.replace("(", "")


def _is_phone(printed: str, start: int, line: Line, labelled: bool, country: str) -> bool:
    """``start``: where it stands in the line; ``labelled``: a label says that it is one."""
    digits = re.sub(r"[^\dxX*]", "", printed)
    if not 6 <= len(digits) <= 16 or _NO_PHONE.search(printed):
        return False
    signed, text = printed.startswith(("+", "(")), line.text
    if signed and len(digits) >= 7:
        return True
    if labelled or _is_linked(printed, line) or (bool(country) and _is_valid(printed, country)):
        return True
    if signed:
        return False
    if dates.find(printed) or dates.find(text[max(0, start - 10) : start + len(printed)]):
        return False
    return _looks_national(printed, digits)


def _looks_national(printed: str, digits: str) -> bool:
    """Without a country code or a label: grouped digits, or a leading zero, or ten or eleven digits in one."""
    groups = _PARTS.findall(printed)
    if len(groups) == 1:
        return len(digits) in (10, 11)
    if len(digits) < 7 or min(len(group) for group in groups[1:]) < 2:
        return False
    return len(digits) >= 9 or digits.startswith("0")


def e164(printed: str, country: str) -> str | None:
    """The international number, where country and length make one; never one that cannot exist."""
    if re.search(r"[xX*]{2}", printed):
        return None
    import phonenumbers  # heavy: loaded only for documents that print a number

    text = re.sub(r"[\u2010-\u2015\u2212\u00ad·]", "-", _EXTENSION.sub("", printed))
    text = re.sub(r"^\(\s*(\+\s?\d+)\s*\)", r"\1 ", text).replace("+ ", "+")
    international = text.startswith("+") or re.match(r"00[1-9]\d", text) is not None
    if not international and not country:
        return None
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", text), None if international else country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
