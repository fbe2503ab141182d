#!/bin/sh
# Runs a command in cage and ends with its exit code: cage 0.1.4 (Debian 12) ends with 0 whatever it was.
#   in-cage.sh COMMAND [ARGUMENT ...]
# Where cage ends by itself, because no screen is left, the code is 1.

code=${RUNTIME_DIRECTORY:?is set by systemd}/exit-code
rm -f "$code"
# shellcheck disable=SC2016  # the inner shell is to expand these
cage -- /bin/sh -c '"$@"; echo "$?" >"$0"' "$code" "$@"
read -r ended 2>/dev/null <"$code" || ended=1
exit "$ended"
