#!/bin/sh
# Starts Lockkeeper: without arguments the window, with arguments the command line.
# LOCKKEEPER_JAVA_OPTIONS holds further options for Java, separated by spaces.
set -eu

self=$0
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
home=$(cd -- "${self%/*}/.." && pwd -P)

# An installed package brings its own Java.
if [ -x "$home/../runtime/bin/java" ]; then
    java_home=$home/../runtime
else
    # shellcheck source=packaging/java-home.sh
    . "$home/lib/java-home.sh"
    find_java java
    if [ -z "$java_home" ]; then
        echo "Lockkeeper needs Java 25 or newer and found none. Install it (https://adoptium.net/temurin/releases/?version=25) or let JAVA_HOME name it." >&2
        exit 64
    fi
fi

# Each way of starting has options and a cache of its own: classes that only the other one needs would be loaded in vain.
if [ $# -eq 0 ]; then
    kind=window
else
    kind=cli
fi
set -- "-Dlockkeeper.postgres=$home/lib/postgres" -jar "$home/lib/lockkeeper.jar" "$@"
if [ -f "$home/lib/$kind.aot" ]; then
    # A cache made by another Java is no error: it is not used, and nothing is said.
    set -- "-XX:AOTCache=$home/lib/$kind.aot" "$@"
fi
# shellcheck disable=SC2086 # a list of options
exec "$java_home/bin/java" "@$home/lib/$kind.options" ${LOCKKEEPER_JAVA_OPTIONS:-} "$@"
