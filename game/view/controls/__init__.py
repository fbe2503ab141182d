"""Which controls there are, where they lie, and what each of them does: tables of values.

``table.build_controls`` (or a ``ControlTable``, which keeps what is costly) gives the controls of a
picture.
"""
