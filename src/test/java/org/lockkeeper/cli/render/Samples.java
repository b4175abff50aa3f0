package org.lockkeeper.cli.render;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.StatusMatrix;

/** Facts to render: two migrations, three environments. */
final class Samples {
    static final Instant APPLIED_AT = Instant.parse("2026-11-20T10:11:12Z");

    private Samples() {}

    static Project project() {
        return new Project(
                "shop", ProjectKind.PRISMA, List.of(), "public", Optional.empty(), FlywaySettings.defaults());
    }

    static ConnectionProfile profile(String name, Environment environment) {
        return new ConnectionProfile(
                name,
                environment,
                "db.example.com",
                5432,
                "shop",
                "dba",
                SslMode.VERIFY_FULL,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    static ServerFacts facts() {
        return new ServerFacts(
                new TargetIdentity("7412", "shop", 16384),
                new ServerVersion(150018, "15.18"),
                Optional.of("7412"),
                false,
                "dba");
    }

    static EnvironmentStatus environment(String name, Environment environment, MigrationState... states) {
        List<MigrationStatus> migrations = java.util.stream.IntStream.range(0, states.length)
                .mapToObj(i -> new MigrationStatus(
                        "m" + (i + 1),
                        states[i],
                        states[i] == MigrationState.APPLIED ? Optional.of(APPLIED_AT) : Optional.empty(),
                        states[i].needsAttention() ? Optional.of("look at " + (i + 1)) : Optional.empty(),
                        List.of()))
                .toList();
        return new EnvironmentStatus(profile(name, environment), Optional.of(facts()), Optional.empty(), migrations);
    }

    static EnvironmentStatus unreachable(String name) {
        return EnvironmentStatus.unreachable(profile(name, Environment.PRODUCTION), "connection refused");
    }

    static StatusReport report(boolean onlyDifferences, EnvironmentStatus... environments) {
        List<Migration> migrations = List.of(migration("m1"), migration("m2"));
        return StatusReport.of(project(), StatusMatrix.join(migrations, List.of(environments)), onlyDifferences);
    }

    static MigrationPlan plan() {
        return new MigrationPlan(
                profile("staging", Environment.STAGING),
                facts().identity(),
                "abcd",
                "each script is one transaction",
                List.of(PlannedStatement.bookkeeping("select pg_advisory_lock(72707369)")),
                List.of(new PlannedMigration(
                        migration("m2"),
                        "c0ffee",
                        true,
                        List.of(
                                PlannedStatement.bookkeeping("begin"),
                                PlannedStatement.script(3, "create table t (\n  id int\n)"),
                                PlannedStatement.bookkeeping("commit")))),
                List.of(PlannedStatement.bookkeeping("select pg_advisory_unlock(72707369)")));
    }

    private static Migration migration(String name) {
        return new Migration(name, Path.of("/project", name, "migration.sql"));
    }
}
