package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.RunningStatement;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.SandboxOperation.SeedMigrations;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.SettableClock;

class ProductionGuardTest {
    private static final TargetIdentity SHOP = new TargetIdentity("741", "shop", 16384);
    private static final SandboxCluster SANDBOX = new SandboxCluster("prod", Path.of("data"), Path.of("mark"));
    private static final ApplyMigrations APPLY = new ApplyMigrations("digest", List.of("one", "two"));

    private final SettableClock clock = new SettableClock();
    private final List<Intent> intents = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final ProductionGuard guard = new ProductionGuard(clock, intent -> {
        intents.add(intent);
        return outcomes::add;
    });

    @Test
    void three_wrong_names_are_three_refusals_and_the_right_one_passes() {
        for (String wrong : List.of("shpo", "Shop", "shop ")) {
            assertRefused("LK-GUARD-CONFIRM", APPLY, Environment.PRODUCTION, new Said("digest", wrong, ""));
        }
        assertThat(intents).isEmpty();
        clear(APPLY, Environment.PRODUCTION, new Said("digest", "shop", "")).redeem(SHOP);
        assertThat(intents).singleElement().satisfies(intent -> {
            assertThat(intent.acknowledged()).isEqualTo("digest");
            assertThat(intent.typedName()).isEqualTo("shop");
        });
    }

    @Test
    void production_wants_both_confirmations_and_says_what_to_pass() {
        GuardRefusedException nothing = assertRefused("LK-GUARD-PLAN", APPLY, Environment.PRODUCTION, Confirmer.NOBODY);
        assertThat(nothing)
                .hasMessageContaining("--plan digest")
                .hasMessageContaining("--confirm \"shop\"")
                .hasMessageContaining("Nothing was changed");
        assertThat(nothing.request())
                .hasValueSatisfying(r -> assertThat(r.digest()).isEqualTo("digest"));
        assertRefused("LK-GUARD-PLAN", APPLY, Environment.PRODUCTION, new Said("other", "shop", ""));
        assertRefused("LK-GUARD-PLAN", APPLY, Environment.PRODUCTION, new Said("", "shop", ""));
        assertRefused("LK-GUARD-CONFIRM", APPLY, Environment.PRODUCTION, new Said("digest", "", ""));
    }

    @Test
    void staging_wants_one_confirmation_and_development_none() {
        assertRefused("LK-GUARD-PLAN", APPLY, Environment.STAGING, Confirmer.NOBODY);
        clear(APPLY, Environment.STAGING, new Said("digest", "", "")).redeem(SHOP);
        clear(APPLY, Environment.DEVELOPMENT, Confirmer.NOBODY).redeem(SHOP);
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void what_is_said_has_to_be_right_even_where_nothing_is_asked(Environment environment) {
        assertRefused("LK-GUARD-PLAN", APPLY, environment, new Said("other", "shop", ""));
        assertRefused("LK-GUARD-CONFIRM", APPLY, environment, new Said("digest", "elsewhere", ""));
    }

    @Test
    void a_profile_can_be_stricter_than_its_environment_and_never_laxer() {
        Said once = new Said("digest", "", "");
        Site strict = site(Environment.STAGING, Strictness.TWICE, ChangeWindow.ALWAYS);
        assertThatThrownBy(() -> guard.clear(APPLY, strict, List.of(), once)).isInstanceOf(GuardRefusedException.class);
        Site lax = site(Environment.PRODUCTION, Strictness.ONCE, ChangeWindow.ALWAYS);
        assertThatThrownBy(() -> guard.clear(APPLY, lax, List.of(), once)).isInstanceOf(GuardRefusedException.class);
    }

    @Test
    void outside_the_change_window_production_needs_a_reason_which_is_kept() {
        // The clock stands on a Thursday, 00:00 UTC.
        WeeklyHours friday =
                new WeeklyHours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(4, 0), ZoneOffset.UTC);
        ChangeWindow window = new ChangeWindow(Optional.of(friday), Optional.empty());
        Said silent = new Said("digest", "shop", " ");
        assertThatThrownBy(() ->
                        guard.clear(APPLY, site(Environment.PRODUCTION, Strictness.USUAL, window), List.of(), silent))
                .isInstanceOf(GuardRefusedException.class)
                .hasMessageContaining("--reason")
                .hasMessageContaining("outside the change window (friday 22:00–04:00 Z)");
        guard.clear(
                APPLY,
                site(Environment.PRODUCTION, Strictness.USUAL, window),
                List.of(),
                new Said("digest", "shop", "the shop is down"));
        assertThat(intents)
                .singleElement()
                .satisfies(i -> assertThat(i.reason()).isEqualTo("the shop is down"));
        guard.clear(APPLY, site(Environment.STAGING, Strictness.USUAL, window), List.of(), new Said("digest", "", ""));
    }

    @Test
    void without_a_record_nothing_that_has_to_be_confirmed_is_permitted() {
        ProductionGuard unseen = new ProductionGuard(clock, _ -> {
            throw new IOException("no space left");
        });
        for (Environment environment : List.of(Environment.STAGING, Environment.PRODUCTION)) {
            assertThatThrownBy(() -> unseen.clear(
                            APPLY,
                            site(environment, Strictness.USUAL, ChangeWindow.ALWAYS),
                            List.of(),
                            new Said("digest", "shop", "")))
                    .isInstanceOfSatisfying(
                            GuardRefusedException.class,
                            e -> assertThat(e.code()).isEqualTo("LK-GUARD-AUDIT"))
                    .hasMessageContaining("no space left");
        }
        unseen.clear(
                        APPLY,
                        site(Environment.DEVELOPMENT, Strictness.USUAL, ChangeWindow.ALWAYS),
                        List.of(),
                        Confirmer.NOBODY)
                .redeem(SHOP);
    }

