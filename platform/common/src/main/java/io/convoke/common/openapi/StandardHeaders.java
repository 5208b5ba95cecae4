package io.convoke.common.openapi;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Headers of successful answers that mean the same everywhere. An answer whose description names one of them, "The event, with
 * its ETag", has it; those that an annotation declares get their description here.
 */
final class StandardHeaders {
    private record Standard(String description, String example) {}

    private static final Map<String, Standard> KNOWN = Map.of(
            "ETag", new Standard("The version, for If-Match or If-None-Match of a later request", "\"7\""),
            "Location",
                    new Standard(
                            "The address of what was made",
                            "https://example.com/api/v1/events/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60"),
            "Accept-Ranges", new Standard("That Range is understood", "bytes"),
            "Content-Range", new Standard("Which part this is, of how many bytes", "bytes 0-1023/184320"));

    private StandardHeaders() {}

    static void describe(APIResponse answer) {
        KNOWN.forEach((name, standard) -> {
            var header =
                    answer.getHeaders() == null ? null : answer.getHeaders().get(name);
            if (header != null) {
                complete(header, standard);
            } else if (names(answer.getDescription(), name)) {
                answer.addHeader(name, complete(OASFactory.createHeader(), standard));
            }
        });
    }

    private static boolean names(String description, String header) {
        return description != null
                && Pattern.compile("\\b(?:its|their|new|the) " + header + "\\b")
                        .matcher(description)
                        .find();
    }

    private static Header complete(Header header, Standard standard) {
        if (header.getDescription() == null) {
            header.setDescription(standard.description());
        }
        if (header.getSchema() == null) {
            header.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
        if (header.getExample() == null && header.getSchema().getExamples() == null) {
            header.getSchema().setExamples(List.of(standard.example()));
        }
        return header;
    }
}
