package io.convoke.media.storage.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.DomainException;
import io.convoke.media.storage.control.MediaStorage;
import io.convoke.media.storage.control.Prepared;
import io.convoke.media.storage.control.StorageError;
import io.convoke.media.storage.control.StoredObjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Puts files into the store together with what refers to them: announce (a transaction), write, refer (a transaction). A
 * crash at any moment leaves rows that say what to clear.
 */
@ApplicationScoped
public class Deposits {
    private static final System.Logger LOG = System.getLogger(Deposits.class.getName());

    @Inject
    Transactions transactions;

    @Inject
    StoredObjects objects;

    @Inject
    MediaStorage storage;

    /**
     * Stores files.
     *
     * @param refer runs in a transaction with the objects' ids, in the order of the files; keeps each of them. When it
     *     fails nothing is stored
     * @throws DomainException storage-full, unavailable
     */
    public <T> T store(List<Prepared> files, Function<List<UUID>, T> refer) {
        var ids = transactions.call(() -> files.stream().map(objects::announce).toList());
        var done = false;
        try {
            for (var i = 0; i < ids.size(); i++) {
                storage.put(StoredObjects.key(ids.get(i)), files.get(i).file());
            }
            var result = transactions.call(() -> refer.apply(ids));
            done = true;
            return result;
        } catch (IOException e) {
            throw StorageError.refusal(e);
        } finally {
            if (!done) {
                abandon(ids);
            }
        }
    }

    private void abandon(List<UUID> ids) {
        try {
            transactions.run(() -> ids.forEach(objects::discard));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Objects that are not kept are left to the sweeper", e);
        }
    }
}
