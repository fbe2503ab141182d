"""The settings: a drawer above the transport bar, or a sheet over other panels."""
