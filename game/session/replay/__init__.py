"""A run written down action by action, as a file, and played again from it. Its numbers are not in
it but for a look at them now and then: they come about anew.
"""
