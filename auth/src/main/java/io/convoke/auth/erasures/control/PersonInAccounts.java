package io.convoke.auth.erasures.control;

import io.convoke.common.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Auth's own part in forgetting a person. The account itself went with the request; what requests that were under way have
 * written since goes now.
 */
@ApplicationScoped
public class PersonInAccounts implements PersonalData {
    @Inject
    ErasureDesk desk;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        desk.forgetTraces(userId);
    }
}
