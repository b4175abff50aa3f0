package org.lockkeeper.db;

import java.util.Optional;
import org.lockkeeper.guard.TargetIdentity;

/**
 * What a server says of itself.
 *
 * @param systemIdentifier of the cluster; empty where the role may not read it
 * @param inRecovery whether it is a standby
 * @param user the role that is connected
 */
public record ServerFacts(
        TargetIdentity identity,
        ServerVersion version,
        Optional<String> systemIdentifier,
        boolean inRecovery,
        String user) {}
