package org.lockkeeper.activity.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each text a number when it is first met. What was not met for long is forgotten, and numbered anew when it comes again. */
final class Numbering {
    /** In characters: memory that does not grow however many different statements there are. */
    private static final int LIMIT = 2_000_000;

    private final Map<String, Integer> numbers = new LinkedHashMap<>(1 << 12, 0.75f, true);
    private final List<String> fresh = new ArrayList<>();
    private int next;
    private int characters;

    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = next;
        next++;
        numbers.put(text, number);
        fresh.add(text);
        characters += text.length();
        forget();
        return number;
    }

    private void forget() {
        var oldest = numbers.keySet().iterator();
        while (characters > LIMIT && oldest.hasNext()) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }

    /** The number of the first text that came since the last call to {@link #take}. */
    int firstFresh() {
        return next - fresh.size();
    }

    /** The texts that came since the last call, in the order of their numbers. */
    List<String> take() {
        List<String> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
