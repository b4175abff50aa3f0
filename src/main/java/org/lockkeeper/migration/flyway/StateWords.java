package org.lockkeeper.migration.flyway;

import java.util.Optional;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.lockkeeper.migration.MigrationState;

/**
 * Flyway's state in Lockkeeper's words. Flyway's own list never shows that a script was edited after it ran, so that checksum and
 * description are compared here.
 *
 * @param note what the state means here and the way out
 */
record StateWords(MigrationState state, Optional<String> note) {
    /** @param script what the project has for it, if anything */
    static StateWords of(MigrationInfo info, Optional<ScriptCatalog.Entry> script) {
        return switch (info.getState()) {
            case SUCCESS, OUT_OF_ORDER -> applied(info, script);
            case PENDING, ABOVE_TARGET, AVAILABLE -> plain(MigrationState.PENDING);
            case OUTDATED ->
                noted(MigrationState.OUTDATED, "The script has changed since it last ran; it will run again.");
            case SUPERSEDED -> noted(MigrationState.IGNORED, "A later run of the same script replaced this one.");
            case BASELINE ->
                noted(
                        MigrationState.BASELINE,
                        "The history starts here; what is older counts as being in the database.");
            case BELOW_BASELINE, BASELINE_IGNORED ->
                noted(MigrationState.IGNORED, "Older than the baseline, so that Flyway never runs it here.");
            case IGNORED ->
                noted(
                        MigrationState.IGNORED,
                        "Older than what is applied, and outOfOrder is off: Flyway neither runs it nor lets anything else run. Set outOfOrder, or give it a newer version.");
            case MISSING_SUCCESS ->
                noted(
                        MigrationState.MISSING,
                        "Applied, but there is no script for it. Bring the script back, or mark it as deleted with repair.");
            case FUTURE_SUCCESS ->
                noted(
                        MigrationState.MISSING,
                        "Applied, but newer than every script here: these scripts are probably not up to date.");
            case FAILED, MISSING_FAILED, FUTURE_FAILED ->
                noted(
                        MigrationState.FAILED,
                        "It ran outside a transaction and stopped, so that a part of it may be in the database. Clean up by hand, then repair, then migrate.");
            case UNDONE -> noted(MigrationState.ROLLED_BACK, "Undone; it will run again.");
            case DELETED -> noted(MigrationState.IGNORED, "Marked as deleted by repair.");
        };
    }

    private static StateWords applied(MigrationInfo info, Optional<ScriptCatalog.Entry> script) {
        Integer applied = info.getAppliedChecksum();
        Integer resolved = info.getResolvedChecksum();
        if (info.isVersioned() && applied != null && resolved != null && !applied.equals(resolved)) {
            return noted(
                    MigrationState.MODIFIED,
                    "The script was changed after it ran (checksum %d, now %d). Put the old text back, or accept the new one with repair."
                            .formatted(applied, resolved));
        }
        Optional<String> name = script.map(ScriptCatalog.Entry::description)
                .filter(_ -> info.getType() == CoreMigrationType.SQL)
                .filter(now -> !now.equals(info.getDescription()));
        if (name.isPresent()) {
            return noted(
                    MigrationState.MODIFIED,
                    "It ran as \"%s\" and is now called \"%s\". Rename it back, or accept the name with repair."
                            .formatted(info.getDescription(), name.get()));
        }
        return info.getState() == org.flywaydb.core.api.MigrationState.OUT_OF_ORDER
                ? noted(MigrationState.OUT_OF_ORDER, "Applied after a newer one.")
                : plain(MigrationState.APPLIED);
    }

    /** Whether a migrate would run it. */
    static boolean isWork(MigrationInfo info) {
        return of(info, Optional.empty()).state().isWork();
    }

    private static StateWords plain(MigrationState state) {
        return new StateWords(state, Optional.empty());
    }

    private static StateWords noted(MigrationState state, String note) {
        return new StateWords(state, Optional.of(note));
    }
}
