package org.lockkeeper.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.WayOut.Act;

/** The command for each way out. */
final class RecoveryCommands {
    private RecoveryCommands() {}

    static TypedCommand of(Workspace workspace, String environment, Act act) {
        return workspace.command(arguments(environment, act));
    }

    private static List<String> arguments(String environment, Act act) {
        List<String> arguments = new ArrayList<>();
        switch (act) {
            case Act.Resolve(String migration, Resolution resolution) -> {
                arguments.addAll(List.of("resolve", "--env", environment));
                arguments.add(
                        switch (resolution) {
                            case APPLIED -> "--applied";
                            case ROLLED_BACK -> "--rolled-back";
                        });
                arguments.add(migration);
            }
            case Act.Repair _ -> arguments.addAll(List.of("repair", "--env", environment));
            case Act.Migrate _ -> arguments.addAll(List.of("migrate", "--env", environment));
            case Act.DropIndex(var index) ->
                arguments.addAll(List.of("recover", "--env", environment, "--drop-index", index.qualified()));
            case Act.EndSession(var session) -> {
                arguments.addAll(List.of("recover", "--env", environment, "--end-session", session.pid() + ""));
                session.backendStart()
                        .ifPresent(start -> arguments.addAll(List.of("--backend-start", start.toString())));
            }
        }
        return arguments;
    }
}
