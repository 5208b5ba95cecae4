package io.convoke.system.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an expression asks for: which metrics, which of their labels, and by which labels it groups. It reads just the grammar's
 * tokens; whether the expression is right as a whole is promtool's to say.
 *
 * @param selectors each metric with the matchers behind it: label and the text that it is compared with
 * @param groupings labels in {@code by}, {@code without}, {@code on}, {@code ignoring} and {@code group_left/right}
 */
record PromQl(List<Selector> selectors, Set<String> groupings) {
    private static final Pattern TOKEN = Pattern.compile("(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "|(?<number>\\d[\\w.]*|\\.\\d+)"
            + "|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^(){}\\[\\],=<>:@])"
            + "|(?<space>\\s+)");
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /** A metric with its matchers. */
    record Selector(String metric, Map<String, String> matchers) {}

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException at what is no token, or an opened list that does not end
     */
    static PromQl of(String expression) {
        return new Reader(tokens(expression)).read();
    }

    private static List<String> tokens(String expression) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(expression);
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group("space") == null) {
                tokens.add(matcher.group());
            }
        }
        if (end != expression.length()) {
            throw new IllegalArgumentException("not understood: " + expression.substring(end));
        }
        return tokens;
    }

    private static final class Reader {
        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final Set<String> groupings = new LinkedHashSet<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        PromQl read() {
            while (at < tokens.size()) {
                var token = tokens.get(at++);
                if (token.equals("[")) {
                    until("]"); // a duration
                } else if (isName(token)) {
                    name(token);
                }
            }
            return new PromQl(List.copyOf(selectors), Set.copyOf(groupings));
        }

        private void name(String token) {
            if (GROUPING.contains(token)) {
                if (next("(")) {
                    until(")").stream().filter(Reader::isName).forEach(groupings::add);
                }
            } else if (token.equals("offset")) {
                at++; // a duration
            } else if (!WORDS.contains(token) && !isFunction()) {
                selectors.add(new Selector(token, next("{") ? matchers(until("}")) : Map.of()));
            }
        }

        /** A function, or an aggregation, whose grouping may stand before its argument. */
        private boolean isFunction() {
            return at < tokens.size()
                    && (tokens.get(at).equals("(")
                            || tokens.get(at).equals("by")
                            || tokens.get(at).equals("without"));
        }

        private static Map<String, String> matchers(List<String> list) {
            var matchers = new TreeMap<String, String>();
            for (var i = 0; i + 2 < list.size(); i += 4) {
                var text = list.get(i + 2);
                matchers.put(list.get(i), text.substring(1, text.length() - 1));
            }
            return matchers;
        }

        private boolean next(String sign) {
            var is = at < tokens.size() && tokens.get(at).equals(sign);
            at += is ? 1 : 0;
            return is;
        }

        private List<String> until(String sign) {
            var begin = at;
            while (at < tokens.size() && !tokens.get(at).equals(sign)) {
                at++;
            }
            if (at == tokens.size()) {
                throw new IllegalArgumentException("no " + sign);
            }
            return tokens.subList(begin, at++);
        }

        private static boolean isName(String token) {
            return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
        }
    }
}
