package org.lockkeeper.bench;

import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param unit {@code ms} or {@code MB} (10^6 bytes)
 * @param reference what the same run measured to compare with, in the same unit
 * @param limit the most that is accepted, where there is a limit
 * @param limited what the limit is set on
 */
record Figure(String name, double value, String unit, OptionalDouble reference, double limit, Limited limited) {
    /** Whether a figure has to be small by itself, or small beside its reference. */
    enum Limited {
        VALUE,
        RATIO,
        /** Nothing: the figure is told, so that one sees it grow. */
        NOTHING
    }

    /** A figure without a limit. */
    static Figure told(String name, double value, String unit) {
        return new Figure(name, value, unit, OptionalDouble.empty(), 0, Limited.NOTHING);
    }

    /** A figure with a limit of its own. */
    static Figure absolute(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, OptionalDouble.empty(), limit, Limited.VALUE);
    }

    /** A figure with a limit of its own; the reference is told to judge the machine by. */
    static Figure absolute(String name, double value, String unit, double reference, double limit) {
        return new Figure(name, value, unit, OptionalDouble.of(reference), limit, Limited.VALUE);
    }

    /** A figure that may be at most {@code limit} times its reference. */
    static Figure relative(String name, double value, String unit, double reference, double limit) {
        return new Figure(name, value, unit, OptionalDouble.of(reference), limit, Limited.RATIO);
    }

    OptionalDouble ratio() {
        return reference.isPresent() ? OptionalDouble.of(value / reference.getAsDouble()) : OptionalDouble.empty();
    }

    boolean holds() {
        return switch (limited) {
            case VALUE -> value <= limit;
            case RATIO -> ratio().orElseThrow() <= limit;
            case NOTHING -> true;
        };
    }
}
