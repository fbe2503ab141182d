"""What happens when: how the questions of a run are asked, answered and told, tick by tick."""
