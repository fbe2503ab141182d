"""What is shown while nobody is there, and what is asked then: attract, countdown, menu, PIN."""
