package io.convoke.common.erasure;

import java.util.UUID;

/** What a service holds of persons. Each service has exactly one bean of this kind. */
public interface PersonalData {
    /**
     * Deletes what is the person's own and makes anonymous what others rely on, in the current transaction. Afterwards no row
     * of the service's own tables has the person's id, name or address. Does nothing for a person that is not known.
     */
    void forget(UUID userId);
}
