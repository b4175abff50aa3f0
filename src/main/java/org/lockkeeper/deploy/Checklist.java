package org.lockkeeper.deploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.guard.Environment;

/**
 * What is looked at before a deploy.
 *
 * @param source the file that it comes from, or that it is the built-in one, in words
 */
public record Checklist(String source, List<ChecklistItem> items) {
    public Checklist {
        items = List.copyOf(items);
    }

    /** The list of the strategy's sections 3 and 4: a team's own file takes its place. */
    static final Checklist BUILT_IN = new Checklist(
            "the built-in checklist",
            List.of(
                    automatic(AutomaticCheck.SCRIPTS_COMMITTED, Environment.STAGING, Environment.PRODUCTION),
                    automatic(AutomaticCheck.APPLIED_BEFORE, Environment.STAGING, Environment.PRODUCTION),
                    automatic(AutomaticCheck.HISTORY_CLEAN, Environment.STAGING, Environment.PRODUCTION),
                    automatic(
                            AutomaticCheck.HISTORY_LOCK,
                            Environment.DEVELOPMENT,
                            Environment.STAGING,
                            Environment.PRODUCTION),
                    automatic(AutomaticCheck.IDLE_TRANSACTIONS, Environment.STAGING, Environment.PRODUCTION),
                    automatic(AutomaticCheck.DISK_SPACE, Environment.STAGING, Environment.PRODUCTION),
                    automatic(AutomaticCheck.CHANGE_WINDOW, Environment.PRODUCTION),
                    byHand(
                            "tests-passing",
                            "All tests pass on staging: integration, end to end, query performance"),
                    byHand(
                            "staging-tested",
                            "Staging was tested by hand: starts, endpoints, new and existing features, performance"),
                    byHand("rollback-documented", "The rollback procedure is documented"),
                    byHand("backup-strategy", "The backup strategy is confirmed"),
                    byHand("downtime-scheduled", "A downtime window is scheduled, or none is needed"),
                    byHand("team-notified", "The team is notified of the deploy"),
                    byHand("monitoring-ready", "The monitoring dashboards are ready"),
                    automatic(AutomaticCheck.RISK_ASSESSED, Environment.PRODUCTION),
                    automatic(AutomaticCheck.RECENT_BACKUP, Environment.STAGING, Environment.PRODUCTION)));

    /** The lines for one environment. */
    List<ChecklistItem> on(Environment environment) {
        return items.stream().filter(item -> item.on().contains(environment)).toList();
    }

    private static ChecklistItem automatic(AutomaticCheck check, Environment... on) {
        return new ChecklistItem(check.label(), check.title(), Set.of(on), Optional.of(check), Optional.empty());
    }

    private static ChecklistItem byHand(String id, String title) {
        return new ChecklistItem(id, title, Set.of(Environment.PRODUCTION), Optional.empty(), Optional.empty());
    }
}
