package org.lockkeeper.cli;

import java.util.List;
import org.lockkeeper.activity.Ended;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.error.ExitCode;

/** Prints what became of a backend. */
final class EndedResult {
    private EndedResult() {}

    /** @return 0 where it is gone, 2 where somebody has to look again */
    static int print(CliContext cli, Format format, List<Ended> all) {
        Ended ended = all.getFirst();
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeNumberProperty("pid", ended.pid());
                    json.writeStringProperty("result", ended.result().label());
                    json.writeStringProperty("detail", ended.detail());
                });
            case TABLE, MARKDOWN, SQL ->
                cli.print("%s: %s%n".formatted(ended.result().label(), Inert.line(ended.detail())));
        }
        return (ended.result() == Result.GONE ? ExitCode.OK : ExitCode.ATTENTION).value();
    }
}
