"""The heartbeat never holds up a frame, and never outlives the supervisor."""

import os

import pytest

from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.heartbeat import BEAT, FIRST_PICTURE, Heartbeat


def test_one_byte_a_picture() -> None:
    reading, writing = os.pipe()
    heartbeat = Heartbeat(writing)
    heartbeat.first_picture()
    heartbeat.beat()
    heartbeat.beat()
    assert os.read(reading, 100) == FIRST_PICTURE + BEAT + BEAT
    os.close(reading)
    os.close(writing)


def test_a_supervisor_that_does_not_read_holds_nothing_up() -> None:
    reading, writing = os.pipe()
    heartbeat = Heartbeat(writing)
    for _ in range(70_000):
        heartbeat.beat()
    os.close(reading)
    os.close(writing)


def test_without_a_reader_the_program_ends() -> None:
    reading, writing = os.pipe()
    heartbeat = Heartbeat(writing)
    os.close(reading)
    with pytest.raises(SystemExit) as ended:
        heartbeat.beat()
    assert ended.value.code == exit_codes.SUPERVISOR_GONE
    os.close(writing)


def test_a_descriptor_that_is_none() -> None:
    with pytest.raises(SystemExit):
        Heartbeat(987_654).first_picture()
    Heartbeat(None).first_picture()
    Heartbeat(None).beat()


def test_what_the_program_starts_itself_does_not_inherit_it() -> None:
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    Heartbeat(writing)
    assert not os.get_inheritable(writing)
    os.close(reading)
    os.close(writing)
