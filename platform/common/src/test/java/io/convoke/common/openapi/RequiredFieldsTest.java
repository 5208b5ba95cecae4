package io.convoke.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

class RequiredFieldsTest {
    private final Components components = OASFactory.createComponents();

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private Schema record(String name) {
        var schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("name", text())
                .addProperty("end", text().addType(SchemaType.NULL))
                .addProperty("average", text().addType(SchemaType.NULL))
                .addProperty(
                        "location",
                        OASFactory.createSchema()
                                .addAnyOf(OASFactory.createSchema().ref("#/components/schemas/Where"))
                                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL)))
                .addRequired("average");
        components.addSchema(name, schema);
        return schema;
    }

    @Test
    void whatIsNotOptionalIsAlwaysAnswered() {
        var event = record("Event");
        RequiredFields.mark(components, Set.of());
        assertThat(event.getRequired()).containsExactlyInAnyOrder("average", "name");
    }

    @Test
    void anEmptyOptionalIsAbsentAndNeverNull() {
        var fields = record("Event").getProperties();
        RequiredFields.mark(components, Set.of());
        assertThat(fields.get("end").getType()).containsExactly(SchemaType.STRING);
        assertThat(fields.get("location").getAnyOf()).isNull();
        assertThat(fields.get("location").getRef()).isEqualTo("#/components/schemas/Where");
        assertThat(fields.get("average").getType()).contains(SchemaType.NULL);
    }

    @Test
    void aReferenceWithADescriptionStaysBesideIt() {
        var location = record("Event").getProperties().get("location").description("Absent online");
        RequiredFields.mark(components, Set.of());
        assertThat(location.getRef()).isNull();
        assertThat(location.getAllOf()).extracting(Schema::getRef).isEqualTo(List.of("#/components/schemas/Where"));
    }

    @Test
    void whatRequestsNeedIsSaidByTheirAnnotations() {
        var request = record("EventRequest");
        RequiredFields.mark(components, Set.of("EventRequest"));
        assertThat(request.getRequired()).containsExactly("average");
        assertThat(request.getProperties().get("end").getType()).contains(SchemaType.NULL);
    }
}
