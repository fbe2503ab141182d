"""Connections and the arcs of what comes back: fields computed once, recoloured as they change."""
