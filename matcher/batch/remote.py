"""Folders in object stores and elsewhere, through fsspec: ``s3://bucket/inbox``, ``gs://``, ``abfs://``, ``file://``.

The network is used only because the person names such an address; who may read there is for the store to say (its
usual environment variables and configuration files).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from matcher.errors import MatcherError, NotFoundError
from matcher.readers import MAX_FILE_BYTES, Source

_FINGERPRINTS = ("ETag", "etag", "md5Hash", "content_md5")
"""Where stores say what a content is, without it being fetched."""


class StoreAddressError(MatcherError):
    """The address cannot be used; the message says why."""

    code = "store"


def is_address(folder: str) -> bool:
    """Whether this names a store and not a folder of this machine."""
    scheme, found, _ = folder.partition("://")
    return bool(found) and len(scheme) > 1 and scheme.isalnum()


def find(address: str) -> Iterator[tuple[str, str]]:
    """(path inside the folder, address) of every file, in name order. Raises ``StoreAddressError``."""
    store, root = _store(address)
    try:
        paths = sorted(store.find(root))
    except Exception as error:
        raise StoreAddressError(
            f"{address} cannot be listed ({_short(error)}): check address and credentials"
        ) from error
    for path in paths:
        yield path[len(root) :].lstrip("/"), store.unstrip_protocol(path)


def fingerprint(address: str) -> str:
    """What the store says of the content, or else a digest of it; changes when the content does.

    Raises ``NotFoundError``.
    """
    store, path = _store(address)
    try:
        info = store.info(path)
    except Exception as error:
        raise _gone(address, error) from error
    known = next((str(info[name]) for name in _FINGERPRINTS if info.get(name)), "")
    return known or hashlib.sha256(read(address).data).hexdigest()


def read(address: str) -> Source:
    """A file's bytes. Raises ``NotFoundError``, ``EmptyError`` or ``TooLargeError``."""
    store, path = _store(address)
    try:
        with store.open(path, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except Exception as error:
        raise _gone(address, error) from error
    return Source.from_bytes(address, data)


def _store(address: str) -> tuple[Any, str]:
    try:
        fsspec = import_module("fsspec")
    except ImportError as error:
        raise StoreAddressError("addresses of stores need fsspec: pip install 'matcher[cluster]'") from error
    try:
        store, root = fsspec.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise StoreAddressError(f"{address} cannot be used ({_short(error)})") from error
    return store, root


def _gone(address: str, error: Exception) -> NotFoundError:
    return NotFoundError(f"the store does not give it ({_short(error)}): check the credentials", source=address)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
