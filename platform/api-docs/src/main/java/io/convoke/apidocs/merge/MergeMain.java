package io.convoke.apidocs.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Merges the committed documents: {@code MergeMain <directory of service.yaml> <output directory>}. */
public final class MergeMain {
    private MergeMain() {}

    public static void main(String[] arguments) throws IOException {
        var yaml = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        var documents = new TreeMap<String, JsonNode>();
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                documents.put(file.getFileName().toString().replace(".yaml", ""), yaml.readTree(file.toFile()));
            }
        }
        var merged = new MergedDocument(documents).merge();
        var output = Files.createDirectories(Path.of(arguments[1]));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(output.resolve("openapi.json").toFile(), merged);
        yaml.writeValue(output.resolve("openapi.yaml").toFile(), merged);
    }
}
