package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/**
 * The columns of the table, each with its words and its order. Who it is, how it stands and what it runs come first, which has to be in
 * sight in a small window too; who blocks whom stands in the forest as well.
 */
enum SessionColumn {
    PID(
            "activity.column.pid",
            76,
            SessionColumn::pid,
            Comparator.comparingInt(f -> f.session().pid())),
    STATE("activity.column.state", 180, SessionColumn::state, text(SessionColumn::state)),
    TRANSACTION("activity.column.transaction", 110, f -> age(f.transaction()), age(SessionFacts::transaction)),
    APPLICATION(
            "activity.column.application",
            116,
            f -> f.session().application(),
            text(f -> f.session().application())),
    QUERY(
            "activity.column.query",
            320,
            SessionColumn::query,
            text(f -> f.session().query())),
    BLOCKS("activity.column.blocks", 66, f -> count(f.blocks()), Comparator.comparingInt(SessionFacts::blocks)),
    BLOCKED_BY("activity.column.blockedBy", 100, SessionColumn::blockers, text(SessionColumn::blockers)),
    WAIT("activity.column.wait", 130, SessionColumn::waitEvent, text(SessionColumn::waitEvent)),
    STATEMENT("activity.column.statement", 98, f -> age(f.statement()), age(SessionFacts::statement)),
    STATE_AGE("activity.column.stateAge", 92, f -> age(f.state()), age(SessionFacts::state)),
    USER(
            "activity.column.user",
            96,
            f -> f.session().user(),
            text(f -> f.session().user())),
    DATABASE(
            "activity.column.database",
            100,
            f -> f.session().database(),
            text(f -> f.session().database())),
    CLIENT(
            "activity.column.client",
            104,
            f -> f.session().client(),
            text(f -> f.session().client())),
    XMIN(
            "activity.column.xmin",
            90,
            f -> f.session()
                    .xminAge()
                    .map(age -> String.format(Locale.ENGLISH, "%,d", age))
                    .orElse(""),
            Comparator.comparingLong(f -> f.session().xminAge().orElse(-1L)));

    private static final int LONGEST = 300;
    private static final int ORDERED_BY = 80;

    private final String key;
    private final double width;

    @SuppressWarnings("ImmutableEnumChecker") // all that are given here have no state
    private final Function<SessionFacts, String> words;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final Comparator<SessionFacts> order;

    SessionColumn(String key, double width, Function<SessionFacts, String> words, Comparator<SessionFacts> order) {
        this.key = key;
        this.width = width;
        this.words = words;
        this.order = order;
    }

    String title() {
        return Texts.get(key);
    }

    /** In pixels, to begin with. */
    double width() {
        return width;
    }

    /** One line, with nothing in it that acts. */
    String words(SessionFacts facts) {
        return VisibleText.of(words.apply(facts));
    }

    Comparator<SessionFacts> order() {
        return order;
    }

    /** Numbers and ages stand at the right, one below the other. */
    boolean isNumber() {
        return switch (this) {
            case PID, BLOCKS, TRANSACTION, STATEMENT, STATE_AGE, XMIN -> true;
            default -> false;
        };
    }

    boolean isAge() {
        return this == TRANSACTION || this == STATEMENT || this == STATE_AGE;
    }

    /** When what the age is of began; empty where there is no age, and in a column of none. */
    Optional<Instant> since(SessionFacts facts) {
        Session session = facts.session();
        return switch (this) {
            case TRANSACTION -> session.transactionStart();
            case STATEMENT -> session.queryStart().filter(_ -> facts.statement().isPresent());
            case STATE_AGE -> session.stateChange();
            default -> Optional.empty();
        };
    }

    private static String pid(SessionFacts facts) {
        String pid = Integer.toString(facts.session().pid());
        return facts.workers() == 0 ? pid : Texts.get("activity.workers", pid, facts.workers());
    }

    private static String state(SessionFacts facts) {
        Session session = facts.session();
        return session.leader().isPresent()
                ? Texts.get("activity.worker", Integer.toString(session.leader().get()))
                : session.isBackground() && !session.isHidden()
                        ? session.type()
                        : session.kind().label();
    }

    private static String blockers(SessionFacts facts) {
        return facts.blockedBy().stream()
                .map(pid -> pid == 0 ? Texts.get("activity.prepared") : Integer.toString(pid))
                .collect(Collectors.joining(", "));
    }

    private static String waitEvent(SessionFacts facts) {
        return facts.session()
                .waitEvent()
                .filter(w -> !w.isIdle())
                .map(WaitEvent::words)
                .orElse("");
    }

    private static String query(SessionFacts facts) {
        String query = facts.session().query().strip();
        return query.length() <= LONGEST ? query : query.substring(0, LONGEST) + "…";
    }

    private static String count(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static String age(Optional<Duration> age) {
        return age.map(Elapsed::text).orElse("");
    }

    private static Comparator<SessionFacts> age(Function<SessionFacts, Optional<Duration>> age) {
        return Comparator.comparing(facts -> age.apply(facts).orElse(Duration.ofSeconds(-1)));
    }

    private static Comparator<SessionFacts> text(Function<SessionFacts, String> words) {
        return Comparator.comparing(facts -> {
            String text = words.apply(facts);
            return text.substring(0, Math.min(ORDERED_BY, text.length())).toLowerCase(Locale.ROOT);
        });
    }
}
