package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.SeedSandbox;

class ProductionGuardTest {
    private static final TargetIdentity SHOP = new TargetIdentity("741", "shop", 16384);
    private static final ApplyMigrations APPLY = new ApplyMigrations("digest", List.of("one", "two"));

    private final SettableClock clock = new SettableClock();
    private final ProductionGuard guard = new ProductionGuard(clock);

    @Test
    void refuses_every_operation_on_production() {
        List<Operation> operations = List.of(
                APPLY,
                new ResolveMigration("one", Resolution.APPLIED),
                new RepairHistory("h"),
                new SeedSandbox("prod"));
        assertThat(operations)
                .allSatisfy(operation -> assertThatThrownBy(() -> guard.clear(operation, Environment.PRODUCTION, SHOP))
                        .isInstanceOf(GuardRefusedException.class)
                        .hasMessageContaining("Nothing was changed"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Development", "prod", "test", "local"})
    void what_is_not_known_counts_as_production(@Nullable String name) {
        assertThat(Environment.of(name)).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void a_sandbox_is_seeded_on_development_alone() {
        assertThatThrownBy(() -> guard.clear(new SeedSandbox("c"), Environment.STAGING, SHOP))
                .isInstanceOf(GuardRefusedException.class);
        guard.clear(new SeedSandbox("c"), Environment.DEVELOPMENT, SHOP).redeem(SHOP);
    }

    @Test
    void a_clearance_is_good_for_one_redemption() {
        Clearance<ApplyMigrations> clearance = guard.clear(APPLY, Environment.DEVELOPMENT, SHOP);
        clearance.redeem(SHOP);
        assertThatThrownBy(() -> clearance.redeem(SHOP))
                .isInstanceOfSatisfying(
                        GuardRefusedException.class, e -> assertThat(e.code()).isEqualTo("LK-GUARD-USED"));
    }

    @Test
    void a_clearance_expires_after_two_minutes() {
        Clearance<ApplyMigrations> clearance = guard.clear(APPLY, Environment.STAGING, SHOP);
        clock.pass(Duration.ofMinutes(2).plusMillis(1));
        assertThatThrownBy(() -> clearance.redeem(SHOP))
                .isInstanceOfSatisfying(
                        GuardRefusedException.class, e -> assertThat(e.code()).isEqualTo("LK-GUARD-EXPIRED"));
    }

    @Test
    void a_clearance_does_not_hold_after_a_failover_or_for_a_database_made_anew() {
        Clearance<ApplyMigrations> clearance = guard.clear(APPLY, Environment.STAGING, SHOP);
        assertThatThrownBy(() -> clearance.redeem(new TargetIdentity("742", "shop", 16384)))
                .isInstanceOf(GuardRefusedException.class);
        assertThatThrownBy(() -> clearance.redeem(new TargetIdentity("741", "shop", 16999)))
                .isInstanceOf(GuardRefusedException.class);
        clearance.redeem(SHOP);
    }

    @Test
    void an_operation_says_what_it_does() {
        assertThat(APPLY.description()).isEqualTo("apply 2 migrations");
        assertThat(new ApplyMigrations("d", List.of("one")).description()).isEqualTo("apply migration one");
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
