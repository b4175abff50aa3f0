package org.lockkeeper.runbook;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.runbook.DiagnosisStep.Verdict;

/**
 * What is the matter with a database, step by step from its name to its disk.
 *
 * @param newestVerified what a new server could be filled from
 * @param contacts whom to turn to, as the profile names them
 */
public record Diagnosis(
        String environment, List<DiagnosisStep> steps, Optional<CatalogueEntry> newestVerified, List<String> contacts) {
    public Diagnosis {
        steps = List.copyOf(steps);
        contacts = List.copyOf(contacts);
    }

    /** The first step that is bad; empty where the database can be used. */
    public Optional<DiagnosisStep> trouble() {
        return steps.stream().filter(step -> step.verdict() == Verdict.BAD).findFirst();
    }
}
