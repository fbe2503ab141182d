"""The chrome around the network: top bar, stats, transport, settings, help, tooltips and toasts."""
