"""The exercise book is read as it says."""

import pytest

from exercises import Exercise, exercises, read

DONE = [exercise for exercise in exercises() if not exercise.not_yet]


@pytest.mark.parametrize("exercise", DONE, ids=[f"{each.domain}: {each.say[:50]}" for each in DONE])
def test_an_exercise_is_read_as_the_book_says(exercise: Exercise) -> None:
    assert sorted(read(exercise.say)) == sorted(exercise.reads)
