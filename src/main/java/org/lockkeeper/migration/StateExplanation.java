package org.lockkeeper.migration;

import java.util.List;
import org.lockkeeper.connection.ProjectKind;

/**
 * What a state means and what can be done about it. The texts stand here and not in a resource, so that a state without an explanation
 * does not compile.
 *
 * @param meaning one or more sentences, the note of the particular case included
 * @param waysOut what a person can do, the usual first; empty where there is nothing to do
 */
public record StateExplanation(String meaning, List<String> waysOut) {
    public StateExplanation {
        waysOut = List.copyOf(waysOut);
    }

    /** Explains one cell of the matrix. */
    public static StateExplanation of(ProjectKind kind, MigrationStatus status) {
        StateExplanation general = of(kind, status.state());
        return status.note()
                .map(note -> new StateExplanation(general.meaning + " " + note, general.waysOut))
                .orElse(general);
    }

    /** Explains a state in general. */
    public static StateExplanation of(ProjectKind kind, MigrationState state) {
        return switch (kind) {
            case PRISMA -> prisma(state);
            case FLYWAY -> flyway(state);
        };
    }

    private static StateExplanation prisma(MigrationState state) {
        return switch (state) {
            case FAILED ->
                explain(
                        "A run of this migration stopped before its end. Prisma runs nothing more here until that is settled (P3009).",
                        "Look at what it left behind; undo that, correct the script, and resolve it with --rolled-back: the next migrate runs it again.",
                        "Or complete by hand what is missing, and resolve it with --applied: it does not run again.");
            case MODIFIED ->
                explain(
                        "It was applied, but its script is not the one that ran (line ends do not count). Prisma's own status does not show that.",
                        "Restore the script from version control, if the edit was a mistake.",
                        "If the database needs the change, write it as a new migration: an edited script does not run again.",
                        "Prisma has no command that adopts the new checksum.");
            case MISSING ->
                explain(
                        "The history has it as applied, but the project has no folder of that name: another branch, or it was removed. Prisma's own status does not show that.",
                        "Get the folder from the branch or the commit that had it.",
                        "If it was squashed into another migration on purpose, nothing has to be done; migrate does not mind.");
            case ROLLED_BACK ->
                explain(
                        "Its failed run was marked as rolled back. Prisma's own status counts it as applied, yet migrate runs it again.",
                        "Correct the script and migrate.",
                        "Or remove the folder, if it is no longer wanted.");
            case OUT_OF_ORDER ->
                explain(
                        "It is applied, but ran after a migration that comes later in the folder, as happens when branches are merged.",
                        "Nothing has to be done here; databases that get both at once run them in the folder's order, so make sure that both orders lead to the same schema.");
            case IGNORED -> explain("The history mentions it, but it has no effect and nothing will run.");
            case OUTDATED, BASELINE -> explain("Prisma has no such state.");
            case PENDING, APPLIED, RUNNING, UNAVAILABLE -> both(state);
        };
    }

    private static StateExplanation flyway(MigrationState state) {
        return switch (state) {
            case FAILED ->
                explain(
                        "A run that was not in a transaction stopped before its end and left a row that says so. Flyway runs nothing more here until that is settled.",
                        "Undo what it left behind, correct the script, and repair: that removes the row, and the next migrate runs it again.");
            case MODIFIED ->
                explain(
                        "It was applied, but its script is not the one that ran; Flyway's validation fails on it, and so does migrate.",
                        "Restore the script from version control, if the edit was a mistake.",
                        "If the edit changes nothing in the database (a comment, say), repair adopts the new checksum.",
                        "If the database needs the change, write it as a new migration.");
            case MISSING ->
                explain(
                        "The history has it as applied, but no location has its script; Flyway's validation fails on it.",
                        "Check that the workspace names every location that deployments use.",
                        "Get the script from the branch or the commit that had it.",
                        "If it was removed on purpose, repair marks it as deleted.");
            case OUT_OF_ORDER ->
                explain(
                        "It is applied, but after one of a higher version.",
                        "Nothing has to be done here; databases that get both at once run them by version, so make sure that both orders lead to the same schema.");
            case OUTDATED ->
                explain(
                        "A repeatable migration whose script has changed since it last ran.",
                        "Migrate: it runs again, after the versioned ones.");
            case BASELINE ->
                explain("The history of this database starts here; what is older was there before and never runs.");
            case IGNORED ->
                explain(
                        "Flyway does not run it here: its version is below what is applied or below the baseline, or it was replaced or deleted.",
                        "If it has to run, set outOfOrder to true in the workspace, or give it a higher version.");
            case ROLLED_BACK -> explain("It was undone by a paid edition of Flyway.", "Migrate: it runs again.");
            case PENDING, APPLIED, RUNNING, UNAVAILABLE -> both(state);
        };
    }

    private static StateExplanation both(MigrationState state) {
        return switch (state) {
            case PENDING -> explain("It has not run here yet.", "Look at the preview, then migrate.");
            case APPLIED -> explain("It ran here, and its script is unchanged.");
            case RUNNING ->
                explain(
                        "Another session is applying it now.",
                        "Wait for it. If it does not move, look at what it waits for before ending anything.");
            case UNAVAILABLE ->
                explain(
                        "This environment could not be read.",
                        "Test the connection; the profile's test says what is wrong.");
            case FAILED, MODIFIED, MISSING, ROLLED_BACK, OUT_OF_ORDER, OUTDATED, BASELINE, IGNORED ->
                throw new IllegalArgumentException(state + " differs by engine");
        };
    }

    private static StateExplanation explain(String meaning, String... waysOut) {
        return new StateExplanation(meaning, List.of(waysOut));
    }
}
