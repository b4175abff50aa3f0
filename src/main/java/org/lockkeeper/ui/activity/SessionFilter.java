package org.lockkeeper.ui.activity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.SessionState.Kind;

/**
 * Which sessions are shown. An empty text lets everything through.
 *
 * @param text in the statement, the pid, or any name
 * @param state a state's word; empty for all
 * @param minimumSeconds how old the transaction, or what is run, has to be
 * @param hideOwn whether Lockkeeper's own are left out
 * @param hideIdle whether those that are plainly idle are left out; those idle in a transaction never are
 */
record SessionFilter(
        String text,
        String state,
        long minimumSeconds,
        String application,
        String user,
        String database,
        boolean hideOwn,
        boolean hideIdle) {
    static final SessionFilter USUAL = new SessionFilter("", "", 0, "", "", "", true, true);

    /** Every session. */
    static final SessionFilter ALL = new SessionFilter("", "", 0, "", "", "", false, false);

    boolean matches(SessionFacts facts) {
        Session session = facts.session();
        boolean harmless = facts.blocks() == 0 && facts.blockedBy().isEmpty();
        return !(hideOwn && session.isOwn() && harmless)
                && !(hideIdle && session.kind() == Kind.IDLE && harmless)
                && (state.isEmpty() || session.kind().label().equals(state))
                && isOldEnough(facts)
                && contains(session.application(), application)
                && contains(session.user(), user)
                && contains(session.database(), database)
                && (contains(session.query(), text)
                        || contains(session.application(), text)
                        || contains(session.user(), text)
                        || contains(session.database(), text)
                        || contains(session.client(), text)
                        || Integer.toString(session.pid()).equals(text.strip()));
    }

    private boolean isOldEnough(SessionFacts facts) {
        return minimumSeconds == 0
                || facts.transaction()
                        .or(facts::statement)
                        .filter(age -> age.toSeconds() >= minimumSeconds)
                        .isPresent();
    }

    private static boolean contains(String value, String part) {
        return part.isBlank()
                || value.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }

    /** As the settings keep it. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("text", text);
        settings.put("state", state);
        settings.put("minimumSeconds", Long.toString(minimumSeconds));
        settings.put("application", application);
        settings.put("user", user);
        settings.put("database", database);
        settings.put("hideOwn", Boolean.toString(hideOwn));
        settings.put("hideIdle", Boolean.toString(hideIdle));
        return settings;
    }

    static SessionFilter of(Map<String, String> settings) {
        String seconds = settings.getOrDefault("minimumSeconds", "0");
        return new SessionFilter(
                settings.getOrDefault("text", ""),
                settings.getOrDefault("state", ""),
                seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : 0,
                settings.getOrDefault("application", ""),
                settings.getOrDefault("user", ""),
                settings.getOrDefault("database", ""),
                !settings.getOrDefault("hideOwn", "true").equals("false"),
                !settings.getOrDefault("hideIdle", "true").equals("false"));
    }
}
