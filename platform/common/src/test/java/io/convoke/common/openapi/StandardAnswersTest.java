package io.convoke.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class StandardAnswersTest {
    private final OpenAPI document = OASFactory.createOpenAPI().components(OASFactory.createComponents());
    private final Operation operation = OASFactory.createOperation()
            .operationId("register")
            .responses(OASFactory.createAPIResponses().addAPIResponse("204", described("Done")));

    private static APIResponse described(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static Parameter parameter(String name, SchemaType type) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .schema(OASFactory.createSchema().addType(type));
    }

    private Map<String, APIResponse> filtered() {
        document.setPaths(OASFactory.createPaths()
                .addPathItem("/", OASFactory.createPathItem().POST(operation)));
        new StandardAnswers().filterOpenAPI(document);
        return operation.getResponses().getAPIResponses();
    }

    private void addBody(Schema schema) {
        operation.setRequestBody(OASFactory.createRequestBody()
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(schema))));
    }

    @Test
    void anOperationWithoutInputHasOnlyWhatEveryOneHas() {
        assertThat(filtered().keySet()).containsExactly("204", "429", "500", "503");
    }

    @Test
    void aRoleBringsTheAnswersOfRights() {
        operation.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(StandardAnswers.BEARER, List.of("user")));
        assertThat(filtered()).containsKeys("401", "403");
        assertThat(operation.getExtensions()).containsEntry(StandardAnswers.ROLES, List.of("user"));
        assertThat(operation.getSecurity().get(0).getScheme(StandardAnswers.BEARER))
                .isEmpty();
        assertThat(document.getComponents()
                        .getSecuritySchemes()
                        .get(StandardAnswers.BEARER)
                        .getScheme())
                .isEqualTo("bearer");
    }

    @Test
    void parametersBodiesPreconditionsAndKeysBringTheirs() {
        operation.addParameter(parameter("If-Match", SchemaType.STRING));
        operation.addParameter(parameter("Idempotency-Key", SchemaType.STRING));
        addBody(OASFactory.createSchema().addType(SchemaType.OBJECT));
        var answers = filtered();
        assertThat(answers.keySet())
                .containsExactly("204", "400", "409", "412", "413", "415", "422", "428", "429", "500", "503");
        assertThat(answers.get("422").getExtensions())
                .containsEntry(StandardAnswers.PROBLEM_TYPES, List.of("validation-failed", "idempotency-key-reused"));
    }

    @Test
    void theDomainsOwnProblemsAreDescribedByTheirSlugsAndComeFirst() {
        operation.addParameter(parameter("Idempotency-Key", SchemaType.STRING));
        operation.getResponses().addAPIResponse("409", described("already-registered, registration-closed"));
        var conflict = filtered().get("409");
        assertThat(conflict.getExtensions())
                .containsEntry(
                        StandardAnswers.PROBLEM_TYPES,
                        List.of("already-registered", "registration-closed", "request-in-progress"));
        var body = conflict.getContent().getMediaType("application/problem+json");
        assertThat(body.getSchema().getRef()).isEqualTo("#/components/schemas/Problem");
        assertThat(body.getExamples())
                .containsOnlyKeys("already-registered", "registration-closed", "request-in-progress");
        assertThat(body.getExamples().get("already-registered").getValue())
                .isEqualTo(Map.of(
                        "type", "https://convoke.io/problems/already-registered",
                        "title", "Already registered",
                        "status", 409,
                        "detail", "Already registered",
                        "traceId", ProblemBodies.TRACE_ID));
    }

    @Test
    void anExamplesTitleIsTheCodes() {
        operation.getResponses().addAPIResponse("418", described("out-of-tea"));
        var example = filtered()
                .get("418")
                .getContent()
                .getMediaType("application/problem+json")
                .getExamples();
        assertThat(example.get("out-of-tea").getValue())
                .asInstanceOf(MAP)
                .containsEntry("title", "Only coffee is left");
    }

    /** As a service declares its own; nothing refers to it. */
    enum KitchenError implements ProblemType {
        OUT_OF_TEA;

        @Override
        public String slug() {
            return Slugs.of(this);
        }

        @Override
        public String title() {
            return "Only coffee is left";
        }

        @Override
        public int status() {
            return 418;
        }
    }

    @Test
    void anAnswerInAServicesOwnWordsStays() {
        operation.getResponses().addAPIResponse("503", described("The mail server is away."));
        assertThat(filtered().get("503").getDescription()).isEqualTo("The mail server is away.");
    }

    @Test
    void standardParametersAreDescribedAndDefaultsHaveTheirType() {
        operation.addParameter(parameter("limit", SchemaType.INTEGER));
        var free = parameter("free", SchemaType.BOOLEAN);
        free.getSchema().setDefaultValue("true");
        operation.addParameter(free);
        filtered();
        var limit = operation.getParameters().get(0);
        assertThat(limit.getDescription()).isEqualTo("Items on the page");
        assertThat(limit.getSchema().getDefaultValue()).isEqualTo(20);
        assertThat(limit.getSchema().getMaximum()).isEqualTo("100");
        assertThat(free.getSchema().getDefaultValue()).isEqualTo(true);
    }

    @Test
    void aBodysExampleIsPutTogetherFromItsFields() {
        document.getComponents()
                .addSchema(
                        "Place",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .addProperty("city", OASFactory.createSchema().addType(SchemaType.STRING)));
        addBody(OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        "id",
                        OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"))
                .addProperty("free", OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addProperty("unknown", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty(
                        "places",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("#/components/schemas/Place"))));
        filtered();
        assertThat(operation
                        .getRequestBody()
                        .getContent()
                        .getMediaType("application/json")
                        .getExample())
                .isEqualTo(Map.of(
                        "id",
                        "0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60",
                        "free",
                        true,
                        "places",
                        List.of(Map.of("city", "Berlin"))));
    }

    @Test
    void aSuccessHasTheHeadersThatItsDescriptionNames() {
        operation.getResponses().addAPIResponse("201", described("The event, with its ETag and its Location"));
        operation.getResponses().addAPIResponse("304", described("The ETag given still holds"));
        var answers = filtered();
        assertThat(answers.get("201").getHeaders()).containsOnlyKeys("ETag", "Location");
        assertThat(answers.get("201").getHeaders().get("ETag").getDescription()).contains("If-Match");
        assertThat(answers.get("204").getHeaders()).isNull();
        assertThat(answers.get("304").getHeaders()).isNull();
    }

    @Test
    void aDeclaredHeaderSaysWhatItIs() {
        operation
                .getResponses()
                .addAPIResponse("206", described("A part").addHeader("Content-Range", OASFactory.createHeader()));
        var header = filtered().get("206").getHeaders().get("Content-Range");
        assertThat(header.getDescription()).isNotBlank();
        assertThat(header.getSchema().getType()).containsExactly(SchemaType.STRING);
    }

    @Test
    void aNoteStandsBesideItsProblemType() {
        assertThat(ProblemList.parse("event-full, event-not-published (a draft, for its team), stale"))
                .contains(Map.of("event-full", "", "event-not-published", "a draft, for its team", "stale", ""));
        assertThat(ProblemList.parse("registration-unknown: there is none, or it is another's"))
                .contains(Map.of("registration-unknown", "there is none, or it is another's"));
        assertThat(ProblemList.parse("The mail server is away")).isEmpty();
        assertThat(ProblemList.parse("away for a while")).isEmpty();
        assertThat(ProblemList.parse(null)).isEmpty();

        operation.getResponses().addAPIResponse("409", described("event-full, event-not-published (a draft)"));
        var conflict = filtered().get("409");
        assertThat(conflict.getDescription()).isEqualTo("`event-full`; `event-not-published`: a draft");
    }

    @Test
    void whatIsNotForOutsideIsHiddenWithItsSchemas() {
        document.getComponents().addSchema("Secret", OASFactory.createSchema().addType(SchemaType.OBJECT));
        var internal = OASFactory.createOperation()
                .operationId("hidden")
                .requestBody(OASFactory.createRequestBody()
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/Secret")))));
        document.setPaths(OASFactory.createPaths()
                .addPathItem("/internal/x", OASFactory.createPathItem().POST(internal))
                .addPathItem("/api/v1/events/{id}", OASFactory.createPathItem().GET(internal))
                .addPathItem("/internals", OASFactory.createPathItem().GET(operation)));
        new StandardAnswers().filterOpenAPI(document);
        assertThat(document.getPaths().getPathItems()).containsOnlyKeys("/internals");
        assertThat(document.getComponents().getSchemas()).containsOnlyKeys("Problem", "Violation");
    }
}
