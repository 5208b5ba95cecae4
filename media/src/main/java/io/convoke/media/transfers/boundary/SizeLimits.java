package io.convoke.media.transfers.boundary;

import io.convoke.media.pictures.control.FileKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a file can be. */
@ApplicationScoped
public class SizeLimits {
    private static final long MEBI = 1 << 20;

    /** Of a picture, in MiB. */
    @Inject
    @ConfigProperty(name = "convoke.media.image-megabytes", defaultValue = "20")
    int image;

    /** Of a video, in MiB; the gateway has a limit of its own. */
    @Inject
    @ConfigProperty(name = "convoke.media.video-megabytes", defaultValue = "500")
    int video;

    /** Of an avatar, in MiB. */
    @Inject
    @ConfigProperty(name = "convoke.media.avatar-megabytes", defaultValue = "5")
    int avatar;

    private Map<FileKind, Long> files;
    private Map<FileKind, Long> avatars;

    @PostConstruct
    void start() {
        files = Arrays.stream(FileKind.values())
                .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> (kind.isPicture() ? image : video) * MEBI));
        avatars = Arrays.stream(FileKind.values())
                .filter(FileKind::isPicture)
                .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> avatar * MEBI));
    }

    /** In bytes, of what hangs on events. */
    public Map<FileKind, Long> files() {
        return files;
    }

    /** In bytes, of avatars, which are pictures. */
    public Map<FileKind, Long> avatars() {
        return avatars;
    }
}
