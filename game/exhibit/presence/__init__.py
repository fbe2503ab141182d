"""Whether somebody is there, told from what is done."""
