"""What the window writes into files: pictures and the run's table."""
