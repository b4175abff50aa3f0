# shellcheck shell=sh
# What the system has to bring beside a JDK, and how it gets there; read by ./lk.

# Shared libraries: soname, then the packages of Debian and Ubuntu that may hold it, the newest name first.
text_libraries='
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libpangoft2-1.0.so.0 libpangoft2-1.0-0
'
window_libraries='
libgtk-3.so.0 libgtk-3-0t64|libgtk-3-0
libGL.so.1 libgl1
libXtst.so.6 libxtst6
libXxf86vm.so.1 libxxf86vm1
'

# What is needed for $1 and not there, one "name<tab>Debian packages<tab>reason" a line.
missing_for() {
    case $1 in
        run)
            missing_libraries "$text_libraries" "JavaFX draws text with it"
            missing_libraries "$window_libraries" "JavaFX opens its windows with it"
            missing_fonts
            missing_program pg_dump postgresql-client "client programs of PostgreSQL"
            ;;
        test)
            missing_libraries "$text_libraries" "JavaFX draws text with it, without a display too"
            missing_fonts
            missing_program psql postgresql-client "tests run exported scripts with it"
            ;;
        package)
            missing_libraries "$text_libraries" "the window's start cache is made by drawing it once, without a display"
            missing_fonts
            ;;
        bench)
            missing_libraries "$text_libraries" "JavaFX draws text with it"
            missing_libraries "$window_libraries" "JavaFX opens its windows with it"
            missing_fonts
            missing_program Xvfb xvfb "the windows that are measured open on a virtual display"
            ;;
    esac
    if [ "$(uname -s)" = Linux ] && [ "$(id -u)" = 0 ]; then
        missing_program unshare util-linux "PostgreSQL refuses to run as root; the embedded servers run in a user namespace"
    fi
}

missing_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    : "${known_libraries:=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)}"
    printf '%s' "$1" | while read -r soname packages; do
        [ -n "$soname" ] || continue
        case $known_libraries in
            *"$soname "*) ;;
            *) printf '%s\t%s\t%s\n' "$soname" "$packages" "$2" ;;
        esac
    done
}

missing_fonts() {
    [ "$(uname -s)" = Linux ] || return 0
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" "${HOME:-/nonexistent}/.fonts"; do
        [ ! -d "$folder" ] || [ -z "$(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print 2>/dev/null |
            head -n 1)" ] || return 0
    done
    printf '%s\t%s\t%s\n' "a TrueType font" fonts-dejavu-core "without any font no text can be drawn"
}

missing_program() {
    command -v "$1" >/dev/null 2>&1 || [ -n "$(find /usr/lib/postgresql -name "$1" 2>/dev/null | head -n 1)" ] ||
        printf '%s\t%s\t%s\n' "$1" "$2" "$3"
}

# Sees to it that everything for $1 is there. Where it cannot, it says exactly what to install, and goes on: what is wanted may be met
# by a library in a place that the system's cache does not know.
require_packages() {
    missing=$(missing_for "$1")
    [ -n "$missing" ] || return 0
    say "missing for ./lk $1:"
    printf '%s\n' "$missing" | while IFS='	' read -r name _ reason; do
        say "  $name ($reason)"
    done
    if command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1; then
        install_with_apt "$1"
    else
        say "install: $(advice)"
    fi
}

install_with_apt() {
    sudo=
    if [ "$(id -u)" != 0 ]; then
        sudo=sudo
        # Without a terminal nobody can type a password.
        [ -t 0 ] || sudo="sudo -n"
    fi
    packages=$(chosen_packages)
    if [ "${LK_INSTALL:-yes}" = no ] || { [ -n "$sudo" ] && ! command -v sudo >/dev/null 2>&1; }; then
        say "install: apt-get install --no-install-recommends $packages"
        return 0
    fi
    say "installing with${sudo:+ sudo} apt-get: $packages"
    # shellcheck disable=SC2086 # lists of words
    if ! { $sudo apt-get -q update >&2 && packages=$(chosen_packages) &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $packages >&2; }; then
        say "that failed; install by hand: apt-get install --no-install-recommends $packages"
    fi
    known_libraries=
    missing=$(missing_for "$1")
    [ -z "$missing" ] || say "still missing: $(printf '%s\n' "$missing" | cut -f 1 | tr '\n' ' ')"
}

# The packages' names as this release has them: of alternatives the first that it knows.
chosen_packages() {
    printf '%s\n' "$missing" | cut -f 2 | sort -u | while read -r alternatives; do
        chosen=
        for package in $(printf '%s' "$alternatives" | tr '|' ' '); do
            if [ -z "$chosen" ] && apt-cache show "$package" >/dev/null 2>&1; then
                chosen=$package
            fi
        done
        printf '%s ' "${chosen:-${alternatives##*|}}"
    done
}

# What to install on systems whose packages are not installed from here.
advice() {
    if command -v dnf >/dev/null 2>&1; then
        echo "dnf install gtk3 mesa-libGL libXtst libXxf86vm pango fontconfig dejavu-sans-fonts postgresql util-linux xorg-x11-server-Xvfb"
    elif command -v zypper >/dev/null 2>&1; then
        echo "zypper install gtk3 Mesa-libGL1 libXtst6 libXxf86vm1 libpango-1_0-0 fontconfig dejavu-fonts postgresql util-linux xorg-x11-server-Xvfb"
    elif command -v pacman >/dev/null 2>&1; then
        echo "pacman -S gtk3 libgl libxtst libxxf86vm pango fontconfig ttf-dejavu postgresql-libs util-linux xorg-server-xvfb"
    elif command -v brew >/dev/null 2>&1; then
        echo "brew install libpq && brew link --force libpq"
    else
        printf '%s\n' "$missing" | cut -f 1 | tr '\n' ' '
    fi
}

jdk_advice() {
    if command -v apt-get >/dev/null 2>&1; then
        if apt-cache show openjdk-25-jdk >/dev/null 2>&1; then
            echo "Install it: apt-get install openjdk-25-jdk"
        else
            echo "This release has no package of it: follow https://adoptium.net/installation/linux and install temurin-25-jdk, or unpack a JDK 25 anywhere and let JAVA_HOME name it."
        fi
    elif command -v dnf >/dev/null 2>&1; then
        echo "Install it: dnf install java-25-openjdk-devel"
    elif command -v pacman >/dev/null 2>&1; then
        echo "Install it: pacman -S jdk25-openjdk"
    elif command -v brew >/dev/null 2>&1; then
        echo "Install it: brew install openjdk@25"
    else
        echo "Install it from https://adoptium.net/temurin/releases/?version=25 and let JAVA_HOME name its folder."
    fi
}
