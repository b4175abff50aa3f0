package org.lockkeeper.connection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the object {@code alerts} of a workspace: rules by profile. */
final class AlertRulesReader {
    private static final int MOST = 999_999_999;

    private AlertRulesReader() {}

    /** @param profiles the names that there are */
    static Map<String, AlertRules> read(JsonSection alerts, Set<String> profiles) {
        Map<String, AlertRules> rules = new LinkedHashMap<>();
        for (String name : profiles) {
            alerts.optionalSection(name).ifPresent(section -> rules.put(name, one(section)));
        }
        alerts.done();
        return rules;
    }

    private static AlertRules one(JsonSection section) {
        AlertRules usual = AlertRules.USUAL;
        AlertRules rules = new AlertRules(
                time(section, "longestTransaction", usual.longestTransaction()),
                time(section, "idleInTransaction", usual.idleInTransaction()),
                section.optionalInteger("waitingSessions", 0, MOST).orElse(usual.waitingSessions()),
                time(section, "blockedFor", usual.blockedFor()),
                section.optionalInteger("connectionsPercent", 0, 100).orElse(usual.connectionsPercent()),
                section.optionalInteger("transactionIdAge", 0, MOST).orElse(usual.transactionIdAge()));
        section.done();
        return rules;
    }

    private static Duration time(JsonSection section, String key, Duration usual) {
        return section.optionalText(key, TimeSpan.EXPECTED)
                .map(text -> TimeSpan.parse(text)
                        .orElseThrow(() -> section.invalid(key, JsonSection.quoted(text), TimeSpan.EXPECTED)))
                .orElse(usual);
    }
}