    @Test
    void the_outcome_is_recorded_once_also_of_what_throws() {
        Clearance<ApplyMigrations> clearance = clear(APPLY, Environment.DEVELOPMENT, Confirmer.NOBODY);
        clearance.redeem(SHOP);
        assertBreaks(clearance);
        clearance.conclude(new Outcome(Outcome.Result.DONE, "later"));
        assertThat(outcomes).containsExactly(new Outcome(Outcome.Result.FAILED, "broken"));
    }

    @Test
    void what_throws_before_the_permission_was_used_has_not_begun() {
        assertBreaks(clear(APPLY, Environment.DEVELOPMENT, Confirmer.NOBODY));
        assertThat(outcomes).containsExactly(new Outcome(Outcome.Result.NOT_BEGUN, "broken"));
    }

    private static void assertBreaks(Clearance<ApplyMigrations> clearance) {
        assertThatThrownBy(() -> clearance.concluding(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        _ -> new Outcome(Outcome.Result.DONE, "")))
                .hasMessage("broken");
    }

    @Test
    void digests_tell_operations_and_targets_apart() {
        TargetIdentity other = new TargetIdentity("742", "shop", 16384);
        List<Operation> operations = List.of(
                new ResolveMigration("one", Resolution.APPLIED, List.of(), ""),
                new ResolveMigration("one", Resolution.ROLLED_BACK, List.of(), ""),
                new ResolveMigration("one", Resolution.APPLIED, List.of("row"), ""),
                new ResolveMigration("one", Resolution.APPLIED, List.of("row"), "checksum"),
                new RepairHistory("one", List.of(), List.of()),
                new RepairHistory("one", List.of("row"), List.of()),
                new RepairHistory("one", List.of(), List.of("row")),
                new SeedSandbox(SANDBOX),
                new SeedMigrations(SANDBOX, APPLY),
                new SeedMigrations(SANDBOX, new ApplyMigrations("digest", List.of("one"))),
                new PlayIncident(SANDBOX, "one"),
                new CancelStatements(List.of(new RunningStatement(1, Instant.EPOCH, Instant.EPOCH))),
                new CancelStatements(List.of(new RunningStatement(1, Instant.EPOCH, Instant.EPOCH.plusNanos(1000)))),
                new TerminateBackend(1, Instant.EPOCH),
                new TerminateBackend(1, Instant.EPOCH.plusNanos(1000)),
                new TerminateBackends(List.of(new TerminateBackend(1, Instant.EPOCH))),
                new TerminateBackends(
                        List.of(new TerminateBackend(1, Instant.EPOCH), new TerminateBackend(2, Instant.EPOCH))),
                new DropInvalidIndex("a", "b"));
        assertThat(Stream.of(SHOP, other)
                        .flatMap(target -> operations.stream().map(operation -> operation.digest(target))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Development", "prod", "test", "local"})
    void what_is_not_known_counts_as_production(@Nullable String name) {
        assertThat(Environment.of(name)).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void a_clearance_is_good_for_one_redemption() {
        Clearance<ApplyMigrations> clearance = clear(APPLY, Environment.DEVELOPMENT, Confirmer.NOBODY);
        clearance.redeem(SHOP);
        assertThatThrownBy(() -> clearance.redeem(SHOP))
                .isInstanceOfSatisfying(
                        GuardRefusedException.class, e -> assertThat(e.code()).isEqualTo("LK-GUARD-USED"));
    }

    @Test
    void a_clearance_expires_after_two_minutes() {
        Clearance<ApplyMigrations> clearance = clear(APPLY, Environment.STAGING, new Said("digest", "", ""));
        clock.pass(Duration.ofMinutes(2).plusMillis(1));
        assertThatThrownBy(() -> clearance.redeem(SHOP))
                .isInstanceOfSatisfying(
                        GuardRefusedException.class, e -> assertThat(e.code()).isEqualTo("LK-GUARD-EXPIRED"));
    }

    @Test
    void a_clearance_does_not_hold_after_a_failover_or_for_a_database_made_anew() {
        Clearance<ApplyMigrations> clearance = clear(APPLY, Environment.STAGING, new Said("digest", "", ""));
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

    private <O extends Operation> Clearance<O> clear(O operation, Environment environment, Confirmer confirmer) {
        return guard.clear(
                operation, site(environment, Strictness.USUAL, ChangeWindow.ALWAYS), List.of("consequence"), confirmer);
    }

    private GuardRefusedException assertRefused(
            String code, Operation operation, Environment environment, Confirmer confirmer) {
        GuardRefusedException refused =
                catchThrowableOfType(GuardRefusedException.class, () -> clear(operation, environment, confirmer));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        return refused;
    }

    private static Site site(Environment environment, Strictness strictness, ChangeWindow window) {
        return new Site("prod-eu", "db:5432/shop", "dba", environment, SHOP, strictness, window);
    }
}
