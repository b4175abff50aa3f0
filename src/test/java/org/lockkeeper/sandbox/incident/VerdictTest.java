package org.lockkeeper.sandbox.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.sandbox.incident.Performance.Phase;
import org.lockkeeper.sandbox.incident.Verdict.Result;

/** What counts as the least damage, in every incident: only what caused it may be ended, and only that solves it. */
class VerdictTest {
    /** Everybody as the incident has them, each with that fate. */
    private static List<Player> company(Incident incident, Fate root, Fate others) {
        List<Player> players = new ArrayList<>();
        for (Part part : incident.parts()) {
            for (int i = 0; i < part.count(); i++) {
                players.add(player(part, players.size() + 1, part.role() == Role.ROOT ? root : others));
            }
        }
        return players;
    }

    private static Player player(Part part, int pid, Fate fate) {
        return new Player(part.name(), part.role(), part.application(), pid, Optional.empty(), fate, true, "");
    }

    private static Verdict verdict(Incident incident, Phase phase, List<Player> players) {
        return Verdict.of(new Performance(incident, 1, Instant.EPOCH, Instant.EPOCH, phase, "", players), true);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_open_until_it_is_decided(Incident incident) {
        List<Player> players = company(incident, Fate.PRESENT, Fate.PRESENT);
        assertThat(Performance.isDecided(incident, players)).isFalse();
        Verdict verdict = verdict(incident, Phase.OPEN, players);
        assertThat(verdict.result()).isEqualTo(Result.OPEN);
        assertThat(verdict.lines()).doesNotContain(incident.lesson());
    }

    @ParameterizedTest
    @EnumSource
    void the_loss_of_anybody_but_the_root_is_damage_however_it_ends(Incident incident) {
        List<Player> unharmed = company(incident, Fate.ENDED, Fate.DONE);
        for (int i = 0; i < unharmed.size(); i++) {
            Player player = unharmed.get(i);
            Part part = incident.parts().stream()
                    .filter(each -> each.name().equals(player.part()))
                    .findFirst()
                    .orElseThrow();
            for (Fate fate : List.of(Fate.CANCELLED, Fate.ENDED)) {
                List<Player> players = new ArrayList<>(unharmed);
                players.set(i, player(part, (int) player.pid(), fate));
                for (Phase phase : List.of(Phase.OPEN, Phase.OVER)) {
                    Verdict verdict = verdict(incident, phase, players);
                    if (player.role() == Role.ROOT) {
                        assertThat(verdict.result()).isNotEqualTo(Result.DAMAGE);
                    } else {
                        assertThat(verdict.result()).isEqualTo(Result.DAMAGE);
                        assertThat(verdict.lines())
                                .singleElement()
                                .asString()
                                .startsWith("The %s %s (pid %d) %s: "
                                        .formatted(
                                                player.role().label(),
                                                player.application(),
                                                player.pid(),
                                                fate == Fate.ENDED ? "was ended" : "had its statement cancelled"));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_everybody_unharmed_it_is_solved_and_the_lesson_told(Incident incident) {
        List<Player> players = company(incident, Fate.ENDED, Fate.DONE);
        assertThat(Performance.isDecided(incident, players)).isTrue();
        Verdict verdict = verdict(incident, Phase.OVER, players);
        assertThat(verdict.result()).isEqualTo(Result.SOLVED);
        assertThat(verdict.lines()).last().isEqualTo(incident.lesson());
        assertThat(verdict.lines().getFirst().endsWith("was ended."))
                .as("a root that was ended is told where there is one")
                .isEqualTo(incident.parts().stream().anyMatch(part -> part.role() == Role.ROOT));
    }
}
