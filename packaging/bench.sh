#!/bin/sh
# Runs the benches from the test classpath against target/dist. Called by ./lk bench with JAVA_HOME set.
set -eu
cd -- "$(dirname -- "$0")/.."
# The compiler, the collector and the headers of the product's own options: what is measured in this process is to run as it does there.
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx2g --enable-native-access=ALL-UNNAMED \
    "-Dlockkeeper.postgres=target/postgres" "-Dlockkeeper.dist=target/dist" \
    "-Dlockkeeper.corpora=${LOCKKEEPER_CORPORA:-../shared/corpora}" "-Dlockkeeper.home=target/bench-home" \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.lockkeeper.bench.BenchMain "$@"
