"""The hands of a class on a projector: a card for each answer, and what is said of them."""
