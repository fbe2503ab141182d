"""What is shown beside the run, and is not of it: an epoch told again, an input of one's own, a
weight in hand.
"""
