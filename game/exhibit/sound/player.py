"""The player: plays what is heard where there is a device, and is silent where there is none.

Opening a device may take long, or fail: it happens in a thread of its own, and not before the
player is told of the first tick. Nothing here raises, and nothing waits.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

import pygame
from pygame.event import Event

from game.exhibit.sound.heard import Heard, Sound
from game.exhibit.sound.synthesis import RATE, sounds
from game.session.presentation import TICKS_PER_SECOND

BITS: Final = -16
STEREO: Final = 2
# 21 ms: short enough to go with the picture, long enough for a small computer.
BUFFER: Final = 1024
# How many of each may sound at once; one more is not played, for cutting one off would click.
VOICES: Final[Mapping[Sound, int]] = MappingProxyType(
    {
        Sound.FORWARD: 3,
        Sound.BACKWARD: 3,
        Sound.THUD: 1,
        Sound.CHIME: 1,
        Sound.TOUCH: 2,
        Sound.START_OVER: 1,
        Sound.FORESEEN: 1,
        Sound.UNFORESEEN: 1,
    }
)
FADE_MILLISECONDS: Final = 60
# After a failure the next try comes after so many ticks, then after twice as many, and so on.
FIRST_RETRY_TICKS: Final = 60 * TICKS_PER_SECOND
LAST_RETRY_TICKS: Final = 60 * FIRST_RETRY_TICKS
# Opening a device reports all devices as added.
OWN_REPORTS_TICKS: Final = 2 * TICKS_PER_SECOND
CLOSING_SECONDS: Final = 2.0
# A missing mixer, a missing device and a lost one show in these ways.
FAILURES: Final = (pygame.error, NotImplementedError, ImportError, AttributeError, OSError)
log = logging.getLogger(__name__)


class Player:
    """Plays sounds at a ``volume`` (0 to 1) unless ``mute``; a muted one opens no device.

    ``mixer`` is pygame's, or one that acts like it; ``background`` False opens the device at once
    (for tests).
    """

    def __init__(
        self,
        volume: float = 0.5,
        mute: bool = False,
        mixer: Any = None,
        background: bool = True,
    ) -> None:
        self._mixer = pygame.mixer if mixer is None else mixer
        self._volume = min(max(volume, 0.0), 1.0)
        self._mute = mute
        self._worker = _Worker() if background else None
        self._desk: _Desk | None = None
        self._opening = False
        self._wait = 0
        self._since_try = 0
        self._retry_ticks = FIRST_RETRY_TICKS
        self.table: Mapping[int, Callable[[Event], None]] = MappingProxyType(
            {
                pygame.AUDIODEVICEADDED: self._device_added,
                pygame.AUDIODEVICEREMOVED: self._device_removed,
            }
        )

    @property
    def mute(self) -> bool:
        """Whether nothing sounds."""
        return self._mute

    @mute.setter
    def mute(self, mute: bool) -> None:
        hushed = mute and not self._mute
        self._mute = mute
        if hushed and self._desk is not None:
            self._desk.hush()

    @property
    def is_open(self) -> bool:
        """Whether there is a device that plays."""
        return self._desk is not None

    def tick(self) -> None:
        """1/60 s passes: open a device where one is wanted."""
        self._wait -= 1
        self._since_try += 1
        if self._mute or self._desk is not None or self._opening or self._wait > 0:
            return
        self._opening = True
        self._since_try = 0
        self._wait = self._retry_ticks
        self._retry_ticks = min(2 * self._retry_ticks, LAST_RETRY_TICKS)
        if self._worker is None:
            self._open()
        else:
            self._worker.do(self._open)

    def play(self, heard: Iterable[Heard]) -> None:
        """Play all of these now."""
        desk = self._desk
        if self._mute or desk is None:
            return
        try:
            for each in heard:
                desk.play(each)
        except FAILURES:
            self._desk = None

    def handle(self, event: Event) -> None:
        """Devices come and go; other events mean nothing here."""
        react = self.table.get(event.type)
        if react is not None:
            react(event)

    def close(self) -> bool:
        """Let go of the device; whether it is gone.

        To be called before the windowing library ends: that one must not end the mixer while a
        device that hangs is still being closed, for it would bring down the process.
        """
        was_used = self._desk is not None or self._opening
        self._mute, self._desk = True, None
        if not was_used:
            return True
        if self._worker is None:
            self._quit()
            return True
        self._worker.do(self._quit)
        return self._worker.end()

    def _open(self) -> None:
        try:
            self._mixer.quit()
            self._mixer.init(RATE, BITS, STEREO, BUFFER, allowedchanges=0)
            self._desk = _Desk(self._mixer, self._volume)
            self._retry_ticks = FIRST_RETRY_TICKS
        # Whatever is the matter with it: an exhibit without sound is better than none.
        except Exception as error:
            log.info("no sound: %s", error)
        finally:
            self._opening = False

    def _quit(self) -> None:
        try:
            self._mixer.quit()
        except FAILURES:
            return

    def _device_added(self, event: Event) -> None:
        own_report = self._opening or self._since_try < OWN_REPORTS_TICKS
        if not own_report and not getattr(event, "iscapture", False):
            self._wait = 0

    def _device_removed(self, event: Event) -> None:
        """The device may have been ours: take whatever is there now."""
        if self._desk is not None and not getattr(event, "iscapture", False):
            self._desk = None
            self._wait = TICKS_PER_SECOND


class _Desk:
    """An open device: all sounds, made once, and a few channels for each kind."""

    def __init__(self, mixer: Any, volume: float) -> None:
        mixer.set_num_channels(sum(VOICES.values()))
        self._mixer = mixer
        self._sounds = {}
        for sound, pitch, samples in sounds():
            made = mixer.Sound(buffer=samples.tobytes())
            made.set_volume(volume)
            self._sounds[sound, pitch] = made
        numbers = iter(range(sum(VOICES.values())))
        self._channels = {
            sound: [mixer.Channel(next(numbers)) for _ in range(count)]
            for sound, count in VOICES.items()
        }

    def play(self, heard: Heard) -> None:
        channel = next((c for c in self._channels[heard.sound] if not c.get_busy()), None)
        if channel is None:
            return
        channel.play(self._sounds[heard.sound, heard.pitch])
        # Each beginning sets the channel to full volume.
        left, right = min(1.0, 1.0 - heard.pan), min(1.0, 1.0 + heard.pan)
        channel.set_volume(heard.gain * left, heard.gain * right)

    def hush(self) -> None:
        try:
            self._mixer.fadeout(FADE_MILLISECONDS)
        except FAILURES:
            return


class _Worker:
    """A thread that does one thing after the other. It lives as long as the device it opened, for
    some systems tie a device to its thread.
    """

    def __init__(self) -> None:
        self._wishes: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def do(self, wish: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="sound", daemon=True)
            self._thread.start()
        self._wishes.put(wish)

    def end(self) -> bool:
        """Wait a little for what is under way, and stop; whether it has ended."""
        self._wishes.put(None)
        if self._thread is None:
            return True
        self._thread.join(CLOSING_SECONDS)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (wish := self._wishes.get()) is not None:
            wish()
