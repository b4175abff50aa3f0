package org.lockkeeper.activity.record;

import java.util.List;
import java.util.Locale;
import org.lockkeeper.db.sqlite.FileKind;
import org.lockkeeper.db.sqlite.FileStatement;

/** The statements of a recording's file: each a file {@code sql/recording/<name>.sql}. */
enum RecordingStatement implements FileStatement {
    CREATE_ABOUT,
    CREATE_WORDS,
    CREATE_POINT,
    CREATE_BODY,
    CREATE_GAP,
    /** Bound: name, value. */
    INSERT_ABOUT,
    /** Bound: the first one's number, the texts. */
    INSERT_WORDS,
    /** Bound: number, time, whether whole, and the counts. */
    INSERT_POINT,
    /** Bound: number, body. */
    INSERT_BODY,
    /** Bound: from, until, reason, words. */
    INSERT_GAP,
    ABOUT,
    /** Bound: a text's number. */
    WORDS,
    POINTS,
    /** Bound: the first and the last number. */
    BODIES,
    GAPS;

    /** "LKRC". */
    private static final int APPLICATION_ID = 0x4C4B5243;

    /** What a recording is. */
    static final FileKind KIND = new FileKind(APPLICATION_ID, 1, "a recording of Lockkeeper", "LK-REC");

    /** What makes an empty one, in order. */
    static final List<RecordingStatement> TABLES =
            List.of(CREATE_ABOUT, CREATE_WORDS, CREATE_POINT, CREATE_BODY, CREATE_GAP);

    @Override
    public String resource() {
        return "recording/" + name().toLowerCase(Locale.ROOT);
    }
}
