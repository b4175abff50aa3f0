package org.lockkeeper.activity;

/**
 * What a lock is on, as pg_locks has it. Numbers that do not belong to its type are 0, texts empty.
 *
 * @param type as pg_locks has it, such as {@code relation} or {@code advisory}
 * @param database the name of the database that it is in; empty for what belongs to the whole cluster
 * @param relation the name with its schema, quoted where needed; empty where it is another database's, or not to be seen
 * @param relationId its oid
 * @param transaction a transaction id, as text
 * @param virtualTransaction a virtual transaction id, as text
 */
public record LockedObject(
        String type,
        String database,
        String relation,
        long relationId,
        int page,
        int tuple,
        String virtualTransaction,
        String transaction,
        long classId,
        long objectId,
        int objectSub) {
    /** The two halves put together; means something for an advisory lock with {@code objectSub} 1 only. */
    public long advisoryKey() {
        return (classId << 32) | objectId;
    }

    /** Whether another lock is on the very same thing. */
    public boolean isSame(LockedObject other) {
        return equals(other);
    }

    /** Such as {@code public.orders}, {@code row (0,7) of public.orders}, {@code transaction 815}. */
    public String words() {
        return switch (type) {
            case "relation" -> relationWords();
            case "extend" -> "the extension of " + relationWords();
            case "page" -> "page %d of %s".formatted(page, relationWords());
            case "tuple" -> "row (%d,%d) of %s".formatted(page, tuple, relationWords());
            case "transactionid" -> "transaction " + transaction;
            case "virtualxid" -> "virtual transaction " + virtualTransaction;
            case "advisory" -> advisoryWords();
            case "object" -> "object %d/%d in %s".formatted(classId, objectId, databaseWords());
            case "userlock" -> "user lock %d/%d".formatted(classId, objectId);
            case "frozenid" -> "the frozen transaction id of " + databaseWords();
            default -> type + " %d/%d/%d".formatted(classId, objectId, objectSub);
        };
    }

    private String relationWords() {
        return relation.isEmpty() ? "relation %s/%d".formatted(databaseWords(), relationId) : relation;
    }

    private String advisoryWords() {
        String key = objectSub == 2 ? classId + ", " + objectId : Long.toString(advisoryKey());
        return "advisory lock %s in %s".formatted(key, databaseWords());
    }

    private String databaseWords() {
        return database.isEmpty() ? "the cluster" : database;
    }
}
