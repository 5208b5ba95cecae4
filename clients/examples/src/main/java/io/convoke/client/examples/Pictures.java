package io.convoke.client.examples;

import io.convoke.client.api.AvatarsApi;
import io.convoke.client.api.MediaApi;
import io.convoke.client.model.Avatar;
import io.convoke.client.model.Media;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Uploads and downloads. */
public final class Pictures {
    private final MediaApi media;
    private final AvatarsApi avatars;

    public Pictures(Convoke person) {
        this.media = person.api(MediaApi.class);
        this.avatars = person.api(AvatarsApi.class);
    }

    // snippet: upload
    /** Hangs a picture on an event. */
    public Media hang(UUID event, Path picture) throws IOException {
        try (var bytes = Files.newInputStream(picture)) {
            var part = EntityPart.withName("file")
                    .fileName(picture.getFileName().toString())
                    .mediaType(MediaType.valueOf("image/jpeg"))
                    .content(bytes)
                    .build();
            return media.uploadMedia(event, List.of(part));
        }
    }

    /** Takes a picture for oneself; the type is the picture's own. */
    public Avatar wear(InputStream picture, String type) {
        return avatars.uploadAvatar(type, picture);
    }
    // end

    // snippet: download
    /** Copies the bytes into a file as they come. */
    public void fetch(UUID picture, Path file) throws IOException {
        try (var bytes = media.downloadMedia(picture)) {
            Files.copy(bytes, file);
        }
    }
    // end
}
