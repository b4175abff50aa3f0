package org.lockkeeper.activity.record;

import java.time.Instant;

/** Whether an environment is being recorded. */
public sealed interface RecordingState {
    /** Recording is switched off. */
    record Off() implements RecordingState {}

    /** It is switched on, and no reading has come yet: the server was not reached. */
    record Waiting() implements RecordingState {}

    /**
     * It is being recorded.
     *
     * @param last the latest reading that is in the file, by the server's clock
     */
    record Running(Instant last) implements RecordingState {}

    /**
     * It was, and the file takes no more.
     *
     * @param why one sentence
     */
    record Broken(String why) implements RecordingState {}
}
