"""The player: plays where it can, and is silent, quick and harmless where it cannot."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pygame
import pytest

from game.exhibit.sound.heard import Heard, Sound
from game.exhibit.sound.player import FIRST_RETRY_TICKS, LAST_RETRY_TICKS, VOICES, Player

ROOT = Path(__file__).parents[3]
STATM = Path("/proc/self/statm")
EVERYTHING = [Heard(sound) for sound in Sound]
ADDED = pygame.event.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=False)
REMOVED = pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=False)
MICROPHONE = pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=True)


@pytest.fixture(autouse=True)
def _quiet_end():
    yield
    # A device that is still being closed must not be closed twice at the same time.
    for thread in threading.enumerate():
        if thread.name == "sound":
            thread.join(20)
    pygame.mixer.quit()


class FakeChannel:
    def __init__(self, mixer):
        self.mixer, self.busy, self.volumes = mixer, False, []

    def get_busy(self):
        return self.busy

    def play(self, sound):
        self.mixer.check()
        self.busy = True
        self.mixer.played.append(sound)

    def set_volume(self, left, right):
        self.volumes.append((left, right))


class FakeSound:
    def __init__(self, buffer):
        self.size = len(buffer)

    def set_volume(self, volume):
        self.volume = volume


class FakeMixer:
    """Acts like pygame.mixer; ``broken`` is what it raises."""

    Sound = FakeSound

    def __init__(self, broken=None):
        self.broken = broken
        self.inits = self.quits = self.fadeouts = 0
        self.played, self.channels = [], []

    def check(self):
        if self.broken is not None:
            raise self.broken

    def init(self, *_, **__):
        self.inits += 1
        self.check()

    def quit(self):
        self.quits += 1

    def set_num_channels(self, count):
        self.channels = [FakeChannel(self) for _ in range(count)]

    def Channel(self, number):  # noqa: N802
        return self.channels[number]

    def fadeout(self, _milliseconds):
        self.fadeouts += 1


def fake_player(broken=None, **options):
    mixer = FakeMixer(broken)
    return Player(mixer=mixer, background=False, **options), mixer


def ticks(player, count):
    for _ in range(count):
        player.tick()


# ---------------------------------------------------------------- a real mixer


def test_plays_through_a_real_mixer():
    player = Player(background=False)
    player.play(EVERYTHING)
    assert not player.is_open
    player.tick()
    assert player.is_open
    assert pygame.mixer.get_init() == (48_000, -16, 2)
    player.play(EVERYTHING)
    assert pygame.mixer.get_busy()
    player.close()
    assert pygame.mixer.get_init() is None
    player.play(EVERYTHING)


def test_opens_in_the_background(monkeypatch):
    # However slow the machine is.
    monkeypatch.setattr("game.exhibit.sound.player.CLOSING_SECONDS", 100.0)
    player = Player()
    player.tick()
    worker = next(thread for thread in threading.enumerate() if thread.name == "sound")
    assert worker.daemon
    player.close()
    assert not worker.is_alive()
    assert pygame.mixer.get_init() is None


def test_a_slow_device_holds_nothing_up():
    """The device opens only when the test lets it."""
    opened = threading.Event()

    class Slow(FakeMixer):
        def init(self, *_, **__):
            assert opened.wait(100)

    player = Player(mixer=Slow())
    ticks(player, 600)
    player.play(EVERYTHING)
    player.mute = True
    player.mute = False
    assert not player.is_open
    opened.set()
    player.close()


def test_no_such_driver_is_silence():
    """In a process of its own: the driver's name is read when sound begins."""
    program = """
import pygame
from game.exhibit.sound.heard import Heard, Sound
from game.exhibit.sound.player import Player
pygame.display.init()
for background in (False, True):
    player = Player(background=background)
    for _ in range(100_000):
        player.tick()
        player.play([Heard(Sound.CHIME)])
    assert not player.is_open
    player.close()
pygame.quit()
print("silence")
"""
    environment = os.environ | {"SDL_AUDIODRIVER": "nosuchdriver", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, cwd=ROOT
    )
    assert (done.stdout.strip().splitlines()[-1], done.stderr, done.returncode) == (
        "silence",
        "",
        0,
    )


