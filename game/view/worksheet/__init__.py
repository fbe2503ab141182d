"""Worksheets: a lesson's questions on A4 paper, in black ink on white, and the answers to them."""
