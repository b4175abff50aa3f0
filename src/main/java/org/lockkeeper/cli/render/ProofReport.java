package org.lockkeeper.cli.render;

import java.time.Duration;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import tools.jackson.core.JsonGenerator;

/** What a test restore showed. */
public record ProofReport(String name, BackupProof proof) implements JsonDocument {
    private static final int LABEL = 12;

    public String text(Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append(
                        proof.passed()
                                ? pen.paint(Tone.GOOD, pen.sign("✓", "ok") + " verified")
                                : pen.paint(Tone.BAD, pen.sign("✗", "x") + " fell short"))
                .append("  ")
                .append(Inert.line(name))
                .append('\n');
        Facts.append(text, pen, LABEL, "where", proof.where());
        if (proof.tables() > 0 || proof.passed()) {
            Facts.append(
                    text,
                    pen,
                    LABEL,
                    "compared",
                    Words.count(proof.tables(), "table") + " with " + Words.count(proof.rows(), "row"));
            Facts.append(text, pen, LABEL, "restores in", Figures.time(Duration.ofMillis(proof.restoreMs())));
        }
        proof.differences().forEach(difference -> Facts.append(text, pen, LABEL, "difference", difference));
        return text.toString();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("name", name);
        json.writeBooleanProperty("passed", proof.passed());
        json.writeNumberProperty("tables", proof.tables());
        json.writeNumberProperty("rows", proof.rows());
        json.writeNumberProperty("restoreMs", proof.restoreMs());
        json.writeStringProperty("where", proof.where());
        JsonDocument.strings(json, "differences", proof.differences());
    }
}
