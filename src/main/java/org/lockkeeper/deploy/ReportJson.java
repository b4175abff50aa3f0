package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON, for whatever reads reports by itself. */
final class ReportJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SIGN_OFFS = "signOffs";

    private ReportJson() {}

    static String text(DeployReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        MigrationPlan plan = report.deployment().plan();
        root.put("id", report.id());
        root.put("environment", plan.profile().name());
        root.put("kind", plan.profile().environment().label());
        root.put("database", plan.target().database());
        root.put("systemIdentifier", plan.target().system());
        root.put("address", plan.profile().address());
        root.put("digest", plan.digest());
        texts(root, "migrations", plan.names());
        texts(root, "applied", report.run().applied());
        root.put("appliedAt", report.applied().toString());
        root.put("durationMs", report.duration().toMillis());
        root.put("downtime", report.downtime());
        root.put("rollback", report.rollback());
        texts(root, "changes", report.changes());
        texts(root, "issues", report.issues());
        root.put("status", report.status().label());
        report.run().failed().ifPresent(failure -> {
            ObjectNode node = root.putObject("failed");
            node.put("name", failure.name());
            failure.statement().ifPresent(sql -> node.put("statement", sql));
            node.put("line", failure.line());
            failure.sqlState().ifPresent(state -> node.put("sqlState", state));
            node.put("message", failure.message());
            node.put("leftBehind", failure.leftBehind());
            node.put("cause", failure.cause().label());
            node.put("tries", failure.tries());
        });
        report.run().backends().ifPresent(backends -> {
            ObjectNode node = root.putObject("backends");
            ArrayNode pids = node.putArray("pids");
            backends.pids().forEach(pids::add);
            node.put("from", backends.from().toString());
            node.put("until", backends.until().toString());
        });
        report.run().log().ifPresent(log -> root.put("log", log.toString()));
        gates(root.putArray("gates"), report.gates());
        ArrayNode risks = root.putArray("risk");
        report.risk().values().forEach(risk -> {
            ObjectNode node = risks.addObject();
            node.put("name", risk.question().label());
            risk.value().ifPresentOrElse(value -> node.put("value", value), () -> node.putNull("value"));
            node.put("source", risk.source());
        });
        tables(root.putArray("tables"), report.deployment().impact());
        ArrayNode checks = root.putArray("checks");
        report.findings().forEach(finding -> {
            ObjectNode node = checks.addObject();
            node.put("name", finding.name());
            node.put("severity", finding.warning() ? "warning" : "error");
            node.put("passed", finding.passed());
            node.put("detail", finding.detail());
            finding.before().ifPresent(before -> node.put("before", before));
            finding.after().ifPresent(after -> node.put("after", after));
        });
        root.putArray(SIGN_OFFS);
        texts(root, "contacts", plan.profile().contacts());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** The same document with a further sign-off. */
    static String signed(String document, SignOff signed) {
        ObjectNode root = (ObjectNode) MAPPER.readTree(document);
        ArrayNode signOffs = root.withArray(SIGN_OFFS);
        ObjectNode node = signOffs.addObject();
        node.put("role", signed.role().label());
        node.put("name", signed.name());
        node.put("at", signed.at().toString());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** Which environment a report is of, and what ran there, for the record of a sign-off. */
    static Optional<String> text(String document, String key) {
        return Optional.of(MAPPER.readTree(document).path(key).asString("")).filter(text -> !text.isEmpty());
    }

    /** The names under a report. */
    static List<SignOff> signOffs(String document) {
        List<SignOff> signed = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(document).path(SIGN_OFFS)) {
            SignOff.Role.of(node.path("role").asString(""))
                    .ifPresent(role -> signed.add(new SignOff(
                            role,
                            node.path("name").asString(""),
                            Instant.parse(node.path("at").asString("")))));
        }
        return signed;
    }

    private static void gates(ArrayNode array, List<Gate> gates) {
        gates.forEach(gate -> {
            ObjectNode node = array.addObject();
            node.put("name", gate.name());
            node.put("step", gate.step().label());
            node.put("title", gate.title());
            node.put("state", gate.state().label());
            node.put("detail", gate.detail());
        });
    }

    private static void tables(ArrayNode array, Impact impact) {
        impact.tables().forEach(table -> {
            ObjectNode node = array.addObject();
            node.put("schema", table.schema());
            node.put("name", table.name());
            texts(
                    node,
                    "effects",
                    table.effects().stream()
                            .sorted()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
            table.bytes().ifPresentOrElse(bytes -> node.put("bytes", bytes), () -> node.putNull("bytes"));
            node.put("rowsEstimate", table.rowsEstimate());
            node.put("sessions", table.sessions().size());
        });
    }

    private static void texts(ObjectNode node, String key, List<String> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(array::add);
    }
}
