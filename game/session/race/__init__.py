"""A race: somebody moves a few lines by hand, and gradient descent trains from the same start.

How a view uses it. A story whose file has a table ``[race]`` brings ``snapshot.race`` while its
questions may be asked (``AskQuestions``) and its run is as the story defines it; else that is None.

    race.stage   what is                                     goes on by
    START        the story's start, nothing has begun        BeginRace()
    MOVE         a line can be pulled, the loss is live      PullLine, PutBack, MakeMove
    MACHINE      the machine trains its epochs               itself
    END          both losses, stars                          BeginRace(), or another story

``LeaveRace`` gives it up in every stage: the run is then one like any other, and goes on from where
the machine is. Whatever else moves the playhead or the run does the same. While a race is on
(``snapshot.races``) the snapshot's ``trace`` is of the weights that were moved by hand, its
``history`` and ``epoch`` are the machine's. Nothing is kept of a race but that its story is done.
"""
