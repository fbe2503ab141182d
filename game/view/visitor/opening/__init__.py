"""How the XOR story opens: four rows become corners, and one straight line cannot part them."""
