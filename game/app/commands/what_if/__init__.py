"""Options of ``shot`` that change a run which is recorded: another future, a weight in hand."""
