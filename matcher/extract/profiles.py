"""Web addresses of the person: profiles by network, and web sites; printed, or behind a name or an icon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlsplit

from matcher import lexicon
from matcher.candidate import Found, Profile
from matcher.document import Line

_URL = re.compile(
    r"(?<![\w@./-])(?:(?P<scheme>https?://)\s?|(?P<www>www\.))?"
    r"(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[a-z]{2,24})(?P<path>[:/][^\s|,;<>\"'()\[\]•]*|)(?![\w@])",
    re.IGNORECASE,
)
_SKIPPED_LINKS = re.compile(
    r"(?i)^(?:mailto:|tel:|sms:|callto:|file:|#|javascript:)|google\.[a-z.]+/maps|maps\.(?:google|apple)|openstreetmap"
)
_BLANK_IN_PATH = re.compile(r"(?<=[\w/])/\s(?=[\w-]+(?:/|\s|$))")
"""Narrow columns print "https://example.org/ in/ jane"."""
_BARS = re.compile(r"\s[|·•]\s")
_USER = r"@?[\w.][\w.@+-]*"


@dataclass(frozen=True)
class _Network:
    """A network; its expressions are compiled when a text first comes near it."""

    name: str
    domains: tuple[str, ...]
    words: tuple[str, ...]
    path: str

    @cached_property
    def user(self) -> re.Pattern[str]:
        """The user name in the path of an address."""
        return re.compile(self.path, re.IGNORECASE)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """The network's word and a user name, on either side."""
        words = "|".join(re.escape(word) for word in self.words)
        return re.compile(
            rf"(?:^|[|,;·•(]|\s)(?:{words})\s*[:/|]?\s*(?:[:/|]\s*|\s)/?(?:in/)?(?P<after>{_USER})/?\s*$|"
            rf"^\s*(?P<before>{_USER})\s*[(\[|]\s*(?:{words})\s*[)\]]?\s*$",
            re.IGNORECASE,
        )


@cache
def _networks() -> tuple[_Network, ...]:
    return tuple(
        _Network(name, tuple(entry["domains"]), tuple(word.lower() for word in entry["words"]), entry["user"])
        for name, entry in lexicon.toml("networks.toml").items()
    )


@cache
def _network_words() -> tuple[tuple[str, _Network], ...]:
    return tuple((word, network) for network in _networks() for word in network.words)


def _near(piece: str) -> list[_Network]:
    """The networks whose word is in a text: mostly none, and the others need no closer look."""
    small = piece.lower()
    return list(dict.fromkeys([network for word, network in _network_words() if word in small]))


@cache
def _web(key: str) -> frozenset[str]:
    return frozenset(lexicon.toml("web.toml")[key])


def find(lines: Sequence[Line]) -> tuple[Found[Profile], ...]:
    """Addresses in printed order, each once."""
    found: dict[str, Found[Profile]] = {}
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        for profile, rule in _of_line(line, following):
            key = _key(profile.url) if profile.url else f"{profile.network}/{profile.username}".casefold()
            confidence = {"url-printed": 0.97, "url-link": 0.9}.get(rule, 0.7)
            found.setdefault(key, Found(profile, (line,), rule, confidence))
    return tuple(_without_echoes(list(found.values())))


def of_person(url: str) -> bool:
    """Whether an address is a person's page on a known network ("github.com/user", not a repository)."""
    network, user = network_of(url)
    return bool(network and user)


def network_of(url: str) -> tuple[str, str]:
    """The network that an address belongs to and the user name; empty where none."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = parts.netloc.lower().removeprefix("www.")
    for network in _networks():
        if any(host == domain or host.endswith("." + domain) for domain in network.domains):
            match = network.user.search(parts.path + (f"?{parts.query}" if parts.query else ""))
            return network.name, match.group(1) if match else ""
    return "", ""


def _of_line(line: Line, following: Line | None) -> Iterator[tuple[Profile, str]]:
    targets = [target for target in line.links if not _SKIPPED_LINKS.search(target)]
    printed = False
    text = _BLANK_IN_PATH.sub("/", line.text) if "://" in line.text else line.text
    for match in _URL.finditer(text):
        if _is_site(match, text):
            url = _whole(match, line, following, targets)
            printed = True
            yield _profile(url), "url-printed"
    for target in targets:
        if target.lower().startswith("http") and not (printed and _printed_on(target, line.text)):
            yield _profile(target), "url-link"
    if not printed and not targets:
        yield from _named(line)


def _profile(url: str) -> Profile:
    network, user = network_of(url)
    return Profile(url, network, user)


def _is_site(match: re.Match[str], text: str) -> bool:
    host = match["host"].lower()
    if host in _web("no_site") or host in _web("mail_hosts") or "@" in text[max(0, match.start() - 1) : match.start()]:
        return False
    if match["scheme"] or match["www"]:
        return True
    labels = host.split(".")
    if len(match["path"]) > 1 and match["path"][0] == "/":
        return len(labels[-1]) >= 2 and not labels[-2].isdigit()
    if len(labels[-2]) < 2 or match["host"] != host:
        return False
    return labels[-1] in _web("top_level") or (_is_alone(match, text) and labels[-1] in _web("countries"))


def _is_alone(match: re.Match[str], text: str) -> bool:
    """Whether an address is all that stands between two signs that divide contact data, beside other pieces."""
    before, after = text[: match.start()].rstrip(" "), text[match.end() :].lstrip(" ")
    return (not before or before[-1] in "|·•") and (not after or after[0] in "|·•") and bool(before or after)


def _whole(match: re.Match[str], line: Line, following: Line | None, targets: Sequence[str]) -> str:
    """The printed address; where the line ends within it, what its link or the next line adds."""
    url = match.group().rstrip(".,:;").replace(" ", "")
    for target in targets:
        if len(_key(target)) > len(_key(url)) and _key(target).startswith(_key(url)) and url[-1:] in "/-_.=":
            return target
    if match.end() < len(line.text.rstrip()):
        return url
    rest = following.text.strip() if following is not None else ""
    if url.endswith(("/", "-", "_")) and re.fullmatch(r"[\w./?=&%+-]+", rest) and (match["path"] or match["scheme"]):
        return url + rest
    return url


def _printed_on(target: str, text: str) -> bool:
    """Whether a printed address on the line is of the same site: then the print is what counts."""
    host = urlsplit(target).netloc.lower().removeprefix("www.")
    return bool(host) and host in text.lower()


def _named(line: Line) -> Iterator[tuple[Profile, str]]:
    """ "GitHub: jdoe" without an address: the network and the user name alone."""
    for cell in line.cells:
        for piece in _BARS.split(cell):
            if len(piece) > 60 or "@" in piece[1:] or " and " in piece:
                continue
            for network in _near(piece):
                match = network.named.search(piece)
                if match and (match["after"] or match["before"]).lower() not in ("and", "actions", "profile", "in"):
                    yield Profile("", network.name, (match["after"] or match["before"]).lstrip("@")), "user-name"
                    break


def _key(url: str) -> str:
    return re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", url.strip().lower()).rstrip("/")


def _without_echoes(profiles: list[Found[Profile]]) -> Iterator[Found[Profile]]:
    """A link to the network's page that is printed too (another spelling of it) is said once, as printed."""
    printed = {
        (found.value.network, found.value.username.casefold()) for found in profiles if found.rule == "url-printed"
    }
    for found in profiles:
        key = (found.value.network, found.value.username.casefold())
        if found.rule == "url-printed" or not found.value.network or key not in printed:
            yield found
