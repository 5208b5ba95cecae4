package io.convoke.common.http;

import io.convoke.common.ids.Ids;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Violation;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads parameters of simple types so that a malformed one is a 400 that names it; JAX-RS would answer 404 for those of the
 * path and the query.
 */
@Provider
public class StrictParameters implements ParamConverterProvider {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");
    private static final Map<Class<?>, Reader> READERS = Map.of(
            UUID.class, new Reader("is not a UUID", StrictParameters::uuid),
            Integer.class, new Reader("is not a whole number", Integer::valueOf),
            Long.class, new Reader("is not a whole number", Long::valueOf),
            Double.class, new Reader("is not a number", StrictParameters::decimal),
            Boolean.class, new Reader("is neither true nor false", StrictParameters::bool),
            Instant.class,
                    new Reader(
                            "is not an RFC 3339 time",
                            text -> OffsetDateTime.parse(text).toInstant()),
            LocalDate.class, new Reader("is not a date", LocalDate::parse));

    private record Reader(String complaint, Function<String, Object> read) {}

    @Override
    @SuppressWarnings("unchecked") // the table's keys are the classes of what its readers return
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        var reader = READERS.get(type);
        return reader == null ? null : (ParamConverter<T>) new Strict(reader, name(annotations));
    }

    private static String name(Annotation[] annotations) {
        for (var annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return path.value();
            } else if (annotation instanceof QueryParam query) {
                return query.value();
            } else if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "parameter";
    }

    private static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Double decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Double.valueOf(text);
    }

    private static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private record Strict(Reader reader, String name) implements ParamConverter<Object> {
        @Override
        public Object fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return reader.read().apply(text);
            } catch (RuntimeException e) {
                throw ProblemAnswers.exception(
                        CommonProblem.MALFORMED_REQUEST,
                        "The value of '" + name + "' cannot be read: it " + reader.complaint(),
                        List.of(new Violation(name, reader.complaint())));
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }
}
