"""How the exhibit says with its exit code what the supervisor shall do next."""

# Staff has left the exhibit with the corners and the PIN: nothing is started again.
STAFF_EXIT = 30
# There is no display (yet): no crash, the supervisor asks again every second.
NO_DISPLAY = 31
# The program that started the exhibit is gone: another one may be on its way.
SUPERVISOR_GONE = 32
# Bad usage, as everywhere in the program.
PROBLEM = 2
