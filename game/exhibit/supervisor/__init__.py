"""The process that keeps the exhibit running, and what passes between it and its child."""
