package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.sandbox.SandboxStatus;

/** The sandbox for a terminal. */
public final class SandboxTable {
    private SandboxTable() {}

    public static String render(SandboxStatus status, Pen pen) {
        TextTable table = new TextTable(
                Column.text("NAME"),
                Column.text("ENVIRONMENT"),
                Column.text("STATE"),
                Column.number("SERVER"),
                Column.text("ADDRESS"));
        for (SandboxStatus.ClusterStatus cluster : status.clusters()) {
            table.row(
                    Cell.of(cluster.name(), Tone.STRONG),
                    Cell.of(cluster.environment().label()),
                    state(cluster, pen),
                    Cell.of(cluster.major().map(String::valueOf).orElse("")),
                    Cell.of(cluster.port().map(port -> "127.0.0.1:" + port).orElse("")));
        }
        String files = status.clusters().stream().noneMatch(SandboxStatus.ClusterStatus::complete)
                ? "Make it with \"lockkeeper sandbox start\".\n"
                : "workspace  %s%nflyway     %s%n".formatted(status.workspace(), status.flywayWorkspace());
        return table.render(pen) + "\n" + files;
    }

    private static Cell state(SandboxStatus.ClusterStatus cluster, Pen pen) {
        if (cluster.port().isPresent()) {
            return Cell.of(pen.sign("✓", "+") + " running", Tone.GOOD);
        }
        return cluster.complete()
                ? Cell.of(pen.sign("○", "o") + " stopped", Tone.QUIET)
                : Cell.of("- not made", Tone.QUIET);
    }
}
