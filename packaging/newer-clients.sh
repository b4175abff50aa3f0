#!/bin/sh
# Client programs of PostgreSQL 17 and 18 for the tests, beside what the system has: pg_dump refuses servers newer than itself, and
# Debian's stable release has one major only. They come from the releases of Debian that have them, with their libraries, through an apt
# of their own: no root is needed, nothing of the system changes, and apt checks every file by the archive's signature. Each major lands
# in FOLDER/MAJOR/bin. What cannot be had is said, and the tests that want it are skipped: this never fails.
# LK_INSTALL=no fetches nothing. Usage: newer-clients.sh FOLDER
set -eu

folder=$1
mkdir -p "$folder"
folder=$(cd -- "$folder" && pwd)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

say() {
    printf '%s\n' "lk: $*" >&2
}

# The archive of Debian that the system itself installs from.
mirror() {
    sed -n -E 's/^(URIs:|deb)[[:space:]]+(\[[^]]*\][[:space:]]+)?(https?:\/\/[^[:space:]]+\/debian)\/?([[:space:]].*)?$/\3/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1
}

# One apt command ($3 …) over the lists of the release $2 alone, in the folder $1; a host that does not answer is given up.
apt() {
    apt_folder=$1
    apt_command=$3
    release=$2
    shift 3
    timeout 180 "$apt_command" -q -o Dir::State="$apt_folder" -o Dir::State::status="$apt_folder/status" -o Dir::Cache="$apt_folder/cache" \
        -o Dir::Etc::sourcelist="$apt_folder/$release.sources" -o Dir::Etc::sourceparts=- -o Dir::Etc::preferences=- \
        -o Dir::Etc::preferencesparts=- -o APT::Architectures="$(dpkg --print-architecture)" -o APT::Sandbox::User= \
        -o Acquire::Languages=none -o Acquire::http::Timeout=15 -o Acquire::https::Timeout=15 -o Acquire::Retries=1 "$@"
}

# What the programs of the major $2 link, as the lists in $1 of the release $3 say.
packages() {
    apt "$1" "$3" apt-get -s -y --no-install-recommends install "postgresql-client-$2" |
        sed -n -E 's/^Inst ((lib|zlib|postgresql-client-[0-9])[^ ]*) .*/\1/p' | grep -v '^libperl'
}

# The program $2 in the folder $1, which its own loader runs with its own libraries ($4); it takes itself for this file, beside which it
# looks for the others.
wrap() {
    cat >"$1/bin/$2" <<TEXT
#!/bin/sh
root=\${0%/*}/../root
exec "\$root/$4/$3" --library-path "\$root/$4" --argv0 "\$0" "\$root/usr/lib/postgresql/$(basename "$1")/bin/$2" "\$@"
TEXT
    chmod +x "$1/bin/$2"
}

install_major() {
    major=$1
    release=$2
    made=$folder/$major.new
    rm -rf "$made"
    mkdir -p "$made/apt/lists/partial" "$made/apt/cache/archives/partial" "$made/packages" "$made/root" "$made/bin"
    : >"$made/apt/status"
    cat >"$made/apt/$release.sources" <<TEXT
Types: deb
URIs: $archive
Suites: $release
Components: main
Signed-By: $keyring
TEXT
    apt "$made/apt" "$release" apt-get --error-on=any update && names=$(packages "$made/apt" "$major" "$release") || return 1
    # shellcheck disable=SC2086 # a list of words
    (cd "$made/packages" && apt "$made/apt" "$release" apt-get download $names) || return 1
    for package in "$made/packages"/*.deb; do
        dpkg-deb -x "$package" "$made/root" || return 1
    done
    rm -rf "$made/apt" "$made/packages" "$made/root/usr/share" "${folder:?}/$major"
    mv "$made" "$folder/$major"
    # The libraries' folder and the loader are named by the machine's architecture.
    libraries=$(cd -- "$folder/$major/root" && find usr/lib -name libpq.so.5 | sed -n '1s,/[^/]*$,,p')
    loader=$(cd -- "$folder/$major/root/$libraries" && echo ld-linux*.so.*)
    for program in pg_dump pg_dumpall pg_restore psql; do
        wrap "$folder/$major" "$program" "$loader" "$libraries"
    done
    "$folder/$major/bin/pg_dump" --version >&2
}

archive=$(mirror)
for wanted in 17:trixie 18:forky; do
    major=${wanted%:*}
    if "$folder/$major/bin/pg_dump" --version >/dev/null 2>&1; then
        continue
    fi
    if [ "${LK_INSTALL:-yes}" = no ] || [ -z "$archive" ] || [ ! -r "$keyring" ] || ! command -v apt-get >/dev/null 2>&1; then
        say "client programs of PostgreSQL $major are not fetched here: the tests that want them are skipped"
        continue
    fi
    say "unpacking client programs of PostgreSQL $major for the tests"
    if ! install_major "$major" "${wanted#*:}" >"$folder/$major.log" 2>&1; then
        rm -rf "$folder/$major.new" "${folder:?}/$major"
        say "they cannot be had ($folder/$major.log): the tests that want them are skipped"
    fi
done
