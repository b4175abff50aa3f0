package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.WeeklyHours;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a workspace as the text of its file. */
final class WorkspaceWriter {
    private final JsonMapper mapper = new JsonMapper();
    private final Workspace workspace;

    WorkspaceWriter(Workspace workspace) {
        this.workspace = workspace;
    }

    String text() {
        ObjectNode root = mapper.createObjectNode();
        root.put("version", WorkspaceFile.VERSION);
        project(root.putObject("project"), workspace.project());
        workspace.window().open().ifPresent(hours -> hours(root.putObject("changeWindow"), hours));
        workspace.window().peak().ifPresent(hours -> hours(root.putObject("peakHours"), hours));
        put(root, "checklist", workspace.checklist().map(this::path));
        if (!workspace.alerts().isEmpty()) {
            ObjectNode alerts = root.putObject("alerts");
            workspace.alerts().forEach((name, rules) -> alerts(alerts.putObject(name), rules));
        }
        if (!workspace.checks().equals(CheckSettings.USUAL)) {
            checks(root.putObject("checks"), workspace.checks());
        }
        ArrayNode profiles = root.putArray("profiles");
        workspace.profiles().forEach(profile -> profile(profiles.addObject(), profile));
        if (!workspace.backups().equals(BackupSettings.NONE)) {
            new BackupSettingsWriter(workspace.file()).write(root.putObject("backups"), workspace.backups());
        }
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(indenter);
        return mapper.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private static void alerts(ObjectNode node, AlertRules rules) {
        node.put("longestTransaction", TimeSpan.text(rules.longestTransaction()));
        node.put("idleInTransaction", TimeSpan.text(rules.idleInTransaction()));
        node.put("waitingSessions", rules.waitingSessions());
        node.put("blockedFor", TimeSpan.text(rules.blockedFor()));
        node.put("connectionsPercent", rules.connectionsPercent());
        node.put("transactionIdAge", rules.transactionIdAge());
    }

    private void project(ObjectNode node, Project project) {
        node.put("name", project.name());
        node.put("kind", project.kind().label());
        if (!project.locations().isEmpty()) {
            ArrayNode locations = node.putArray("locations");
            project.locations().forEach(location -> locations.add(path(location)));
        }
        switch (project.kind()) {
            case PRISMA -> {
                node.put("historySchema", project.historySchema());
                project.transactionMode().ifPresent(mode -> node.put("transactionMode", mode.label()));
            }
            case FLYWAY -> flyway(node, project.flyway());
        }
    }

    private void flyway(ObjectNode node, FlywaySettings flyway) {
        put(node, "configFile", flyway.configFile().map(this::path));
        put(node, "table", flyway.table());
        put(node, "defaultSchema", flyway.defaultSchema());
        put(node, "schemas", flyway.schemas());
        put(node, "sqlMigrationPrefix", flyway.sqlMigrationPrefix());
        put(node, "repeatableSqlMigrationPrefix", flyway.repeatableSqlMigrationPrefix());
        put(node, "sqlMigrationSeparator", flyway.sqlMigrationSeparator());
        put(node, "sqlMigrationSuffixes", flyway.sqlMigrationSuffixes());
        flyway.outOfOrder().ifPresent(flag -> node.put("outOfOrder", flag));
        if (!flyway.placeholders().isEmpty()) {
            ObjectNode placeholders = node.putObject("placeholders");
            // In a fixed order, so that saving the same workspace gives the same bytes.
            Map<String, String> sorted = new TreeMap<>(flyway.placeholders());
            sorted.forEach(placeholders::put);
        }
        flyway.placeholderReplacement().ifPresent(flag -> node.put("placeholderReplacement", flag));
        put(node, "baselineVersion", flyway.baselineVersion());
        flyway.baselineOnMigrate().ifPresent(flag -> node.put("baselineOnMigrate", flag));
        flyway.mixed().ifPresent(flag -> node.put("mixed", flag));
        put(node, "encoding", flyway.encoding());
    }

    private void profile(ObjectNode node, ConnectionProfile profile) {
        node.put("name", profile.name());
        node.put("environment", profile.environment().label());
        node.put("host", profile.host());
        node.put("port", profile.port());
        node.put("database", profile.database());
        node.put("user", profile.user());
        node.put("sslMode", profile.sslMode().label());
        put(node, "sslRootCert", profile.sslRootCert().map(this::path));
        password(node.putObject("password"), profile.password());
        put(node, "healthUrl", profile.healthUrl());
        put(node, "contacts", profile.contacts());
        if (profile.confirm() != Strictness.USUAL) {
            node.put("confirm", profile.confirm().label());
        }
        if (!profile.run().equals(RunSettings.USUAL)) {
            run(node.putObject("run"), profile.run());
        }
    }

    static void password(ObjectNode node, PasswordSource source) {
        node.put("from", source.label());
        switch (source) {
            case PasswordSource.Env(String name) -> node.put("name", name);
            case PasswordSource.Command(List<String> command) -> put(node, "command", command);
            case PasswordSource.Pgpass _,
                    PasswordSource.Prompt _,
                    PasswordSource.Keychain _,
                    PasswordSource.Vault _ -> {
                // These need no more than their name.
            }
        }
    }

    private static void run(ObjectNode node, RunSettings run) {
        put(node, "lockTimeout", run.lockTimeout().map(TimeSpan::text));
        run.tries().ifPresent(tries -> node.put("tries", tries));
        run.maxQueued().ifPresent(sessions -> node.put("maxQueued", sessions));
        put(node, "maxQueueWait", run.maxQueueWait().map(TimeSpan::text));
    }

    private static void checks(ObjectNode node, CheckSettings checks) {
        put(node, "keyTables", checks.keyTables());
        put(node, "notNull", checks.notNull());
        node.put("exactUpTo", checks.exactUpTo());
        node.put("timeout", TimeSpan.text(checks.timeout()));
        put(node, "role", checks.role());
    }

    private static void hours(ObjectNode node, WeeklyHours hours) {
        List<String> days = EnumSet.copyOf(hours.days()).stream()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        put(node, "days", days);
        node.put("from", hours.from().toString());
        node.put("to", hours.to().toString());
        node.put("zone", hours.zone().getId());
    }

    private String path(Path path) {
        return Paths.text(workspace.file(), path);
    }

    private static void put(ObjectNode node, String key, Optional<String> value) {
        value.ifPresent(text -> node.put(key, text));
    }

    private static void put(ObjectNode node, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }
}
