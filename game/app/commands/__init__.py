"""The commands of the command line but ``bench`` and ``soak``; the options they share."""
