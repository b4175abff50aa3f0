package org.lockkeeper.backup;

import java.util.List;
import org.lockkeeper.activity.DatabaseHit;
import org.lockkeeper.client.ClientTools;

/**
 * A restore that can begin, before anybody is asked.
 *
 * @param live the present database
 * @param target the database that it goes into; the live one where it goes over that
 * @param serverVersion such as {@code 17.5}
 * @param tools what reads the dump
 * @param items how many the dump's list has
 * @param hit who is connected to the live database, where they are to be ended
 * @param staying what the live database has and the dump has not, and keeps where the dump goes over it
 * @param warnings a sentence each
 */
public record RestoreOutlook(
        String live,
        String target,
        String serverVersion,
        ClientTools tools,
        long items,
        DatabaseHit hit,
        List<String> staying,
        List<String> warnings) {
    public RestoreOutlook {
        staying = List.copyOf(staying);
        warnings = List.copyOf(warnings);
    }
}
