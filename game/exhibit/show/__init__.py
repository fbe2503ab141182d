"""The attract show: its scenes, and what is said while they run."""
