package org.lockkeeper.ui.preferences;

import java.util.List;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;

/**
 * The limits of one environment as they are being written.
 *
 * @param fields in the order of the rules
 */
record AlertDraft(ConnectionProfile profile, List<SettingField> fields) {
    private static final long MOST = 999_999_999;

    static AlertDraft of(ConnectionProfile profile, AlertRules rules) {
        return new AlertDraft(
                profile,
                List.of(
                        SettingField.time(Texts.get("preferences.longestTransaction"), rules.longestTransaction()),
                        SettingField.time(Texts.get("preferences.idleInTransaction"), rules.idleInTransaction()),
                        SettingField.number(Texts.get("preferences.waitingSessions"), 0, MOST, rules.waitingSessions()),
                        SettingField.time(Texts.get("preferences.blockedFor"), rules.blockedFor()),
                        SettingField.number(
                                Texts.get("preferences.connectionsPercent"), 0, 100, rules.connectionsPercent()),
                        SettingField.number(
                                Texts.get("preferences.transactionIdAge"), 0, MOST, rules.transactionIdAge())));
    }

    /** Writes other limits in their place. */
    void set(AlertRules rules) {
        fields.get(0).set(rules.longestTransaction());
        fields.get(1).set(rules.idleInTransaction());
        fields.get(2).set(rules.waitingSessions());
        fields.get(3).set(rules.blockedFor());
        fields.get(4).set(rules.connectionsPercent());
        fields.get(5).set(rules.transactionIdAge());
    }

    /** @throws IllegalStateException where a field has a problem */
    AlertRules rules() {
        return new AlertRules(
                fields.get(0).duration(),
                fields.get(1).duration(),
                fields.get(2).integer(),
                fields.get(3).duration(),
                fields.get(4).integer(),
                fields.get(5).integer());
    }
}
