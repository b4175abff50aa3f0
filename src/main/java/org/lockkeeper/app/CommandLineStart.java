package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.cli.Cli;
import org.lockkeeper.cli.CliServices;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.workspace.WorkspaceServices;

/** The command line over the real services. */
final class CommandLineStart implements CliServices {
    private final CompositionRoot root;
    private final Path log;

    private CommandLineStart(CompositionRoot root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** Runs one command and returns its exit code. */
    static int run(String[] args, UserFolders folders) {
        CompositionRoot root =
                new CompositionRoot(folders, Clock.system(ZoneId.systemDefault()), new TerminalPrompt(), Cli::tell);
        return Cli.run(args, new CommandLineStart(root, CompositionRoot.log(folders)));
    }

    @Override
    public WorkspaceServices open(Workspace workspace) {
        return root.open(workspace);
    }

    @Override
    public SecretSource secrets() {
        return root.secrets();
    }

    @Override
    public LogService logs() {
        return root.logs();
    }

    @Override
    public Sandbox sandbox() {
        return root.sandbox();
    }

    @Override
    public Incidents incidents() {
        return root.incidents();
    }

    @Override
    public AuditTrail audit() {
        return root.audit();
    }

    @Override
    public Path log() {
        return log;
    }
}
