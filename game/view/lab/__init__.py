"""The lab: its layout, and the parts that only it has."""
