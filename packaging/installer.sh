#!/bin/sh
# Builds a native package with a Java runtime of its own. The application inside it is target/dist as it stands; jpackage adds its native
# starter for the menu. Called by ./lk installer with JAVA_HOME set.
set -eu
cd -- "$(dirname -- "$0")/.."

say() {
    printf '%s\n' "lk: $*" >&2
}

type=
while [ $# -gt 0 ]; do
    case $1 in
        --type)
            [ $# -gt 1 ] || { say "--type wants a type, such as deb"; exit 64; }
            type=$2
            shift 2
            ;;
        --type=*)
            type=${1#--type=}
            shift
            ;;
        *)
            say "installer knows no argument \"$1\""
            exit 64
            ;;
    esac
done
if [ -z "$type" ]; then
    case $(uname -s) in
        Darwin) type=dmg ;;
        *) if command -v dpkg >/dev/null 2>&1; then type=deb; else type=rpm; fi ;;
    esac
fi
case $type in
    deb) programs="dpkg-deb fakeroot" packages="apt-get install fakeroot" ;;
    rpm) programs="rpmbuild" packages="dnf install rpm-build" ;;
    *) programs="" packages="" ;;
esac
for program in $programs; do
    if ! command -v "$program" >/dev/null 2>&1; then
        say "a $type package is built with $program, which is not installed: $packages"
        exit 64
    fi
done

# Gives every file below $1 the build's time, to the second that a package keeps.
settle() {
    moment=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)Z</project.*|\1|p' pom.xml | tr -d 'T:-')
    find "$1" ! -type l -exec env TZ=UTC touch -t "${moment%??}.${moment#????????????}" {} +
}

out=target/installer
tools=$JAVA_HOME/bin
rm -rf "$out"
mkdir -p "$out"

# The modules that the libraries name, and those that are only found at run time: character sets, elliptic curves, name service, locales.
say "linking a Java runtime"
modules=$("$tools/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps target/dist/lib/*.jar)
"$tools/jlink" --output "$out/runtime" --no-header-files --no-man-pages --strip-java-debug-attributes \
    --add-modules "$modules,jdk.charsets,jdk.crypto.cryptoki,jdk.localedata,jdk.naming.dns,jdk.zipfs" \
    --include-locales en,de,fr,es,it,pt,nl,pl,ja,zh --generate-cds-archive

# Without the caches of target/dist: they hold for the JDK that made them, not for this runtime.
say "laying out the application"
cp -Rp target/dist "$out/input"
rm -f "$out"/input/lib/*.aot
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -n 1)
case $(uname -s) in
    Darwin) icon=icons/lockkeeper.icns ;;
    *) icon=icons/lockkeeper-512.png ;;
esac
set -- --name Lockkeeper --app-version "$version" --vendor "The Lockkeeper authors" \
    --description "Workbench for PostgreSQL migrations" --copyright "Apache-2.0"
[ ! -f "$icon" ] || set -- "$@" --icon "$icon"
grep -v '^#' packaging/window.options >"$out/options"
image_options() {
    while IFS= read -r option; do
        printf '%s\n' "--java-options" "$option"
    done <"$out/options"
    # jpackage puts the application's folder where $APPDIR stands.
    # shellcheck disable=SC2016
    printf '%s\n' --java-options '-Dlockkeeper.postgres=$APPDIR/lib/postgres' --java-options '-XX:AOTCache=$APPDIR/lib/window.aot'
}
image_options >"$out/image.options"
"$tools/jpackage" --type app-image --dest "$out/image" --input "$out/input" --main-jar lib/lockkeeper.jar \
    --runtime-image "$out/runtime" "$@" "@$out/image.options"

case $(uname -s) in
    Linux)
        app=$out/image/Lockkeeper/lib/app
        # jpackage lists every jar that it finds, in an order of its own; the order is the manifest's, for which the caches are made.
        sed '/^app\.classpath=/d' "$app/Lockkeeper.cfg" >"$out/cfg"
        cat "$out/cfg" >"$app/Lockkeeper.cfg"
        settle "$out/image"
        case $type in
            # Other packages change the files' times, and a cache is for files of exactly the times that it has seen.
            deb | app-image) sh packaging/train.sh "$app" ;;
        esac
        ;;
esac
if [ "$type" = app-image ]; then
    say "built $out/image"
    exit 0
fi

say "building the $type package"
case $type in
    deb | rpm)
        set -- --linux-package-name lockkeeper --linux-app-category database --linux-shortcut --icon "$icon"
        ;;
    *) set -- ;;
esac
if [ "$type" = deb ]; then
    set -- "$@" --linux-package-deps "libgtk-3-0t64 | libgtk-3-0, libgl1, libxtst6, libxxf86vm1, fonts-dejavu-core | fonts-liberation"
fi
"$tools/jpackage" --type "$type" --dest "$out" --app-image "$out/image/Lockkeeper" --name Lockkeeper --app-version "$version" \
    --vendor "The Lockkeeper authors" --description "Workbench for PostgreSQL migrations" \
    --license-file LICENSE --resource-dir packaging/linux "$@"
if [ "$type" = deb ]; then
    # jpackage gives the files new times; they get back those that the caches know.
    package=$(find "$out" -maxdepth 1 -name '*.deb')
    dpkg-deb -R "$package" "$out/deb"
    settle "$out/deb"
    dpkg-deb --root-owner-group --build "$out/deb" "$package" >/dev/null
    rm -rf "$out/deb"
fi
say "built $(find "$out" -maxdepth 1 -name "*.$type")"
