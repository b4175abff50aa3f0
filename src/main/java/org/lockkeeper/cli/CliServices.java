package org.lockkeeper.cli;

import java.nio.file.Path;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.workspace.WorkspaceServices;

/** What the commands stand on; whoever starts the command line wires it. Everything is made on first use. */
public interface CliServices {
    /** The services over a workspace; the caller closes them. */
    WorkspaceServices open(Workspace workspace);

    /** Where passwords come from; the same for every workspace, so that one that was typed is asked for once. */
    SecretSource secrets();

    /** Log files; no workspace is needed for them. */
    LogService logs();

    Sandbox sandbox();

    /** What can be practised on the sandbox. */
    Incidents incidents();

    /** The record of everything that was permitted. */
    AuditTrail audit();

    /** Where the details of failures are written to. */
    Path log();
}
