package org.lockkeeper.ui;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first wanted; for the toolkit's thread. What the first picture does not show need not delay it. */
public final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The thing, made now if it was not before. */
    public T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    /** The thing, if it was wanted before. */
    public Optional<T> ifMade() {
        return made;
    }
}
