package org.lockkeeper.checks;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether the application that lives on this database says that it is well. */
final class HealthCheck implements Check {
    private static final String NAME = "health";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public CheckGroup group() {
        return CheckGroup.HEALTH;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Optional<String> url = context.database().profile().healthUrl();
        if (url.isEmpty()) {
            findings.add(CheckResult.nothing(
                    group(), NAME, "The profile names no healthUrl, so that nobody was asked how the application is."));
            return;
        }
        findings.add(look(url.get(), context));
    }

    private CheckResult look(String url, CheckContext context) {
        Duration timeout = context.settings().timeout().compareTo(LONGEST) < 0
                ? context.settings().timeout()
                : LONGEST;
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return CheckResult.fellShort(
                    group(),
                    NAME,
                    Severity.ERROR,
                    "The profile's healthUrl is not a URL: %s.".formatted(e.getMessage()));
        }
        return switch (HealthRequest.send(uri, timeout, context.cancel())) {
            case HealthRequest.Answered answer -> judge(answer).withAfter(reading(answer));
            case HealthRequest.Silent silent ->
                CheckResult.fellShort(group(), NAME, Severity.ERROR, silent.why())
                        .withAfter(Reading.words("no answer"));
        };
    }

    private CheckResult judge(HealthRequest.Answered answer) {
        String words = "%s answered %d after %d ms%s."
                .formatted(
                        answer.asked(),
                        answer.status(),
                        answer.took().toMillis(),
                        answer.redirected()
                                .map(where -> ", by way of a redirect to " + where)
                                .orElse(""));
        return answer.status() / 100 == 2
                ? CheckResult.passed(group(), NAME, words)
                : CheckResult.fellShort(
                        group(),
                        NAME,
                        Severity.ERROR,
                        answer.beginning().isEmpty() ? words : words + " It begins: " + answer.beginning());
    }

    private static Reading reading(HealthRequest.Answered answer) {
        long millis = answer.took().toMillis();
        String words = "%d in %d ms".formatted(answer.status(), millis);
        return answer.status() / 100 == 2 ? Reading.measured(words, millis) : Reading.words(words);
    }
}
