package io.convoke.media.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.configuration.ConfigurationMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageChoiceTest {
    @TempDir
    Path directory;

    private final ConfigurationCheck configuration = new ConfigurationCheck();

    @Test
    void aDirectoryWhereNothingCanBePutIsNamed() throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        var choice = choice("directory", file);
        var scratch = new ScratchFiles();
        scratch.configuration = configuration;
        scratch.directory = file.toString();

        choice.choose();
        scratch.make();

        assertThat(configuration.reported())
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake.key()).isEqualTo("convoke.media.directory"))
                .allSatisfy(mistake -> assertThat(mistake.words())
                        .startsWith("is \"" + file + "\", where nothing can be put")
                        .endsWith("mend it and restart the service"));
    }

    @Test
    void halfOfTheKeysOfAStoreAreNamed() {
        var choice = choice("s3", directory);
        choice.accessKey = Optional.of("access");

        choice.choose();

        assertThat(configuration.reported())
                .extracting(ConfigurationMistake::key)
                .containsExactly("convoke.media.s3.access-key");
        choice.stop();
    }

    @Test
    void whatIsInOrderIsNotReported() {
        choice("directory", directory).choose();

        assertThat(configuration.reported()).isEmpty();
    }

    private StorageChoice choice(String kind, Path place) {
        var choice = new StorageChoice();
        choice.configuration = configuration;
        choice.kind = kind;
        choice.directory = place.toString();
        choice.endpoint = Optional.empty();
        choice.region = "us-east-1";
        choice.bucket = "convoke-media";
        choice.accessKey = Optional.empty();
        choice.secretKey = Optional.empty();
        return choice;
    }
}
