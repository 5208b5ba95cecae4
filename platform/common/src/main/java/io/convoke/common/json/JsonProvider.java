package io.convoke.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.convoke.common.http.ProblemAnswers;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Problem;
import io.convoke.common.problem.Violation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes JSON bodies with Jackson instead of JSON-B, whose readers let duplicate keys and wrong types pass and
 * cannot say which field is to blame (see the decision record on JSON).
 */
@Provider
@Consumes({"application/json", Problem.MEDIA_TYPE})
@Produces({"application/json", Problem.MEDIA_TYPE})
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** Largest JSON body in bytes; files go elsewhere. */
    public static final int MAX_BODY = 262_144;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        if (isTooLong(headers.getFirst(HttpHeaders.CONTENT_LENGTH))) {
            throw tooLarge();
        }
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw tooLarge();
        }
        try {
            var mapper = Json.requests();
            var value = mapper.readValue(bytes, mapper.constructType(generic));
            if (value == null) {
                throw malformed("A JSON object is expected", Optional.empty());
            }
            return value;
        } catch (JsonMappingException e) {
            throw malformed(describe(e), field(e));
        } catch (JsonProcessingException e) {
            throw malformed(describe(e), Optional.empty());
        }
    }

    private static boolean isTooLong(String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength.trim()) > MAX_BODY;
        } catch (NumberFormatException e) {
            return false; // the container reads the body by its own rules, and the bound below holds
        }
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.events().writeValueAsBytes(value));
    }

    private static WebApplicationException tooLarge() {
        return ProblemAnswers.exception(
                CommonProblem.CONTENT_TOO_LARGE, "A JSON body has at most " + MAX_BODY + " bytes", List.of());
    }

    private static WebApplicationException malformed(String detail, Optional<Violation> violation) {
        return ProblemAnswers.exception(
                CommonProblem.MALFORMED_REQUEST, detail, violation.map(List::of).orElse(List.of()));
    }

    /** Our own words: a library's text names classes and changes between releases. */
    private static String describe(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "The JSON is nested too deep or has too long a token";
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "The field '" + printable(unknown.getPropertyName()) + "' is unknown";
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "The field '" + path(mapping) + "' cannot be read";
        }
        if (e instanceof MismatchedInputException) {
            return "A JSON object is expected";
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")) {
            return "A field occurs twice";
        }
        return "The body is not JSON";
    }

    private static Optional<Violation> field(JsonMappingException e) {
        if (e.getPath().isEmpty()) {
            return Optional.empty();
        }
        var message = "has a value of the wrong type";
        if (e instanceof UnrecognizedPropertyException) {
            message = "is unknown";
        } else if (e instanceof InvalidFormatException) {
            message = "has a value of the wrong form";
        }
        return Optional.of(new Violation(path(e), message));
    }

    private static String path(JsonMappingException e) {
        return printable(e.getPath().stream()
                .map(r -> r.getFieldName() != null ? r.getFieldName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "["));
    }

    private static String printable(String name) {
        var plain = name.replaceAll("[^\\p{Print}]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }
}
