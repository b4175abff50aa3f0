package org.lockkeeper.ui;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.error.LockkeeperException;

/**
 * Says in the window's words what a sentence of the services says for the command line: where it names a command or an option to type,
 * the window has a button or a page. What it does not know stays as it is.
 */
public final class WindowWords {
    private static final List<Rule> RULES = List.of(
            Rule.phrase("resolve it with --rolled-back", "words.rolledBack"),
            Rule.phrase("resolve it with --applied", "words.applied"),
            Rule.dropped(" (recover --drop-index)"),
            Rule.phrase("recover says what is there", "words.recover.says"),
            Rule.phrase("recover says which it was", "words.recover.which"),
            Rule.phrase("recover lists it", "words.recover.listsIt"),
            Rule.phrase("recover lists those that there are", "words.recover.lists"),
            Rule.dropped(" with recover"),
            Rule.phrase("recover offers to drop", "words.recover.offers"),
            Rule.phrase("take one of this with --save", "words.snapshot"),
            Rule.phrase("with verify --before", "words.compared"),
            Rule.pattern(" \\(the Backups page, or \"lockkeeper [^\"]*\"\\)", "words.backup"),
            Rule.pattern("; \"lockkeeper [^\"]*audit verify[^\"]*\" names", "words.audit"),
            new Rule(Pattern.compile(" with \"lockkeeper [^\"]*backups pull[^\"]*\""), Optional.empty()),
            new Rule(Pattern.compile(": \"lockkeeper [^\"]*backups push [^\"]*\""), Optional.empty()),
            Rule.pattern("; \"lockkeeper [^\"]*backups[^\"]*\" lists what is there", "words.catalogue"),
            Rule.pattern(
                    "name another with --workspace, or make one to practise on with \"lockkeeper sandbox start\"",
                    "words.workspace"),
            Rule.dropped(" (--swap)"),
            Rule.phrase("leave --swap out to restore it", "words.restore.beside"),
            Rule.phrase("Leave --table out, or --swap to restore", "words.restore.whole"),
            Rule.phrase("leave --table out", "words.restore.all"),
            Rule.phrase("name what of that is a table with --table too", "words.restore.select"),
            Rule.phrase("name that one with --table", "words.restore.selectThat"),
            Rule.phrase("pass --into with a name that is free, or --clean to restore", "words.restore.free"),
            Rule.pattern(", or pass(?: --no-[a-z]+)+", "words.restore.leaveOut"),
            Rule.phrase("restore --undo swaps back", "words.undo"),
            Rule.dropped("; say the time with --took"),
            Rule.phrase("pass --out FOLDER", "words.folder"),
            Rule.dropped(" with --exclude-table or --exclude-schema"),
            Rule.phrase("pass a longer --lock-wait-timeout", "words.lockWait"));

    private WindowWords() {}

    /** A sentence of a service, as the window says it. */
    public static String of(String sentence) {
        String said = sentence;
        for (Rule rule : RULES) {
            said = rule.in(said);
        }
        return said;
    }

    /** A failure's sentence, as the window says it. */
    public static String of(LockkeeperException failure) {
        return of(failure.sentence());
    }

    /** @param key of the text that stands in its place; empty where nothing does */
    private record Rule(Pattern typed, Optional<String> key) {
        static Rule phrase(String phrase, String key) {
            return new Rule(Pattern.compile(Pattern.quote(phrase)), Optional.of(key));
        }

        static Rule pattern(String pattern, String key) {
            return new Rule(Pattern.compile(pattern), Optional.of(key));
        }

        static Rule dropped(String phrase) {
            return new Rule(Pattern.compile(Pattern.quote(phrase)), Optional.empty());
        }

        String in(String sentence) {
            Matcher found = typed.matcher(sentence);
            return found.find()
                    ? found.replaceAll(
                            Matcher.quoteReplacement(key.map(Texts::get).orElse("")))
                    : sentence;
        }
    }
}
