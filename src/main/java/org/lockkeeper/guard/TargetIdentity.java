package org.lockkeeper.guard;

/**
 * Which database it is, as the server itself says it: not by name or address, which a failover or a DNS change can redirect.
 *
 * @param system {@code system_identifier} of {@code pg_control_system()}, or, where that may not be read, the server's address,
 *     port and postmaster start time
 * @param database the database's name as the server reports it
 * @param databaseOid the database's oid, which a dropped and recreated database does not keep
 */
public record TargetIdentity(String system, String database, long databaseOid) {}
