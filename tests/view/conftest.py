"""Tests of the view share what is made from its arguments alone."""

from tests.view.made_once import make_once

make_once()
