"""The exhibit: what keeps the program running for weeks at a kiosk with nobody near.

What the supervisor imports of this package loads neither pygame nor numpy.
"""
