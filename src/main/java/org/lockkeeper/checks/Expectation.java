package org.lockkeeper.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.db.CheckAnswer;

/** What a check of one's own expects of its query. */
sealed interface Expectation {
    /** What can be written, for the sentence of a finding. */
    String FORMS = "\"no rows\" or \"value\", one of = <> < <= > >=, and a number or text";

    /** As it is written in the header. */
    String text();

    /** Why the answer falls short; empty where it does not. */
    Optional<String> shortfall(CheckAnswer answer);

    /** What is worth comparing with another time. */
    Reading reading(CheckAnswer answer);

    /** What a header's {@code expect} says; empty where that is none of the forms. */
    static Optional<Expectation> parse(String text) {
        if (text.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("\\s+", " ")
                .equals("no rows")) {
            return Optional.of(new NoRows());
        }
        Matcher matcher = Value.FORM.matcher(text.strip());
        return matcher.matches() ? Value.of(matcher.group(1), matcher.group(2).strip()) : Optional.empty();
    }

    /** The query finds what is wrong, and has nothing to find. */
    record NoRows() implements Expectation {
        @Override
        public String text() {
            return "no rows";
        }

        @Override
        public Optional<String> shortfall(CheckAnswer answer) {
            return answer.rows().isEmpty()
                    ? Optional.empty()
                    : Optional.of("No rows were expected, and %s came.".formatted(count(answer)));
        }

        @Override
        public Reading reading(CheckAnswer answer) {
            return answer.more()
                    ? Reading.words(count(answer))
                    : Reading.count(answer.rows().size());
        }

        private static String count(CheckAnswer answer) {
            int rows = answer.rows().size();
            return answer.more() ? "more than %d rows".formatted(rows) : rows == 1 ? "1 row" : rows + " rows";
        }
    }

    /** The query gives one value, which is compared: as numbers where both are, else as texts. */
    record Value(Operator operator, String operand) implements Expectation {
        private static final Pattern FORM = Pattern.compile("(?is)value\\s*(=|<>|!=|<=|>=|<|>)\\s*(\\S.*)");

        private static Optional<Expectation> of(String sign, String operand) {
            String bare = operand.length() > 1 && operand.startsWith("'") && operand.endsWith("'")
                    ? operand.substring(1, operand.length() - 1).replace("''", "'")
                    : operand;
            Operator operator = Operator.of(sign);
            return operator.ordered && number(bare).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Value(operator, bare));
        }

        @Override
        public String text() {
            return "value %s %s".formatted(operator.sign, operand);
        }

        @Override
        public Optional<String> shortfall(CheckAnswer answer) {
            if (answer.columns().size() != 1 || answer.rows().size() != 1) {
                return Optional.of("One value was expected, and %d %s of %d %s came."
                        .formatted(
                                answer.rows().size(),
                                answer.rows().size() == 1 ? "row" : "rows",
                                answer.columns().size(),
                                answer.columns().size() == 1 ? "column" : "columns"));
            }
            Optional<String> value = answer.rows().getFirst().getFirst();
            if (value.isEmpty()) {
                return Optional.of("%s was expected, and the value is null.".formatted(text()));
            }
            Optional<BigDecimal> left = number(value.get());
            Optional<BigDecimal> right = number(operand);
            if (operator.ordered && left.isEmpty()) {
                return Optional.of("%s was expected, and the value is no number: %s.".formatted(text(), value.get()));
            }
            int order = left.isPresent() && right.isPresent()
                    ? left.get().compareTo(right.get())
                    : value.get().compareTo(operand);
            return operator.holds(order)
                    ? Optional.empty()
                    : Optional.of("%s was expected, and the value is %s.".formatted(text(), value.get()));
        }

        @Override
        public Reading reading(CheckAnswer answer) {
            List<List<Optional<String>>> rows = answer.rows();
            if (rows.size() != 1 || answer.columns().size() != 1) {
                return Reading.words("no single value");
            }
            String value = rows.getFirst().getFirst().orElse("null");
            return value.matches("-?\\d{1,18}") ? Reading.count(Long.parseLong(value)) : Reading.words(value);
        }

        private static Optional<BigDecimal> number(String text) {
            return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?")
                    ? Optional.of(new BigDecimal(text.strip()))
                    : Optional.empty();
        }
    }

    /** How a value is compared. */
    enum Operator {
        EQUAL("=", false),
        UNEQUAL("<>", false),
        LESS("<", true),
        AT_MOST("<=", true),
        MORE(">", true),
        AT_LEAST(">=", true);

        private final String sign;
        private final boolean ordered;

        Operator(String sign, boolean ordered) {
            this.sign = sign;
            this.ordered = ordered;
        }

        static Operator of(String sign) {
            return switch (sign) {
                case "=" -> EQUAL;
                case "<>", "!=" -> UNEQUAL;
                case "<" -> LESS;
                case "<=" -> AT_MOST;
                case ">" -> MORE;
                case ">=" -> AT_LEAST;
                default -> throw new IllegalArgumentException(sign);
            };
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }
}
