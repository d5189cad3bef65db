"""Hashes that must come out the same on every machine, in every version, for decades."""

import hashlib
import hmac
import json
from typing import Any

import orjson

# Python's own encoder says what the one text is; orjson writes the same in a fifth of the time (a test holds
# the two together) and leaves alone what it cannot: integers beyond 64 bits, very deep lists, lone surrogates.
# What refers to itself is refused before it comes so far; looking for it again only costs time.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)
_TEXT = frozenset({str})
_PLAIN = frozenset({str, int, bool, type(None)})


def canonical(obj: Any) -> bytes:
    """This will give the one byte string of a value: canonical JSON in UTF-8.

    Keys are sorted by code point, no spaces, no ``\\u`` escapes beyond those JSON demands.
    Only str, int, bool, None, list and dict with str keys pass. Everything else raises
    ``TypeError`` (floats, dates, Decimals, tuples, subclasses such as enums): a value whose
    text could differ from one library version to the next must be turned into text by the
    caller, who knows its form. Text with a lone surrogate raises ``ValueError``.
    """
    _refuse_unknown(obj, "$")
    return text_of_plain(obj)


def text_of_plain(obj: Any) -> bytes:
    """The same without looking first: for what its maker made of plain values alone (the journal, which hashes
    millions of them). Whatever comes from elsewhere goes to ``canonical``, which refuses what is not plain."""
    try:
        return orjson.dumps(obj, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return _ENCODER.encode(obj).encode("utf-8")


def sha256_hex(data: bytes) -> str:
    """This will give the SHA-256 of the bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def commit(salt_hex: str, value: Any) -> str:
    """This will give the salted commitment to a value: HMAC-SHA-256, 64 hexadecimal digits.

    The key is the salt (hexadecimal, at least 16 bytes), the message ``canonical(value)``.
    Forgetting the salt makes the commitment say nothing about the value any more: that is
    how a personal fact can be erased while the chain over it stays whole.
    Raises ``ValueError`` for a salt that is short or no hexadecimal.
    """
    return commit_text(salt_hex, canonical(value))


def commit_text(salt_hex: str, text: bytes) -> str:
    """The same commitment to a value whose canonical text is at hand."""
    salt = bytes.fromhex(salt_hex)
    if len(salt) < 16:
        raise ValueError("a salt needs at least 16 bytes")
    return hmac.digest(salt, text, "sha256").hex()


def _refuse_unknown(obj: Any, where: str) -> None:
    # Exact types on purpose: an IntEnum or a str subclass may print differently elsewhere.
    kind = type(obj)
    if kind is dict:
        if not _TEXT.issuperset(map(type, obj)):
            key = next(key for key in obj if type(key) is not str)
            raise TypeError(f"{where}: key {key!r} is no str")
        if not _PLAIN.issuperset(map(type, obj.values())):
            for key, item in obj.items():
                if type(item) not in _PLAIN:
                    _refuse_unknown(item, f"{where}.{key}")
    elif kind is list:
        if not _PLAIN.issuperset(map(type, obj)):
            for index, item in enumerate(obj):
                if type(item) not in _PLAIN:
                    _refuse_unknown(item, f"{where}[{index}]")
    elif kind not in _PLAIN:
        raise TypeError(f"{where}: {kind.__name__} has no canonical form")
