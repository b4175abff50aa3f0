package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;

/** A name and what there is to say, wrapped beside it. */
final class Facts {
    private Facts() {}

    static void append(StringBuilder text, Pen pen, int label, String name, String value) {
        String margin = " ".repeat(2 + label);
        text.append("  ").append(pen.paint(Tone.QUIET, Columns.padEnd(name, label)));
        boolean first = true;
        for (String line : Inert.block(value).strip().split("\n", -1)) {
            for (String wrapped : Columns.wrap(line.stripTrailing(), pen.proseWidth() - label - 2)) {
                text.append(first ? "" : margin).append(wrapped).append('\n');
                first = false;
            }
        }
        if (first) {
            text.append('\n');
        }
    }
}
