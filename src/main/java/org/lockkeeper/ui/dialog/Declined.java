package org.lockkeeper.ui.dialog;

import java.util.concurrent.CancellationException;

/** A person was asked and went no further: nothing was done, and nothing has to be told. */
public final class Declined extends CancellationException {
    private static final long serialVersionUID = 1L;

    public Declined() {
        super("declined");
    }
}
