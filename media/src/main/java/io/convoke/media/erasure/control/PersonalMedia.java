package io.convoke.media.erasure.control;

import io.convoke.common.erasure.PersonalData;
import io.convoke.media.avatars.control.Avatars;
import io.convoke.media.events.control.Projections;
import io.convoke.media.gallery.control.Gallery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Everything that a person uploaded goes with its bytes, and so does the avatar; teams and seats no longer name them. */
@ApplicationScoped
public class PersonalMedia implements PersonalData {
    @Inject
    Gallery gallery;

    @Inject
    Avatars avatars;

    @Inject
    Projections projections;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        gallery.forget(userId);
        avatars.forget(userId);
        projections.forget(userId);
    }
}
