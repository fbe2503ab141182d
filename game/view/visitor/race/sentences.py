"""What is said in a race: the caption, the line below it, and at the end how the machine goes on.

Each sentence is said only where the numbers make it true.
"""

from typing import Final

from game.session.questions.turn import Star
from game.session.race.race import ALL_STARS, Race, Stage
from game.session.snapshot import Snapshot
from game.view.drawing.theme import Palette
from game.view.large.sentence import Run, Sentence, sentence
from game.view.numbers.digits import grouped
from game.view.scene.texts import Texts
from game.view.visitor.race.losses import apart, shown_losses
from game.view.visitor.race.shown import race_on
from game.view.visitor.turn.sentences import Spoken

KEY: Final = "visitor.race"
# A pull that is so near to how far one move may go is as far as it goes.
ALMOST: Final = 1e-9


def race_spoken(snapshot: Snapshot, texts: Texts, palette: Palette) -> Spoken | None:
    """What is said now; None where no race is on."""
    race = race_on(snapshot)
    if race is None:
        return None
    match race.stage:
        case Stage.MACHINE:
            return _trains(race, texts, palette)
        case Stage.END:
            return _end(race, texts, palette)
        case _:
            return Spoken((Run(texts(f"{KEY}.pull"), palette.text),), _line(race, texts, palette))


def moves_left(race: Race, texts: Texts) -> str:
    """How many moves are left, in words."""
    if race.moves_left == 1:
        return texts(f"{KEY}.left-1")
    return texts(f"{KEY}.left", count=race.moves_left)


def stars(race: Race) -> tuple[Star, ...]:
    """The stars of the end."""
    return (Star.EARNED,) * race.stars + (Star.MISSED,) * (ALL_STARS - race.stars)


def goes_on(race: Race, texts: Texts, palette: Palette) -> Sentence:
    """When the machine will have all rows right; nothing before the end, and where it has them
    already, or will not soon.
    """
    trained = len(race.machine) - 1
    if race.stage is not Stage.END or race.solved is None or race.solved <= trained:
        return ()
    key = "goes-on-all" if race.right == race.rows else "goes-on"
    values = {
        "epoch": Run(grouped(race.solved), palette.text),
        "right": Run(str(race.right), palette.pink),
        "rows": Run(str(race.rows), palette.text),
    }
    return sentence(texts.template(f"{KEY}.{key}"), palette.text, values)


def _line(race: Race, texts: Texts, palette: Palette) -> Sentence:
    """How it is done, then what the last moves came to; while a line is pulled what that does."""
    if race.pull is not None:
        return _pulled(race, texts, palette)
    if not race.pulls:
        words = texts(f"{KEY}.how", epochs=race.rules.epochs)
        return (Run(words, palette.muted),)
    epochs = race.rules.epochs
    yours = apart(race.yours[-2], race.yours[-1])
    machine = apart(race.machine[-1 - epochs], race.machine[-1])
    values = {
        "before": Run(yours[0], palette.muted),
        "after": Run(yours[1], palette.pink),
        "machine_before": Run(machine[0], palette.muted),
        "machine_after": Run(machine[1], palette.text),
    }
    return sentence(texts.template(f"{KEY}.so-far"), palette.muted, values)


def _pulled(race: Race, texts: Texts, palette: Palette) -> Sentence:
    pull = race.pull
    assert pull is not None
    far = abs(pull.now - pull.before) >= race.rules.reach - ALMOST
    before, now = apart(race.yours[-1], race.loss)
    values = {"before": Run(before, palette.muted), "after": Run(now, palette.pink)}
    key = "pulled-limit" if far else "pulled"
    told = sentence(texts.template(f"{KEY}.{key}"), palette.muted, values)
    return (*told, Run(" ", palette.muted), Run(texts(f"{KEY}.touch-done"), palette.pink))


def _trains(race: Race, texts: Texts, palette: Palette) -> Spoken:
    words = texts(f"{KEY}.trains", epochs=race.rules.epochs)
    line = texts(f"{KEY}.trains-line")
    return Spoken((Run(words, palette.text),), (Run(line, palette.muted),), marked=False)


def _end(race: Race, texts: Texts, palette: Palette) -> Spoken:
    shown = shown_losses(race)
    values = {"you": Run(shown.yours, palette.pink), "it": Run(shown.machine, palette.text)}
    if not race.is_won:
        caption = sentence(texts.template(f"{KEY}.lost"), palette.text, values)
        feels = Run(texts(f"{KEY}.feels"), palette.muted)
        return Spoken(caption, (feels,), marked=False)
    caption = sentence(texts.template(f"{KEY}.won"), palette.text, values)
    return Spoken(caption, (Run(_how_won(race, texts), palette.muted),), Star.EARNED)


def _how_won(race: Race, texts: Texts) -> str:
    """Leaps are big, and steps small, where the smallest leap is larger than the largest step."""
    key = "leaps" if race.smallest_leap > race.largest_step else "moved"
    one = "-one" if race.moved_lines == 1 else ""
    steps = len(race.machine) - 1
    return texts(f"{KEY}.{key}{one}", lines=race.moved_lines, steps=steps)
