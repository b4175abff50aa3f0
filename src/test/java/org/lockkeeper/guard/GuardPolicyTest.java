package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResetSandbox;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.RestoreIntoNew;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Operation.SwapDatabases;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.Operation.TestRestore;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.SandboxOperation.SeedMigrations;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;

/** The whole policy: every operation, on every environment, for profiles of every strictness. */
class GuardPolicyTest {
    /** By environment: development, staging, production; by strictness: usual, once, twice. */
    private static final String USUAL = "FREE ONCE TWICE, ONCE ONCE TWICE, TWICE TWICE TWICE";

    private static final String DESTROYS = "ONCE ONCE TWICE, ONCE ONCE TWICE, TWICE TWICE TWICE";
    private static final String FREE = "FREE FREE FREE, FREE FREE FREE, FREE FREE FREE";
    private static final String RECORDED = "ONCE ONCE ONCE, ONCE ONCE ONCE, ONCE ONCE ONCE";
    private static final String NOT_ON_PRODUCTION = "FREE ONCE TWICE, FREE ONCE TWICE, REFUSED REFUSED REFUSED";
    /** For what the sandbox does by itself, where nothing proves that it is the sandbox; see {@link SandboxClusterTest}. */
    private static final String NOWHERE = "REFUSED REFUSED REFUSED, REFUSED REFUSED REFUSED, REFUSED REFUSED REFUSED";

    private static final String RESET = "ONCE ONCE TWICE, REFUSED REFUSED REFUSED, REFUSED REFUSED REFUSED";

    private static final SandboxCluster UNPROVEN =
            new SandboxCluster("cluster", Path.of("nowhere"), Path.of("nowhere.made"));

    private static final Map<Operation, String> TABLE = Map.ofEntries(
            Map.entry(new ApplyMigrations("digest", List.of()), FREE),
            Map.entry(new ApplyMigrations("digest", List.of("one")), USUAL),
            Map.entry(new ResolveMigration("one", Resolution.APPLIED, List.of(), ""), USUAL),
            Map.entry(new RepairHistory("history", List.of(), List.of()), USUAL),
            Map.entry(new CancelStatements(List.of()), USUAL),
            Map.entry(new TerminateBackend(1, Instant.EPOCH), USUAL),
            Map.entry(new TerminateBackends(List.of()), USUAL),
            Map.entry(new DropInvalidIndex("public", "i"), USUAL),
            Map.entry(new TestRestore("backup", "restored"), NOT_ON_PRODUCTION),
            Map.entry(new RestoreIntoNew("backup", "sha", "new", List.of(), false), USUAL),
            Map.entry(new RestoreIntoNew("backup", "sha", "new", List.of(), true), DESTROYS),
            Map.entry(new RestoreOver("backup", "sha", List.of()), DESTROYS),
            Map.entry(new SwapDatabases("new", 1), DESTROYS),
            Map.entry(new ForgetHistory(Instant.EPOCH, List.of()), DESTROYS),
            Map.entry(new SignOffDeploy("report", "role", "name"), RECORDED),
            Map.entry(new ResetSandbox("folder"), RESET),
            Map.entry(new SeedSandbox(UNPROVEN), NOWHERE),
            Map.entry(new SeedMigrations(UNPROVEN, new ApplyMigrations("digest", List.of())), NOWHERE),
            Map.entry(new PlayIncident(UNPROVEN, "incident"), NOWHERE));

    @ParameterizedTest
    @MethodSource
    void what_is_wanted(Operation operation, String wanted) {
        String found = Stream.of(Environment.DEVELOPMENT, Environment.STAGING, Environment.PRODUCTION)
                .map(environment -> Stream.of(Strictness.USUAL, Strictness.ONCE, Strictness.TWICE)
                        .map(strictness -> GuardPolicy.verdict(operation, site(environment, strictness))
                                .name())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(wanted);
    }

    static Stream<Arguments> what_is_wanted() {
        return TABLE.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void no_operation_is_left_out() {
        assertThat(TABLE.keySet().stream().map(Object::getClass).collect(Collectors.<Object>toSet()))
                .isEqualTo(kinds(Operation.class).collect(Collectors.<Object>toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(GuardPolicyTest::kinds)
                : Stream.of(type);
    }

    private static Site site(Environment environment, Strictness strictness) {
        return new Site(
                "profile",
                "address",
                "role",
                environment,
                new TargetIdentity("741", "shop", 16384),
                strictness,
                ChangeWindow.ALWAYS);
    }
}
