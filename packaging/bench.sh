#!/bin/sh
# Runs the benches from the test classpath against target/dist. Called by ./lk bench with JAVA_HOME set.
set -eu
cd -- "$(dirname -- "$0")/.."
exec "$JAVA_HOME/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED \
    "-Dlockkeeper.postgres=target/postgres" "-Dlockkeeper.dist=target/dist" \
    "-Dlockkeeper.corpora=${LOCKKEEPER_CORPORA:-../shared/corpora}" "-Dlockkeeper.home=target/bench-home" \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.lockkeeper.bench.BenchMain "$@"
