package org.lockkeeper.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.migration.script.ObjectChange;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/**
 * Whether a statement of a script that stopped shows in the database.
 *
 * @param line where it stands, from 1
 * @param evidence what was looked at, in words
 */
public record StatementEffect(int line, String sql, Effect effect, String evidence) {
    /**
     * Looks for each statement of a script in the catalogue.
     *
     * @param schema what a name without a schema means
     */
    public static List<StatementEffect> look(ReadSession session, String schema, SqlScript script) {
        List<Optional<ObjectChange>> changes = script.statements().stream()
                .map(statement -> ObjectChange.of(statement.sql()))
                .toList();
        Map<String, Integer> mentions = new HashMap<>();
        changes.forEach(change -> change.ifPresent(c -> mentions.merge(c.subject(), 1, Integer::sum)));
        List<StatementEffect> effects = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            SqlStatement statement = script.statements().get(i);
            effects.add(changes.get(i)
                    .map(change -> mentions.getOrDefault(change.subject(), 0) > 1
                            ? unknown(statement, change.subject() + " is changed more than once in this script")
                            : look(session, schema, statement, change))
                    .orElseGet(() -> unknown(statement, "the catalogue does not show what it does")));
        }
        return effects;
    }

    private static StatementEffect look(
            ReadSession session, String schema, SqlStatement statement, ObjectChange change) {
        String in = change.schema().orElse(schema);
        boolean there = session.query(
                        ReadQuery.CATALOG_PRESENCE,
                        row -> row.flag("present"),
                        change.kind(),
                        in,
                        change.name(),
                        change.part())
                .getFirst();
        String evidence = evidence(change, there);
        if (there != change.appears()) {
            return new StatementEffect(statement.line(), statement.sql(), Effect.DID_NOT, evidence);
        }
        return change.telling()
                ? new StatementEffect(statement.line(), statement.sql(), Effect.TOOK_EFFECT, evidence)
                : unknown(statement, evidence + ", and may have been before");
    }

    /** An index that is marked invalid is in the catalogue, but its statement did not take effect. */
    private static String evidence(ObjectChange change, boolean there) {
        if (there) {
            return change.subject() + " is there";
        }
        return change.kind().equals("index")
                ? "no valid " + change.subject() + " is there"
                : change.subject() + " is not there";
    }

    private static StatementEffect unknown(SqlStatement statement, String evidence) {
        return new StatementEffect(statement.line(), statement.sql(), Effect.UNKNOWN, evidence);
    }

    /** The three answers. */
    public enum Effect {
        TOOK_EFFECT,
        DID_NOT,
        UNKNOWN;

        /** The word used in JSON and on screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
