"""Values as keys of a cache by identity.

Roles live as long as the process, and hashing one means hashing all its phrases, which takes longer than what is looked
up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Same(Generic[T]):
    """Equal to another of the same object alone; it keeps the object alive as long as the cache keeps it."""

    value: T

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value
