"""How a command says what it has to say, and how it ends where nobody hears it or wants more."""
