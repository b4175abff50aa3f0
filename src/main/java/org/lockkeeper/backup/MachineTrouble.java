package org.lockkeeper.backup;

import java.util.List;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildCommand.Ended;

/**
 * Tells what says something of this machine, or of the server that a test restore goes to, from what says something of a dump. In
 * doubt it is the dump's. The words are those of PostgreSQL and of the C library in English.
 */
final class MachineTrouble {
    /** An exit status above it is that of a program that a signal ended. */
    static final int SIGNALLED = 128;

    /** What a shell or a loader says of a program that could not be started. */
    private static final List<Integer> NOT_STARTED = List.of(126, 127);

    private static final Pattern WORDS = Pattern.compile(
            "No space left on device|could not extend file|quota exceeded|out of memory|Cannot allocate memory"
                    + "|out of shared memory|Too many open files|does not support compression|Permission denied"
                    + "|shared libraries|killed by signal|server closed the connection|terminating connection"
                    + "|connection to server|the database system is|could not fork|could not create thread");

    /** What a server of its own system has, and the one that a test restore goes to has not. */
    private static final Pattern LACKING =
            Pattern.compile("collation \"[^\"]+\" for encoding|could not create locale|could not open collator"
                    + "|could not access file \"|could not open (?:dictionary|affix|stop-word|thesaurus|synonym) file"
                    + "|security label provider \"|role \"(?:[^\"]|\"\")+\" does not exist");

    private MachineTrouble() {}

    /** Whether an error says that the server lacks something that no dump brings: a locale, a library, a dictionary's file, a role. */
    static boolean isLacking(String error) {
        return LACKING.matcher(error).find();
    }

    /** Whether a program's end says nothing of the dump that it was given. */
    static boolean in(Ended ended) {
        return ended.exitCode() > SIGNALLED
                || NOT_STARTED.contains(ended.exitCode())
                || ended.lastLines().stream().anyMatch(MachineTrouble::in);
    }

    /** Whether an error says nothing of the dump. */
    static boolean in(String error) {
        return WORDS.matcher(error).find();
    }

    /** How a program ended, as a part of a sentence. */
    static String how(Ended ended) {
        return ended.exitCode() > SIGNALLED
                ? "it was killed by signal %d".formatted(ended.exitCode() - SIGNALLED)
                : ended.complaint();
    }
}
