package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.Standing;

class SeenMigrationsTest {
    private final SeenMigrations seen = new SeenMigrations();

    @Test
    void looked_back_at_a_migration_has_the_name_that_it_was_seen_with() {
        seen.see(List.of(migration(7, Optional.of("20260901093000_require_order_total"))));
        assertThat(seen.named(List.of(migration(7, Optional.empty()), migration(8, Optional.empty()))))
                .extracting(MigrationAtWork::migration)
                .containsExactly(Optional.of("20260901093000_require_order_total"), Optional.empty());
    }

    @Test
    void a_name_that_is_told_stays() {
        seen.see(List.of(migration(7, Optional.of("one"))));
        assertThat(seen.named(List.of(migration(7, Optional.of("another")))))
                .extracting(MigrationAtWork::migration)
                .containsExactly(Optional.of("another"));
    }

    @Test
    void of_very_many_the_first_are_forgotten() {
        for (int pid = 1; pid <= 1_001; pid++) {
            seen.see(List.of(migration(pid, Optional.of("m" + pid))));
        }
        assertThat(seen.named(List.of(migration(1, Optional.empty()), migration(2, Optional.empty()))))
                .extracting(MigrationAtWork::migration)
                .containsExactly(Optional.empty(), Optional.of("m2"));
    }

    private static MigrationAtWork migration(int pid, Optional<String> name) {
        Session session = new Readings().active(pid).reading().sessions().getFirst();
        return new MigrationAtWork(
                session,
                "prisma",
                name,
                Standing.WAITS,
                Optional.of(Duration.ofSeconds(5)),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                0,
                Duration.ZERO,
                Optional.empty());
    }
}
