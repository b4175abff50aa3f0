package org.lockkeeper.sandbox.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * What an incident has come to.
 *
 * @param lines why, a sentence each
 */
public record Verdict(Result result, List<String> lines) {
    public Verdict {
        lines = List.copyOf(lines);
    }

    /** In one word. */
    public enum Result {
        /** Solved with the least damage. */
        SOLVED("solved"),
        /** Not solved yet, and nothing lost. */
        OPEN("open"),
        /** More was lost than had to be. */
        DAMAGE("damage"),
        /** Its process is gone, so that nobody can say. */
        ABANDONED("abandoned");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param alive whether the process that plays it lives */
    static Verdict of(Performance performance, boolean alive) {
        List<Player> players = performance.players();
        List<String> losses = players.stream()
                .filter(p -> p.role() != Role.ROOT && p.fate().isLost())
                .map(Verdict::loss)
                .toList();
        if (!losses.isEmpty()) {
            return new Verdict(Result.DAMAGE, losses);
        }
        return switch (performance.phase()) {
            case OVER -> new Verdict(Result.SOLVED, solution(performance));
            case FAILED -> new Verdict(Result.ABANDONED, List.of(performance.message()));
            case PREPARING, OPEN ->
                alive
                        ? new Verdict(Result.OPEN, standing(players))
                        : new Verdict(
                                Result.ABANDONED,
                                List.of("The process that played it has ended before it was solved; start it again."));
        };
    }

    private static String loss(Player player) {
        String what = switch (player.fate()) {
            case CANCELLED -> "had its statement cancelled";
            case ENDED -> "was ended";
            case FAILED -> "failed (" + player.detail() + ")";
            case TO_COME, PRESENT, DONE -> throw new IllegalArgumentException(player.toString());
        };
        String why = switch (player.role()) {
            case MIGRATION -> "the migration has to run again";
            case VICTIM -> "it had done nothing, and somebody got an error for it";
            case BYSTANDER -> "it had nothing to do with the incident";
            case ROOT -> throw new IllegalArgumentException(player.toString());
        };
        return "The %s %s %s: %s.".formatted(player.role().label(), player.name(), what, why);
    }

    private static List<String> standing(List<Player> players) {
        List<String> lines = new ArrayList<>();
        for (Role role : Role.values()) {
            long there = players.stream()
                    .filter(p -> p.role() == role && p.fate() == Fate.PRESENT)
                    .count();
            if (there > 0) {
                lines.add(
                        switch (role) {
                            case ROOT -> "What causes it is still there.";
                            case MIGRATION -> "The migration has not come to its end.";
                            case VICTIM -> there + " sessions of the application wait.";
                            case BYSTANDER -> there + " others are unharmed.";
                        });
            }
        }
        return lines;
    }

    private static List<String> solution(Performance performance) {
        List<String> lines = new ArrayList<>();
        performance.players().stream()
                .filter(p -> p.role() == Role.ROOT && p.fate() == Fate.ENDED)
                .forEach(p -> lines.add("%s was ended.".formatted(p.name())));
        performance.players().stream()
                .filter(p -> p.role() == Role.MIGRATION)
                .forEach(p -> lines.add("The migration of %s finished.".formatted(p.name())));
        long victims = performance.players().stream()
                .filter(p -> p.role() == Role.VICTIM)
                .count();
        if (victims > 0) {
            lines.add("All %d sessions that waited got their answer; none was lost.".formatted(victims));
        }
        lines.add(performance.incident().lesson());
        return lines;
    }
}
