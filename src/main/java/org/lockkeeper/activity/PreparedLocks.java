package org.lockkeeper.activity;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which prepared transaction holds which lock: its locks share a virtual transaction, and one of them is on its transaction id. */
final class PreparedLocks {
    private final Waits waits;
    private final Map<String, String> gids = new HashMap<>();

    PreparedLocks(Waits waits) {
        this.waits = waits;
        Map<String, String> byTransaction = new HashMap<>();
        waits.prepared().forEach(p -> byTransaction.put(p.transaction(), p.gid()));
        for (HeldLock lock : waits.held()) {
            String gid = byTransaction.get(lock.object().transaction());
            if (lock.pid() == 0 && lock.object().type().equals("transactionid") && gid != null) {
                gids.put(lock.virtualTransaction(), gid);
            }
        }
    }

    /** The name of the transaction that holds it; empty where that is not known. */
    String gid(HeldLock lock) {
        return gids.getOrDefault(lock.virtualTransaction(), "");
    }

    /** The prepared transactions in the way of a waiter: at least one, perhaps without a name. */
    Set<Party> blocking(LockWait wait) {
        Set<Party> found = new LinkedHashSet<>();
        for (HeldLock lock : waits.held()) {
            if (lock.pid() == 0
                    && wait.object().filter(lock.object()::equals).isPresent()
                    && LockMode.conflict(lock.mode(), wait.mode())) {
                found.add(Party.prepared(gid(lock)));
            }
        }
        return found.isEmpty() ? Set.of(Party.prepared("")) : found;
    }
}
