package org.lockkeeper.guard;

/**
 * Where something is to be done.
 *
 * @param profile its name in the workspace
 * @param address host, port and database as they are shown
 * @param role the database role that acts
 * @param target the identity that the server reported when the operation was reviewed
 * @param window when changes need no reason; it counts on production
 */
public record Site(
        String profile,
        String address,
        String role,
        Environment environment,
        TargetIdentity target,
        Strictness strictness,
        ChangeWindow window) {}
