package io.convoke.apidocs.released;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;

/**
 * What in a document breaks clients of an older one. openapi-diff finds the differences and judges them; here each is named,
 * and rules are added that it does not have: a field that an answer may leave out is not taken away either, what anybody may
 * do needs no token later, and neither operation ids and tags nor names of schemas change, since generated clients have
 * methods and classes of these names.
 *
 * <p>Not breaking, other than openapi-diff has it unless told: a further value of an enumeration in an answer (clients take
 * values that they do not know, see {@code docs/clients.md}), and an error that is not answered any more.
 */
final class BreakingChanges {
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
            .configProperty(BackwardIncompatibleProp.RESPONSE_RESPONSES_DECREASED.getPropertyName(), "false")
            .configProperty(BackwardIncompatibleProp.OPERATION_ID_CHANGED.getPropertyName(), "true")
            .build();

    private final ChangedOpenApi difference;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(ChangedOpenApi difference) {
        this.difference = difference;
    }

    /**
     * Compares two documents.
     *
     * @return a sentence for each change that breaks clients, with its place; empty when none does
     */
    static List<String> between(String before, String after) {
        var difference = OpenApiCompare.fromSpecifications(read(before), read(after), OPTIONS);
        return new BreakingChanges(difference).list();
    }

    private static OpenAPI read(String document) {
        var parsed = new OpenAPIV3Parser().readContents(document);
        if (parsed.getOpenAPI() == null || !parsed.getMessages().isEmpty()) {
            throw new IllegalArgumentException("not an OpenAPI document: " + parsed.getMessages());
        }
        return parsed.getOpenAPI();
    }

    private List<String> list() {
        difference
                .getMissingEndpoints()
                .forEach(gone -> found.add(gone.getMethod() + " " + gone.getPathUrl() + ": the route is gone"));
        difference.getChangedOperations().forEach(this::operation);
        names();
        schemaNames();
        if (difference.isIncompatible() && found.isEmpty()) {
            found.add("openapi-diff says so, of "
                    + difference.getChangedOperations().stream()
                            .filter(ChangedOperation::isIncompatible)
                            .map(BreakingChanges::route)
                            .toList());
        }
        return List.copyOf(found);
    }

    private void operation(ChangedOperation operation) {
        var before = found.size();
        var route = route(operation);
        if (operation.getOperationId() != null && operation.getOperationId().isIncompatible()) {
            found.add(route + ": the operation id " + operation.getOperationId().getLeft() + " became "
                    + operation.getOperationId().getRight());
        }
        if (operation.getParameters() != null) {
            parameters(route, operation.getParameters());
        }
        var bodies = new BrokenBodies(found);
        if (operation.getRequestBody() != null) {
            bodies.request(route, operation.getRequestBody());
        }
        if (operation.getApiResponses() != null) {
            bodies.answers(route, operation.getApiResponses());
        }
        if (operation.resultSecurityRequirements().isIncompatible()) {
            found.add(route + ": it asks for another authentication");
        }
        if (operation.isIncompatible() && found.size() == before) {
            found.add(route + ": openapi-diff calls it incompatible");
        }
    }

    private void parameters(String route, ChangedParameters parameters) {
        parameters.getMissing().forEach(gone -> found.add(route + ": the parameter " + gone.getName() + " is gone"));
        parameters.getIncreased().stream()
                .filter(added -> Boolean.TRUE.equals(added.getRequired()))
                .forEach(added -> found.add(route + ": the new parameter " + added.getName() + " is required"));
        parameters.getChanged().stream()
                .filter(ChangedParameter::isIncompatible)
                .forEach(changed -> parameter(route + ": the parameter " + changed.getName(), changed));
    }

    private void parameter(String place, ChangedParameter changed) {
        var before = found.size();
        if (changed.isChangeRequired()
                && Boolean.TRUE.equals(changed.getNewParameter().getRequired())) {
            found.add(place + " is required now");
        }
        if (changed.getSchema() != null) {
            new BrokenBodies(found).schema(place, "", changed.getSchema());
        }
        if (found.size() == before) {
            found.add(place + " is read in another way");
        }
    }

    private void names() {
        var after = operations(difference.getNewSpecOpenApi());
        operations(difference.getOldSpecOpenApi()).forEach((route, operation) -> {
            var now = after.get(route);
            if (now != null
                    && operation.getTags() != null
                    && !operation.getTags().equals(now.getTags())) {
                found.add(route + ": the tags " + operation.getTags() + " became " + now.getTags());
            }
            if (now != null && isOpen(operation) && !isOpen(now)) {
                found.add(route + ": it needs a token now");
            }
        });
    }

    private static boolean isOpen(Operation operation) {
        return operation.getSecurity() == null || operation.getSecurity().isEmpty();
    }

    private static Map<String, Operation> operations(OpenAPI document) {
        var operations = new TreeMap<String, Operation>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }

    private void schemaNames() {
        var now = names(difference.getNewSpecOpenApi());
        names(difference.getOldSpecOpenApi()).stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> found.add("there is no schema of the name " + name + " any more"));
    }

    private static Set<String> names(OpenAPI document) {
        return document.getComponents() == null || document.getComponents().getSchemas() == null
                ? Set.of()
                : document.getComponents().getSchemas().keySet();
    }

    private static String route(ChangedOperation operation) {
        HttpMethod method = operation.getHttpMethod();
        return method + " " + operation.getPathUrl();
    }
}
