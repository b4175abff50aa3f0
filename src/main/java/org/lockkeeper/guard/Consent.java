package org.lockkeeper.guard;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link Confirmer} is asked about.
 *
 * @param verdict how often it has to be confirmed: {@link Verdict#FREE}, {@link Verdict#ONCE} or {@link Verdict#TWICE}
 * @param consequences what and who is hit, a line each, to be shown before anything is confirmed
 * @param objection why a reason has to be given, as the rest of "It is …"; empty where none has to
 */
public record Consent(
        Operation operation, Site site, Verdict verdict, List<String> consequences, Optional<String> objection) {
    public Consent {
        consequences = List.copyOf(consequences);
    }

    /** The digest of what is to happen; whoever reviewed it saw this one. */
    public String digest() {
        return operation.digest(site.target());
    }

    /** The name that has to be typed where it is asked for. */
    public String database() {
        return site.target().database();
    }

    /** What and where, as a person would say it: {@code apply 3 migrations on database "shop" (production, prod-eu)}. */
    public String subject() {
        return "%s on database \"%s\" (%s, %s)"
                .formatted(
                        operation.description(), database(), site.environment().label(), site.profile());
    }
}
