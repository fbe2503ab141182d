"""Your turn, as it is drawn: the mark "yours", targets in the picture, sentences, stars, end."""
