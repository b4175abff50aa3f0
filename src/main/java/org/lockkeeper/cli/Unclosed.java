package org.lockkeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.workspace.WorkspaceServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What killed processes left open in the audit trail. Whatever command comes next closes it, with what the servers say now, and tells
 * it; that never keeps the command from its own work.
 */
final class Unclosed {
    private static final Logger LOG = LoggerFactory.getLogger(Unclosed.class);

    private Unclosed() {}

    /** In a workspace that is open. */
    static void tell(CliContext cli, WorkspaceServices open) {
        open.migrations().settle().forEach(one -> cli.message(Inert.line(one.sentences(open.workspace()))));
    }

    /** For a command that needs no connections: in the workspace that is named or lies in the current folder, if any. */
    static void tell(CliContext cli) {
        if (cli.options().hasWorkspace()) {
            tell(cli, cli.options().workspace());
        }
    }

    /** In the sandbox's workspaces, if there are any yet. */
    static void tellOfSandbox(CliContext cli) {
        for (ProjectKind kind : ProjectKind.values()) {
            Path file = cli.services().sandbox().workspace(kind);
            if (Files.exists(file)) {
                tell(cli, file);
            }
        }
    }

    private static void tell(CliContext cli, Path workspace) {
        AuditTrail audit = cli.services().audit();
        // A trail that was tampered with is left as it is, for who looks at it.
        if (audit.unfinished().isEmpty() || AuditFiles.check(audit).flaw().isPresent()) {
            return;
        }
        try (WorkspaceServices open = cli.services().open(WorkspaceFile.read(workspace))) {
            tell(cli, open);
        } catch (LockkeeperException e) {
            LOG.info("what is open in the audit trail cannot be asked about in {}", workspace, e);
        }
    }
}
