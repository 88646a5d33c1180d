"""Headers and footers: which of them are part of what one reads on page 1."""

from __future__ import annotations

import re

_CONTACT = re.compile(r"\S@\S|\+?\d[\d ()./-]{5,20}\d")


def gives_contact(text: str) -> bool:
    """An e-mail address or a telephone number stands in it: a letterhead."""
    return _CONTACT.search(text) is not None
