package io.convoke.media;

import io.convoke.testkit.RunningService;
import org.junit.jupiter.api.BeforeEach;

@MediaTest
class DirectoryGalleryIT extends GallerySuite {
    private RunningService service;

    @BeforeEach
    void use(RunningService running) {
        service = running;
    }

    @Override
    RunningService service() {
        return service;
    }

    @Override
    Store store() {
        return Store.directory();
    }
}
