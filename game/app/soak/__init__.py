"""``soak``: burn-in with simulated visitors and random events; what must hold meanwhile."""
