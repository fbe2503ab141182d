"""Your turn: a visitor says what comes next, the run shows it, and one sentence says why.

How a view uses it. Nothing is asked until it applies ``AskQuestions(True)`` (``clocks=False`` where
somebody leads, as in a class); ``AskQuestions(False)`` ends it, and what was earned is kept. Then
``snapshot.turn`` is a ``Turn``, or None where there is nothing to ask: no questions in the story,
a changed setting, new weights. Both hold for every run from then on, after Start over, too.

    turn.state   is drawn                         goes on by
    WATCH        the page as ever, ``stars``      itself: the run halts at the next question
    ASK          ``question``, its targets        PlaceAnswer(answer), JustWatch()
    PLACED       ``answer`` as well               ShowMe(), PlaceAnswer, JustWatch()
    RUN          the run; ``answer`` stays        itself, at ``question.target``
    REVEAL       ``truth``, ``reply``             GoOn()
    END          ``results``, ``text.learned``    OnceMore() if ``once_more`` is not None, GoOn(),
                                                  SelectPreset of the next story

With clocks ASK, PLACED and REVEAL go on by themselves when ``ticks_left`` of ``ticks`` have passed
(to watching, to the run, onwards). An answer is ``Line(connection)``, ``Row(sample)``, a ``Slot``,
``Curve(heights)`` (``answer.drawn`` makes one from strokes) or ``Word(first)``; one that does not
fit, or comes too late, changes nothing. ``possible(question)`` lists them for keys and buttons.
A class: with ``AskQuestions(counts=True)`` ``turn.votes`` counts hands in ASK (``ChooseVotes``,
``TypeHands``, ``EraseHands``, ``AddHands``; ``PlaceAnswer`` is one hand), and ``ShowMe()`` goes on
from there, without PLACED; ``turn.answer`` is then what most said, None in a tie or without hands.
A drawing is placed as ever. ``PoseQuestion()`` asks the next one at once where ``turn.poses``.
Sentences are ``question.texts[language][name]``: ``question`` and ``hint`` (filled by
``question.values``), ``first`` and ``second`` (the two words), and ``reply.verdict`` and
``reply.why`` (filled by ``reply.values``, raw numbers). A star is EARNED, MISSED, SKIPPED, NOW or
TO_COME. Play, scrubbing, Restart and the like are obeyed in every state: what an open question
needs is then gone, and so is it. A picture without a visitor: ``TrainTo(question.asked)``,
then one tick.
"""