def resident_bytes():
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not STATM.exists(), reason="Linux tells a process its memory here")
def test_memory_stays_over_100_000_plays():
    player = Player(background=False)
    player.tick()

    def play(times):
        for _ in range(times):
            pygame.mixer.stop()
            player.play(EVERYTHING)

    play(2_000)
    before = resident_bytes()
    play(100_000 // len(EVERYTHING))
    assert resident_bytes() - before < 500_000


# ---------------------------------------------------------------- mute, volume, voices


def test_a_muted_player_opens_nothing():
    player, mixer = fake_player(mute=True)
    ticks(player, 1_000)
    player.play(EVERYTHING)
    assert mixer.inits == 0
    player.mute = False
    player.tick()
    assert mixer.inits == 1


def test_mute_fades_out_and_stays_silent():
    player, mixer = fake_player()
    player.tick()
    player.play(EVERYTHING)
    for _ in range(100):
        player.mute = True
    assert player.mute
    assert mixer.fadeouts == 1
    player.play(EVERYTHING)
    assert len(mixer.played) == len(EVERYTHING)


def test_volume_is_that_of_every_sound():
    player, mixer = fake_player(volume=0.3)
    player.tick()
    player.play(EVERYTHING)
    assert {sound.volume for sound in mixer.played} == {0.3}


@pytest.mark.parametrize(("asked", "given"), [(-1.0, 0.0), (7.0, 1.0)])
def test_volume_stays_within_bounds(asked, given):
    player, mixer = fake_player(volume=asked)
    player.tick()
    player.play(EVERYTHING)
    assert mixer.played[0].volume == given


def test_voices_are_bounded_and_never_cut_off():
    player, mixer = fake_player()
    player.tick()
    for _ in range(100):
        player.play(EVERYTHING)
    assert len(mixer.played) == len(mixer.channels) == sum(VOICES.values())
    assert all(len(channel.volumes) == 1 for channel in mixer.channels)


def test_gain_and_pan_set_both_sides():
    player, mixer = fake_player()
    player.tick()
    player.play([Heard(Sound.FORWARD, gain=0.5, pan=-0.5)])
    volumes = next(channel.volumes for channel in mixer.channels if channel.busy)
    assert volumes == [(0.5, 0.25)]


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    "broken",
    [
        pygame.error("no device"),
        NotImplementedError("mixer module not available"),
        OSError(5, "broken"),
        RuntimeError("anything"),
    ],
)
def test_a_mixer_that_fails_to_open_is_tried_again_seldom(broken):
    player, mixer = fake_player(broken)
    ticks(player, FIRST_RETRY_TICKS)
    assert mixer.inits == 1
    ticks(player, 10 * LAST_RETRY_TICKS)
    # 1, 2, 4, ... 64 minutes apart, then every hour.
    assert mixer.inits < 18
    assert not player.is_open
    mixer.broken = None
    ticks(player, LAST_RETRY_TICKS)
    assert player.is_open


def test_a_missing_mixer_is_silence(monkeypatch):
    class Missing:
        def __getattr__(self, name):
            raise NotImplementedError("mixer module not available")

    player = Player(mixer=Missing(), background=False)
    ticks(player, 10)
    player.play(EVERYTHING)
    player.close()


def test_a_mixer_that_breaks_while_playing_is_opened_again_later():
    player, mixer = fake_player()
    player.tick()
    mixer.broken = pygame.error("mixer not initialized")
    player.play(EVERYTHING)
    assert not player.is_open
    mixer.broken = None
    player.play(EVERYTHING)
    ticks(player, 2 * FIRST_RETRY_TICKS)
    assert player.is_open


def test_the_real_mixer_may_be_closed_by_others():
    player = Player(background=False)
    player.tick()
    pygame.mixer.quit()
    player.play(EVERYTHING)
    player.mute = True
    player.mute = False
    ticks(player, 2 * FIRST_RETRY_TICKS)
    assert player.is_open


def test_a_removed_device_gives_way_to_the_next():
    player, mixer = fake_player()
    player.tick()
    player.handle(MICROPHONE)
    assert player.is_open
    player.handle(REMOVED)
    assert not player.is_open
    ticks(player, 120)
    assert player.is_open
    assert mixer.inits == 2


def test_a_new_device_is_tried_soon_but_own_reports_are_not():
    """Opening reports every device as added, also when it fails after all."""
    player, mixer = fake_player(pygame.error("no device"))
    for _ in range(1_000):
        inits = mixer.inits
        player.tick()
        if mixer.inits > inits:
            player.handle(ADDED)
    assert mixer.inits == 1
    player.handle(ADDED)
    player.tick()
    assert mixer.inits == 2


def test_other_events_mean_nothing():
    player, _ = fake_player()
    player.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a))
    assert set(player.table) == {pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED}


def test_closing_twice_and_before_opening_is_fine():
    player, mixer = fake_player()
    player.close()
    player.close()
    assert mixer.quits == 0
