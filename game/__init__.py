"""Glass Box: a see-through 2-2-1 network that learns in front of you.

Layers, imports pointing downwards only:
``app`` -> ``exhibit`` -> ``view`` -> ``session`` -> ``engine``.
"""
