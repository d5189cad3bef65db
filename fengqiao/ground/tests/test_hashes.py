import enum
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.hashes import canonical, commit, sha256_hex

SALT = "00" * 16
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


def test_canonical_sorts_keys_and_leaves_no_space():
    assert (
        canonical({"b": [1, None, True], "a": "街道"}) == '{"a":"街道","b":[1,null,true]}'.encode()
    )


def test_canonical_sorts_by_code_point_also_beyond_the_basic_plane():
    assert canonical({"\U00020000": 1, "\uff01": 2}) == '{"\uff01":2,"\U00020000":1}'.encode()


@pytest.mark.slow
@given(st.dictionaries(st.text(max_size=5).filter(lambda t: t.isprintable()), plain))
def test_canonical_does_not_depend_on_the_order_of_keys(facts):
    turned = dict(reversed(list(facts.items())))
    assert canonical(facts) == canonical(turned)


@given(plain)
def test_canonical_can_be_read_back(value):
    assert json.loads(canonical(value)) == value


def by_the_standard_library(value):
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode()


@given(plain)
def test_canonical_is_the_text_of_the_standard_library(value):
    assert canonical(value) == by_the_standard_library(value)


def test_every_sign_stands_as_in_the_text_of_the_standard_library():
    signs = [chr(point) for point in (*range(0xD800), *range(0xE000, 0x30000))]
    assert canonical(signs) == by_the_standard_library(signs)
    keys = dict.fromkeys(signs, 1)
    assert canonical(keys) == by_the_standard_library(keys)


@pytest.mark.parametrize("number", [2**63 - 1, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**40])
def test_large_numbers_and_deep_lists_keep_their_text(number):
    deep = [number]
    for _ in range(400):
        deep = [deep]
    for value in (number, {"n": number}, deep):
        assert canonical(value) == by_the_standard_library(value)


def test_one_and_true_are_not_the_same():
    assert canonical(1) != canonical(True)


class Colour(enum.IntEnum):
    RED = 1


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), Decimal("1"), date(2024, 1, 1), (1,), b"x", {1}, {1: "a"}, Colour.RED],
    ids=repr,
)
def test_what_has_no_certain_text_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)
    with pytest.raises(TypeError, match=r"\$\.deep\[1\]"):
        canonical({"deep": [0, value]})


def test_a_lone_surrogate_is_refused():
    with pytest.raises(ValueError):
        canonical("\ud800")


def test_sha256_gives_the_published_value():
    # FIPS 180-4 example: "abc"
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_commit_is_hmac_sha256_with_the_salt_as_key():
    # Computed apart with: printf '"Hi There"' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b…0b
    assert (
        commit("0b" * 20, "Hi There")
        == "69ab6c68d61a3b85453ab106b356640d2d3f8d4945c67781423b7a8d48565a02"
    )


@given(plain, plain)
def test_commitments_differ_with_value_and_with_salt(one, other):
    if canonical(one) != canonical(other):
        assert commit(SALT, one) != commit(SALT, other)
    assert commit(SALT, one) != commit("01" * 16, one)


@pytest.mark.parametrize("salt", ["", "00", "zz" * 16, "00" * 15])
def test_a_poor_salt_is_refused(salt):
    with pytest.raises(ValueError):
        commit(salt, "x")
