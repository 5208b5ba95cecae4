package io.convoke.apidocs.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the document and its page: {@code EventsMain <directory of the contracts> <output directory>}. */
public final class EventsMain {
    private EventsMain() {}

    public static void main(String[] arguments) throws IOException {
        var catalogue = new Catalogue(Path.of(arguments[0]));
        var output = Files.createDirectories(Path.of(arguments[1]));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(output.resolve("asyncapi.json").toFile(), new AsyncApiDocument(catalogue).make());
        Files.writeString(output.resolve("index.html"), new EventsPage(catalogue).render());
    }
}
