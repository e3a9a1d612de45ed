"""The exercise book is read as it says, and what the reader can't do yet is listed there and still not done."""

import pytest

from exercises import Exercise, exercises, read


def _case(exercise: Exercise) -> object:
    marks = [pytest.mark.xfail(reason="not yet")] if exercise.not_yet else []
    return pytest.param(exercise, id=f"{exercise.domain}: {exercise.say[:50]}", marks=marks)


@pytest.mark.parametrize("exercise", [_case(exercise) for exercise in exercises()])
def test_an_exercise_is_read_as_the_book_says(exercise: Exercise) -> None:
    assert sorted(read(exercise.say)) == sorted(exercise.reads)
