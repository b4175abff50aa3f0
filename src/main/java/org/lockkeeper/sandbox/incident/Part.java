package org.lockkeeper.sandbox.incident;

/**
 * What one or several sessions of an incident do.
 *
 * @param name the script's: {@code sandbox/incident/<incident>/<name>.sql}, whose statements are sent one by one
 * @param count how many sessions do it, each from the beginning
 * @param act sessions of an act come when those of earlier acts are in their places, from 1
 * @param application as the server shows it
 * @param elsewhere whether it is in the Flyway project's database instead of the Prisma project's
 * @param place how it is seen that a session is where it should be
 * @param conduct what it does after its last statement
 */
record Part(
        String name,
        Role role,
        int count,
        int act,
        String application,
        boolean elsewhere,
        Place place,
        Conduct conduct) {

    /** How a session looks once it is in its place. */
    enum Place {
        /** It waits for a lock. */
        WAITING,
        /** It has run its statements and does nothing. */
        HOLDING,
        /** It runs its longest statement, as the statement's number says: it has begun that one. */
        WORKING
    }

    /** What a session does after its last statement. */
    enum Conduct {
        /** Leaves. */
        LEAVES,
        /** Stays as it is, with all that it holds. */
        STAYS,
        /** Begins anew. */
        REPEATS,
        /** Leaves; and where a lock did not come in time, it asks again until it does. */
        LEAVES_PATIENTLY
    }
}
