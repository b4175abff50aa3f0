package org.lockkeeper.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.deploy.Risk.Question;

/**
 * What a person said at the gates.
 *
 * @param ticks who stands for what, by the gate's name
 * @param waivers why a gate may fail, by its name
 * @param backup a dump that is there
 * @param risks what goes before the facts
 * @param reviewed the digest of the plan that was looked at; empty where none was
 * @param acknowledged whether the consequences were read
 * @param reason why it has to be now; empty where nobody said
 */
public record Answers(
        Map<String, String> ticks,
        Map<String, String> waivers,
        Optional<Path> backup,
        Map<Question, String> risks,
        String reviewed,
        boolean acknowledged,
        String reason) {
    /** Nothing yet. */
    public static final Answers NONE = new Answers(Map.of(), Map.of(), Optional.empty(), Map.of(), "", false, "");

    public Answers {
        ticks = Map.copyOf(ticks);
        waivers = Map.copyOf(waivers);
        risks = Map.copyOf(risks);
    }

    /** With a tick; an empty name takes it back. */
    public Answers ticked(String gate, String name) {
        return new Answers(
                put(ticks, gate, name), waivers, backup, risks, reviewed, acknowledged, reason);
    }

    /** With a waiver; an empty reason takes it back. */
    public Answers waived(String gate, String why) {
        return new Answers(ticks, put(waivers, gate, why), backup, risks, reviewed, acknowledged, reason);
    }

    public Answers withBackup(Optional<Path> file) {
        return new Answers(ticks, waivers, file, risks, reviewed, acknowledged, reason);
    }

    /** With what a person says of a risk; empty for what the facts say. */
    public Answers withRisk(Question question, Optional<String> value) {
        Map<Question, String> changed = new HashMap<>(risks);
        changed.remove(question);
        value.ifPresent(text -> changed.put(question, text));
        return new Answers(ticks, waivers, backup, changed, reviewed, acknowledged, reason);
    }

    public Answers withReviewed(String digest) {
        return new Answers(ticks, waivers, backup, risks, digest, acknowledged, reason);
    }

    public Answers withAcknowledged(boolean read) {
        return new Answers(ticks, waivers, backup, risks, reviewed, read, reason);
    }

    public Answers withReason(String why) {
        return new Answers(ticks, waivers, backup, risks, reviewed, acknowledged, why);
    }

    private static Map<String, String> put(Map<String, String> map, String key, String value) {
        Map<String, String> changed = new HashMap<>(map);
        if (value.isBlank()) {
            changed.remove(key);
        } else {
            changed.put(key, value.strip());
        }
        return changed;
    }
}
