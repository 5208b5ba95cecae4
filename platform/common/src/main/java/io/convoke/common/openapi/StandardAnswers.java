package io.convoke.common.openapi;

import io.convoke.common.problem.CommonProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Completes a service's document. A resource's annotations name only what is its own: the answers of success, and for each
 * refusal of its domain the status with the problem types as description, {@code @APIResponse(responseCode = "409",
 * description = "already-registered, registration-closed")}, with a note where wanted (see {@link ProblemList}). Added here, by rule: the bodies of those problems, every
 * answer that follows from having a role, a parameter, a body, a precondition or an idempotency key, the standard
 * parameters' descriptions, which fields an answer always has (see {@link RequiredFields}), the headers that a success names
 * (see {@link StandardHeaders}), and examples.
 */
public class StandardAnswers implements OASFilter {
    /** The name of the only security scheme. */
    public static final String BEARER = "bearer";
    /** The extension of an answer that lists the types of its problems. */
    public static final String PROBLEM_TYPES = "x-problem-types";
    /** The extension of an operation that lists the roles of which the caller needs one. */
    public static final String ROLES = "x-roles";

    private static final String HOME = "https://convoke.io";

    /** Not for outside: what only services call, and interfaces of other services that this one is a client of. */
    private static final Pattern HIDDEN = Pattern.compile("/(?:internal|api)(?:/.*)?");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        components.setSecuritySchemes(Map.of(BEARER, bearer()));
        describe(document);
        var problems = new ProblemBodies(components, ProblemTitles.of(StandardAnswers.class.getClassLoader()));
        var paths = OASFactory.createPaths();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            new TreeMap<>(document.getPaths().getPathItems()).forEach((path, item) -> {
                if (!HIDDEN.matcher(path).matches()) {
                    item.getOperations().values().forEach(operation -> complete(operation, problems));
                    paths.addPathItem(path, item);
                }
            });
        }
        document.setPaths(paths);
        dropUnusedTags(document);
        RequiredFields.mark(
                components, UsedSchemas.ofRequests(paths, components).keySet());
        problems.describe();
        var examples = new Examples(components);
        examples.nameFields();
        examples.addTo(paths);
        components.setSchemas(new UsedSchemas(components).of(paths));
        if (components.getResponses() != null) {
            components.setResponses(new TreeMap<>(components.getResponses()));
        }
    }

    private static void describe(OpenAPI document) {
        if (document.getInfo() == null) {
            return;
        }
        document.getInfo().setContact(OASFactory.createContact().name("Convoke").url(HOME));
        document.getInfo()
                .setLicense(OASFactory.createLicense()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static void dropUnusedTags(OpenAPI document) {
        if (document.getTags() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        var used = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getTags() != null)
                .flatMap(operation -> operation.getTags().stream())
                .collect(Collectors.toSet());
        document.setTags(document.getTags().stream()
                .filter(tag -> used.contains(tag.getName()))
                .sorted(Comparator.comparing(Tag::getName))
                .toList());
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access token that POST /api/v1/auth/tokens answers; valid for 10 minutes");
    }

    private static void complete(Operation operation, ProblemBodies bodies) {
        var roles = takeRoles(operation);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(StandardParameters::describe);
        }
        var problems = new TreeMap<String, Map<String, String>>();
        var answers = new TreeMap<String, APIResponse>();
        var given = operation.getResponses() == null
                ? Map.<String, APIResponse>of()
                : operation.getResponses().getAPIResponses();
        given.forEach((status, answer) -> {
            var own = ProblemList.parse(answer.getDescription());
            if (status.compareTo("300") < 0) {
                StandardHeaders.describe(answer);
            }
            if (status.compareTo("400") < 0 || answer.getContent() != null || own.isEmpty()) {
                answers.put(status, answer);
            } else {
                problems.put(status, own.get());
            }
        });
        for (var problem : standard(operation, roles)) {
            problems.computeIfAbsent(String.valueOf(problem.status()), status -> new LinkedHashMap<>())
                    .putIfAbsent(problem.slug(), "");
        }
        problems.forEach((status, types) -> answers.putIfAbsent(status, bodies.answer(status, types)));
        APIResponses responses = OASFactory.createAPIResponses();
        answers.forEach(responses::addAPIResponse);
        operation.setResponses(responses);
    }

    /** Roles stand in the model as scopes, which HTTP authentication does not have. */
    private static Set<String> takeRoles(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            operation.setSecurity(List.of()); // said, not left open: anybody may
            return Set.of();
        }
        var roles = operation.getSecurity().stream()
                .filter(requirement -> requirement.hasScheme(BEARER))
                .flatMap(requirement -> requirement.getScheme(BEARER).stream())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        operation.addExtension(ROLES, List.copyOf(roles));
        return roles;
    }

    /** Which problems follow from what the operation takes. */
    static List<CommonProblem> standard(Operation operation, Set<String> roles) {
        var problems = new ArrayList<>(
                List.of(CommonProblem.TOO_MANY_REQUESTS, CommonProblem.INTERNAL_ERROR, CommonProblem.UNAVAILABLE));
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            problems.add(CommonProblem.INVALID_TOKEN);
            if (!roles.isEmpty()) {
                problems.add(CommonProblem.FORBIDDEN);
            }
        }
        if (!parameters.isEmpty() || operation.getRequestBody() != null) {
            problems.add(CommonProblem.MALFORMED_REQUEST);
        }
        if (operation.getRequestBody() != null) {
            problems.add(CommonProblem.CONTENT_TOO_LARGE);
            problems.add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
            problems.add(CommonProblem.VALIDATION_FAILED);
        }
        if (answersContent(operation)) {
            problems.add(CommonProblem.NOT_ACCEPTABLE);
        }
        if (parameters.stream().anyMatch(parameter -> "If-Match".equalsIgnoreCase(parameter.getName()))) {
            problems.add(CommonProblem.STALE);
            problems.add(CommonProblem.PRECONDITION_REQUIRED);
        }
        if (parameters.stream().anyMatch(parameter -> "Idempotency-Key".equalsIgnoreCase(parameter.getName()))) {
            problems.add(CommonProblem.REQUEST_IN_PROGRESS);
            problems.add(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return problems;
    }

    private static boolean answersContent(Operation operation) {
        return operation.getResponses() != null
                && operation.getResponses().getAPIResponses().entrySet().stream()
                        .anyMatch(answer -> answer.getKey().startsWith("2")
                                && answer.getValue().getContent() != null);
    }
}
