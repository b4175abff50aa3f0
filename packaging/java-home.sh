# shellcheck shell=sh
# Finds a Java 25 or newer; read by ./lk and by the launcher of target/dist. Starts no process but readlink: it runs on every start.

# The folder that a link, or a chain of links, finally lies in.
folder_of() {
    file=$1
    while [ -L "$file" ]; do
        target=$(readlink "$file")
        case $target in
            /*) file=$target ;;
            *) file=${file%/*}/$target ;;
        esac
    done
    (cd -- "${file%/*}" && pwd -P)
}

# Sets feature to the feature version of the Java in $1, such as 25; to 0 where there is none with the program bin/$2.
read_feature() {
    feature=0
    [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            JAVA_VERSION=*)
                line=${line#JAVA_VERSION=}
                line=${line#\"}
                feature=${line%%[!0-9]*}
                feature=${feature:-0}
                return 0
                ;;
        esac
    done <"$1/release"
}

# Sets java_home to the Java to use, empty where there is none: JAVA_HOME if it is new enough, else the newest of the usual folders.
# $1 is the program that it has to have: java, or javac where a whole JDK is needed.
find_java() {
    java_home=
    if [ -n "${JAVA_HOME:-}" ]; then
        read_feature "$JAVA_HOME" "$1"
        if [ "$feature" -ge 25 ]; then
            java_home=$JAVA_HOME
            return 0
        fi
    fi
    newest=24
    for candidate in \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* "${HOME:-/nonexistent}"/.asdf/installs/java/* \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
        "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -d "$candidate" ] || continue
        read_feature "$candidate" "$1"
        if [ "$feature" -gt "$newest" ]; then
            newest=$feature
            java_home=$candidate
        fi
    done
    [ -z "$java_home" ] || return 0
    on_path=$(command -v "$1" 2>/dev/null) || return 0
    on_path=$(folder_of "$on_path")
    read_feature "${on_path%/bin}" "$1"
    if [ "$feature" -ge 25 ]; then
        java_home=${on_path%/bin}
    fi
}
