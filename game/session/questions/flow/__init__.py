"""How the questions of a run are asked, answered and told, tick by tick.

``flow.py`` goes from state to state; what it needs for that stands beside it.
"""
