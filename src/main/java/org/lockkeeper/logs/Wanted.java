package org.lockkeeper.logs;

import java.util.Optional;

/**
 * A value that a line must have, or must not have.
 *
 * @param negated whether it must not; a line that tells no value has another one
 */
public record Wanted(String value, boolean negated) {
    /** As a person types it: with an exclamation mark before it, what has another value is wanted. */
    public static Wanted of(String typed) {
        return typed.length() > 1 && typed.startsWith("!")
                ? new Wanted(typed.substring(1), true)
                : new Wanted(typed, false);
    }

    /** A pid as a person types it; empty where it is none. */
    public static Optional<Wanted> pid(String typed) {
        return typed.matches("!?[0-9]{1,9}") ? Optional.of(of(typed)) : Optional.empty();
    }

    /** @param told what a line says; empty where it says nothing */
    boolean allows(Optional<String> told) {
        return told.filter(value::equals).isPresent() != negated;
    }
}
