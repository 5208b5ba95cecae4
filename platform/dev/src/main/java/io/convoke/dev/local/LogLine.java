package io.convoke.dev.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of a log as people read it. Servers log JSON, for machines; here that becomes time, level, who, and what. */
public final class LogLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogLine() {}

    /** The line itself where it is no JSON of a server. */
    public static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            var entry = JSON.readTree(line);
            return entry.hasNonNull("message") ? readable(entry) : line;
        } catch (JsonProcessingException notJson) {
            return line;
        }
    }

    private static String readable(JsonNode entry) {
        var words = Stream.of(
                        entry.path("ibm_datetime").asText().replaceFirst("\\+0000$", "Z"),
                        entry.path("loglevel").asText("INFO"),
                        trace(entry),
                        entry.path("module").asText() + ":",
                        entry.path("message").asText(),
                        entry.path("ibm_stackTrace").asText())
                .filter(word -> !word.isEmpty() && !word.equals(":"));
        return words.collect(Collectors.joining(" ")).stripTrailing();
    }

    private static String trace(JsonNode entry) {
        var trace = entry.path("ext_traceId").asText();
        return trace.isEmpty() ? "" : "[" + trace + "]";
    }
}
