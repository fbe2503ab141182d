"""How panels, moving sprites and cards become one picture that is kept up to date."""
