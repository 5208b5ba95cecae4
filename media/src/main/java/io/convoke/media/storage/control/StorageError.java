package io.convoke.media.storage.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;
import java.io.IOException;
import java.time.Duration;

/** Why bytes cannot be taken in. */
public enum StorageError implements ProblemType {
    STORAGE_FULL(507, "There is no room for the file");

    private static final System.Logger LOG = System.getLogger(StorageError.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int status;
    private final String title;

    StorageError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The refusal that a failure of the store comes to; the failure itself is for the log. */
    public static DomainException refusal(IOException failure) {
        if (StorageFullException.orAsIs(failure) instanceof StorageFullException) {
            LOG.log(System.Logger.Level.ERROR, "The media store is full", failure);
            return new DomainException(STORAGE_FULL, "Nothing was stored; the operators have been told");
        }
        LOG.log(System.Logger.Level.WARNING, "The media store does not answer", failure);
        return DomainException.retryLater(
                CommonProblem.UNAVAILABLE, "The media store does not answer; try again in a few seconds", RETRY_AFTER);
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
