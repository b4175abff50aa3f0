package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.ui.Texts;

/** What a person marked and wrote, for the lines of a file that are written in their order: once for each entry, at its first line there. */
final class NotesBeside implements LongFunction<List<String>> {
    private final NavigableMap<Long, Placed> left = new TreeMap<>();

    NotesBeside(List<Placed> marks) {
        marks.forEach(placed -> left.put(placed.line(), placed));
    }

    @Override
    public List<String> apply(long line) {
        Map.Entry<Long, Placed> mark = left.floorEntry(line);
        if (mark == null || !mark.getValue().covers(line)) {
            return List.of();
        }
        left.remove(mark.getKey());
        List<String> words = new ArrayList<>(List.of(Texts.get("logs.bookmark")));
        mark.getValue().bookmark().note().lines().forEach(words::add);
        return words;
    }
}
