package io.convoke.chat.sockets.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.common.json.Json;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client says on a socket; described in {@code docs/chat.md}. Fields may be null until they are checked. */
sealed interface InboundFrame {
    /** Says something. */
    record Send(String ref, String type, String message) implements InboundFrame {}

    /** Asks for what came after a place, and for changes after a number. */
    record Resume(Long after, Optional<Long> changes) implements InboundFrame {}

    /** Is typing. */
    record Typing() implements InboundFrame {}

    /** Has read up to a place. */
    record Read(Long seq) implements InboundFrame {}

    /** Wants to hear something. */
    record Ping() implements InboundFrame {}

    /**
     * Reads a frame as strictly as a request's body.
     *
     * @throws DomainException malformed-request that says what is wrong
     */
    static InboundFrame read(String text) {
        var frame = object(text);
        var op = frame.path("op").asText("");
        frame.remove("op");
        return switch (op) {
            case "send" -> as(frame, Send.class);
            case "resume" -> checked(as(frame, Resume.class));
            case "typing" -> as(frame, Typing.class);
            case "read" -> checked(as(frame, Read.class));
            case "ping" -> as(frame, Ping.class);
            default -> throw malformed("op is none of send, resume, typing, read and ping");
        };
    }

    /** The ref of a frame that cannot be read, where it has one, so that its sender knows which it was. */
    static Optional<String> refOf(String text) {
        try {
            return Optional.ofNullable(Json.requests().readTree(text))
                    .map(frame -> frame.path("ref"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .filter(ref -> ref.length() <= 64);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode object(String text) {
        try {
            if (Json.requests().readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw malformed("A frame is a JSON object");
        } catch (JsonProcessingException e) {
            throw malformed("The frame is not JSON, or a field occurs twice, or it is nested too deep");
        }
    }

    private static <T> T as(ObjectNode frame, Class<T> type) {
        try {
            return Json.requests().treeToValue(frame, type);
        } catch (JsonMappingException e) {
            var field = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."))
                    .replaceAll("[^\\p{Print}]", "?");
            throw malformed("The field '" + field.substring(0, Math.min(field.length(), 100))
                    + "' is unknown here or has a wrong value");
        } catch (JsonProcessingException e) {
            throw malformed("The frame cannot be read");
        }
    }

    private static Resume checked(Resume frame) {
        if (frame.after() == null
                || frame.after() < 0
                || frame.changes().filter(number -> number < 0).isPresent()) {
            throw malformed("after is the seq of the last message that you know, 0 for none; changes likewise");
        }
        return frame;
    }

    private static Read checked(Read frame) {
        if (frame.seq() == null || frame.seq() < 0) {
            throw malformed("seq is the place of the last message that was read");
        }
        return frame;
    }

    private static DomainException malformed(String detail) {
        return new DomainException(CommonProblem.MALFORMED_REQUEST, detail);
    }
}
