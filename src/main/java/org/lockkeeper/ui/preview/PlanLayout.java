package org.lockkeeper.ui.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.control.SqlDocumentBuilder;

/**
 * A plan laid out to be read. As a whole where that is not more than a text area holds, else section by section.
 *
 * @param plan what would run
 * @param sections in the order in which they run
 * @param starts the line of each section's heading in {@code whole}
 * @param whole all of it; empty where it is too long
 */
public record PlanLayout(
        MigrationPlan plan, List<PlanSection> sections, List<Integer> starts, Optional<SqlDocument> whole) {
    public PlanLayout {
        sections = List.copyOf(sections);
        starts = List.copyOf(starts);
    }

    /** Lays a plan out; takes time in proportion to its text, so not for the toolkit's thread. */
    public static PlanLayout of(MigrationPlan plan) {
        List<Part> parts = parts(plan);
        List<PlanSection> sections = parts.stream().map(Part::section).toList();
        long lines = 0;
        for (Part part : parts) {
            for (PlannedStatement statement : part.statements()) {
                lines += statement.sql().lines().count() + 1;
            }
        }
        if (lines + 2L * parts.size() > SqlDocument.MOST_LINES) {
            return new PlanLayout(plan, sections, List.of(), Optional.empty());
        }
        SqlDocumentBuilder builder = new SqlDocumentBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Part part : parts) {
            starts.add(builder.lines() == 0 ? 0 : builder.lines() + 1);
            write(part, builder);
        }
        return new PlanLayout(plan, sections, starts, Optional.of(builder.build()));
    }

    /** One section alone; the one at {@code index} of {@link #sections()}. */
    public SqlDocument section(int index) {
        SqlDocumentBuilder builder = new SqlDocumentBuilder();
        write(parts(plan).get(index), builder);
        return builder.build();
    }

    /** All of it as one text, whatever its length: every statement with its semicolon, the headings as comments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts(plan)) {
            text.append("-- ").append(part.heading()).append('\n');
            part.statements()
                    .forEach(s ->
                            text.append(SqlDocumentBuilder.terminated(s.sql())).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    private static void write(Part part, SqlDocumentBuilder builder) {
        builder.heading(part.heading());
        String migration = part.section().migration() ? part.section().title() : "";
        part.statements().forEach(statement -> builder.statement(migration, statement));
    }

    private static List<Part> parts(MigrationPlan plan) {
        List<Part> parts = new ArrayList<>();
        if (!plan.before().isEmpty()) {
            parts.add(around("preview.before", plan.before()));
        }
        int number = 0;
        for (PlannedMigration migration : plan.migrations()) {
            number++;
            int statements = migration.scriptStatements().size();
            String subtitle = Texts.get(
                    migration.transactional() ? "preview.section.transaction" : "preview.section.noTransaction",
                    statements);
            String heading =
                    Texts.get("preview.heading", number, plan.migrations().size(), migration.name());
            parts.add(new Part(new PlanSection(migration.name(), subtitle, true), heading, migration.statements()));
        }
        if (!plan.after().isEmpty()) {
            parts.add(around("preview.after", plan.after()));
        }
        return parts;
    }

    private static Part around(String key, List<PlannedStatement> statements) {
        String title = Texts.get(key);
        return new Part(
                new PlanSection(title, Texts.get("preview.section.engine", statements.size()), false),
                title,
                statements);
    }

    private record Part(PlanSection section, String heading, List<PlannedStatement> statements) {}
}
