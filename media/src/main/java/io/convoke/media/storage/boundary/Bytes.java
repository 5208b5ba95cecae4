package io.convoke.media.storage.boundary;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.storage.control.MediaStorage;
import io.convoke.media.storage.control.StorageError;
import io.convoke.media.storage.control.StoredObjects;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Opens what is stored. */
@ApplicationScoped
public class Bytes {
    private static final System.Logger LOG = System.getLogger(Bytes.class.getName());

    @Inject
    MediaStorage storage;

    /**
     * Opens a part of an object that is kept.
     *
     * @throws DomainException unavailable when the store does not answer, or has lost the bytes
     */
    public InputStream open(StoredObject object, long offset, long length) {
        try {
            return storage.open(StoredObjects.key(object.id()), offset, length).orElseThrow(() -> lost(object));
        } catch (IOException e) {
            throw StorageError.refusal(e);
        }
    }

    /** Deleted since the row was read, or lost by the store: both pass, the second by an operator. */
    private static DomainException lost(StoredObject object) {
        LOG.log(System.Logger.Level.ERROR, "The store does not have the bytes of {0}", object.id());
        return DomainException.retryLater(
                CommonProblem.UNAVAILABLE, "The bytes cannot be found at the moment", Duration.ofMinutes(1));
    }
}
