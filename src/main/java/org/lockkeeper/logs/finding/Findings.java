package org.lockkeeper.logs.finding;

import java.util.List;

/**
 * What stands out in a log.
 *
 * @param entries how many were looked at
 * @param findings the gravest kinds first
 * @param messages the most frequent shapes first
 * @param shapes how many shapes there are; beyond 10,000 new ones are not counted
 */
public record Findings(long entries, List<Finding> findings, List<TopMessage> messages, int shapes) {
    public Findings {
        findings = List.copyOf(findings);
        messages = List.copyOf(messages);
    }
}
