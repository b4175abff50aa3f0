package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The workspace's profiles. */
@Command(
        name = "profiles",
        description = "Lists the profiles of the workspace; \"profiles test\" connects to each.",
        footer = {
            "  lockkeeper profiles",
            "  lockkeeper profiles test",
            "  lockkeeper profiles import --env-file .env --name dev"
        })
final class ProfilesCommand implements Callable<Integer> {
    private final CliContext cli;

    ProfilesCommand(CliContext cli) {
        this.cli = cli;
    }

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new ProfilesCommand(cli))
                .addSubcommand("test", new ProfilesTestCommand(cli))
                .addSubcommand("import", new ProfilesImportCommand(cli));
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Workspace workspace = cli.workspace();
        Unclosed.tell(cli);
        switch (format) {
            case JSON -> printJson(workspace);
            case TABLE, MARKDOWN, SQL -> printTable(workspace);
        }
        return ExitCode.OK.value();
    }

    private void printTable(Workspace workspace) {
        TextTable table = new TextTable(
                Column.text("PROFILE"),
                Column.text("ENVIRONMENT"),
                Column.flexible("ADDRESS"),
                Column.text("USER"),
                Column.text("TLS"),
                Column.text("PASSWORD FROM"));
        for (ConnectionProfile profile : workspace.profiles()) {
            table.row(
                    Cell.of(Inert.line(profile.name())),
                    Cell.of(profile.environment().label()),
                    Cell.of(Inert.line(profile.address())),
                    Cell.of(Inert.line(profile.user())),
                    Cell.of(profile.sslMode().label()),
                    Cell.of(profile.password().label()));
        }
        cli.print(table.render(cli.io().outPen()));
    }

    private void printJson(Workspace workspace) {
        cli.print(json -> {
            json.writeStringProperty("workspace", workspace.file().toString());
            json.writeArrayPropertyStart("profiles");
            for (ConnectionProfile profile : workspace.profiles()) {
                json.writeStartObject();
                json.writeStringProperty("name", profile.name());
                json.writeStringProperty("environment", profile.environment().label());
                json.writeStringProperty("host", profile.host());
                json.writeNumberProperty("port", profile.port());
                json.writeStringProperty("database", profile.database());
                json.writeStringProperty("user", profile.user());
                json.writeStringProperty("sslMode", profile.sslMode().label());
                json.writeStringProperty("passwordFrom", profile.password().label());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
