#!/bin/sh
# Lays out target/dist from what Maven built. It is there whole or not at all.
set -eu
cd -- "$(dirname -- "$0")/.."

new=target/dist.new
rm -rf "$new"
mkdir -p "$new/bin" "$new/lib/postgres" "$new/share"
cp -p target/lockkeeper.jar target/libraries/*.jar packaging/java-home.sh packaging/*.options "$new/lib"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" packaging/Unseal.java "$new/lib"
cp -p target/postgres/*.jar "$new/lib/postgres"
cp -p icons/lockkeeper.svg icons/lockkeeper-*.png "$new/share"
cp packaging/lockkeeper.sh "$new/bin/lockkeeper"
chmod 755 "$new/bin/lockkeeper"
for text in LICENSE README.md CHANGELOG.md; do
    [ ! -f "$text" ] || cp "$text" "$new"
done
rm -rf target/dist
mv "$new" target/dist
