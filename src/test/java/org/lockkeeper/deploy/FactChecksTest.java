package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.deploy.CheckResult.Finding;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.script.TableEffect;
import org.lockkeeper.testing.TestPostgres;

class FactChecksTest {
    private static final long EXABYTE = 1L << 60;

    @Test
    void what_is_rewritten_needs_its_size_twice_on_the_servers_disk() {
        try (Database database = TestPostgres.usual().freshDatabase("disk").open(Environment.PRODUCTION)) {
            CheckResult large = FactChecks.disk(database, rewriting(Optional.of(EXABYTE)));
            assertThat(large.finding()).as(large.fact()).isEqualTo(Finding.FAILED);
            assertThat(large.fact())
                    .startsWith("public.orders may be written anew (1048576 TB), and ")
                    .endsWith(" are free where the server keeps its files.");
            assertThat(FactChecks.disk(database, rewriting(Optional.of(1L))).finding())
                    .isEqualTo(Finding.PASSED);
            assertThat(FactChecks.disk(database, rewriting(Optional.empty())).fact())
                    .contains("locked, so that its size cannot be read");
        }
    }

    private static Impact rewriting(Optional<Long> bytes) {
        TouchedTable table =
                new TouchedTable("public", "orders", Set.of(TableEffect.Kind.REWRITTEN), true, bytes, 10, List.of());
        return new Impact(1, List.of(table), List.of(), Optional.empty());
    }
}
