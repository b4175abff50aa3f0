package org.lockkeeper.ui.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.activity.Ended;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/**
 * What became of those that were cancelled or terminated: a sentence for each where they are few; where they are many how many met which
 * end, and the sentences of the first, those before the others that did not end.
 *
 * @param words empty where nothing was done
 * @param all whether each has ended
 */
record EndedWords(String words, boolean all) {
    /** Of how many each is told; a page of sentences would push the sessions out of the window. */
    static final int MOST = 3;

    /** Nothing was done. */
    static final EndedWords NONE = new EndedWords("", true);

    /** @param whole whether the sessions were to end, and not their statements alone */
    static EndedWords of(List<Ended> result, boolean whole) {
        boolean all = result.stream().allMatch(each -> each.result() == Result.GONE);
        String sentences = result.stream()
                .sorted(Comparator.comparingInt(each -> each.result() == Result.GONE ? 1 : 0))
                .limit(MOST)
                .map(each -> VisibleText.of(each.detail()))
                .collect(Collectors.joining(" "));
        return new EndedWords(
                result.size() <= MOST
                        ? sentences
                        : Texts.get("activity.ended.many", result.size(), counts(result, whole), sentences),
                all);
    }

    private static String counts(List<Ended> result, boolean whole) {
        return Arrays.stream(Result.values())
                .map(end -> new Count(
                        end,
                        result.stream().filter(each -> each.result() == end).count()))
                .filter(count -> count.sessions > 0)
                .map(count -> Texts.get(
                        count.end == Result.GONE && !whole
                                ? "activity.ended.cancelled"
                                : "activity.ended." + count.end.label(),
                        count.sessions))
                .collect(Collectors.joining(", "));
    }

    private record Count(Result end, long sessions) {}

    /** The same for a page that shows another environment by now. */
    EndedWords on(String environment) {
        return words.isEmpty()
                ? this
                : new EndedWords(Texts.get("activity.ended.elsewhere", VisibleText.of(environment), words), all);
    }
}
