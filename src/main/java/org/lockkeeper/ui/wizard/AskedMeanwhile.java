package org.lockkeeper.ui.wizard;

import java.util.function.Supplier;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;

/** Passes the guard's questions on, and tells the work when it waits for a person: that time is not the work's. */
record AskedMeanwhile(Confirmer person, Runnable waits, Runnable goesOn) implements Confirmer {
    @Override
    public String acknowledge(Consent request) {
        return waitingFor(() -> person.acknowledge(request));
    }

    @Override
    public String typeName(Consent request) {
        return waitingFor(() -> person.typeName(request));
    }

    @Override
    public String giveReason(Consent request) {
        return waitingFor(() -> person.giveReason(request));
    }

    private String waitingFor(Supplier<String> answer) {
        waits.run();
        try {
            return answer.get();
        } finally {
            goesOn.run();
        }
    }
}
