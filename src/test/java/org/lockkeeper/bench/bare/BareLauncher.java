package org.lockkeeper.bench.bare;

import javafx.application.Application;

/** Starts {@link BareWindow} from the classpath, as the product's launcher starts its window. */
public final class BareLauncher {
    private BareLauncher() {}

    public static void main(String[] arguments) {
        Application.launch(BareWindow.class, arguments);
    }
}
