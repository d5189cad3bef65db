import time
import uuid

from fengqiao.ground.ids import uuid7


def test_an_id_is_a_standard_uuid_of_version_7():
    made = uuid7()
    assert type(made) is uuid.UUID
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_ids_rise_and_never_repeat():
    made = [uuid7() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_carries_the_millisecond_of_its_making():
    before = time.time_ns() // 1_000_000
    stamp = uuid7().int >> 80
    assert before - 1 <= stamp <= time.time_ns() // 1_000_000 + 1
