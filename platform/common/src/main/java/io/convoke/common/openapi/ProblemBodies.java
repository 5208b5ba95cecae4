package io.convoke.common.openapi;

import io.convoke.common.http.Challenge;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Problems as the documents describe them. */
final class ProblemBodies {
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REF = "#/components/schemas/";

    private final Components components;
    private final ProblemTitles titles;

    ProblemBodies(Components components, ProblemTitles titles) {
        this.components = components;
        this.titles = titles;
    }

    /** Adds the schemas that every error's body follows. */
    void describe() {
        components.addSchema(
                "Violation",
                object("One broken rule", List.of("field", "message"))
                        .addProperty(
                                "field",
                                text(
                                        "The path of the field in the body, or the name of the parameter or header",
                                        "name"))
                        .addProperty(
                                "message",
                                text(
                                        "What is wrong, in the language of Accept-Language (en, ru)",
                                        "must not be blank")));
        components.addSchema(
                "Problem",
                object("Every error's body, RFC 9457", List.of("type", "title", "status", "detail", "traceId"))
                        .addProperty(
                                "type",
                                text("The kind of error, for programs", "https://convoke.io/problems/validation-failed")
                                        .format("uri"))
                        .addProperty("title", text("A summary of the kind", "Some fields break a rule"))
                        .addProperty(
                                "status",
                                OASFactory.createSchema()
                                        .addType(SchemaType.INTEGER)
                                        .format("int32")
                                        .description("The HTTP status")
                                        .examples(List.of(422)))
                        .addProperty("detail", text("What happened this time, for people", "The request breaks a rule"))
                        .addProperty("traceId", text("Finds the request in the platform's logs", TRACE_ID))
                        .addProperty(
                                "violations",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(OASFactory.createSchema().ref(REF + "Violation"))
                                        .description("The fields to blame, where some are")));
    }

    private static Schema object(String description, List<String> required) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .required(required);
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .examples(List.of(example));
    }

    /**
     * The answer with these problem types; one that only has a standard type is described once for all operations.
     *
     * @param notes what is to be said of each, by slug; empty where nothing is
     */
    APIResponse answer(String status, Map<String, String> notes) {
        var first = notes.keySet().iterator().next();
        if (notes.size() > 1 || common(first) == null || !notes.get(first).isEmpty()) {
            return body(status, notes);
        }
        if (components.getResponses() == null || !components.getResponses().containsKey(first)) {
            components.addResponse(first, body(status, notes));
        }
        return OASFactory.createAPIResponse().ref("#/components/responses/" + first);
    }

    private APIResponse body(String status, Map<String, String> notes) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(REF + "Problem"));
        notes.keySet()
                .forEach(slug -> media.addExample(
                        slug, OASFactory.createExample().value(example(slug, Integer.parseInt(status)))));
        var answer = OASFactory.createAPIResponse()
                .description(notes.entrySet().stream()
                        .map(type -> summary(type.getKey(), type.getValue()))
                        .collect(Collectors.joining("; ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        answer.addExtension(StandardAnswers.PROBLEM_TYPES, List.copyOf(notes.keySet()));
        switch (status) {
            case "401" -> answer.addHeader("WWW-Authenticate", header("The challenge", Challenge.INVALID_TOKEN));
            case "429", "503" -> answer.addHeader("Retry-After", header("Seconds to wait before trying again", "5"));
            default -> {}
        }
        return answer;
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).examples(List.of(example)));
    }

    private Map<String, Object> example(String slug, int status) {
        var common = common(slug);
        var title = titles.of(slug);
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "https://convoke.io/problems/" + slug);
        example.put("title", title);
        example.put("status", status);
        example.put("detail", title);
        example.put("traceId", TRACE_ID);
        if (common == CommonProblem.VALIDATION_FAILED) {
            example.put("detail", "The request breaks a rule");
            var violation = new LinkedHashMap<String, Object>();
            violation.put("field", "name");
            violation.put("message", "must not be blank");
            example.put("violations", List.of(violation));
        }
        return example;
    }

    /** A standard type has its title for a note; the domain's own slugs speak for themselves. */
    private static String summary(String slug, String note) {
        var common = common(slug);
        var said = note.isEmpty() && common != null ? common.title() : note;
        return '`' + slug + '`' + (said.isEmpty() ? "" : ": " + said);
    }

    private static CommonProblem common(String slug) {
        return Arrays.stream(CommonProblem.values())
                .filter(problem -> problem.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }
}
