package io.convoke.auth.roles.control;

import io.convoke.auth.accounts.control.AccountRegistered;
import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.EmailVerified;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.auth.accounts.entity.Role;
import io.convoke.common.events.Outbox;
import io.convoke.common.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Set;

/** The first admin: without one nobody could make another. */
@ApplicationScoped
public class BootstrapAdmin {
    /** The username of the first admin. */
    public static final String USERNAME = "admin";

    private static final EmailAddress EMAIL = new EmailAddress("admin@convoke.example");

    @Inject
    AccountStore accounts;

    @Inject
    RoleDesk roles;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Whether nobody governs the platform; holds off others who ask until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public boolean isNeeded() {
        return accounts.countActingAdmins() == 0;
    }

    /**
     * Makes the account {@code admin} unless somebody governs the platform by now.
     *
     * @return false when nobody governs and no account can be made, since one has the name or the address already
     */
    @Transactional(TxType.MANDATORY)
    public boolean make(String passHash) {
        if (!isNeeded()) {
            return true;
        }
        if (accounts.byLogin(USERNAME).isPresent() || accounts.byEmail(EMAIL).isPresent()) {
            return false;
        }
        accounts.claimUsername(USERNAME); // reserved from the beginning, for this
        accounts.claimEmail(EMAIL);
        var admin = new Account(Ids.next(), USERNAME, EMAIL, passHash, "en", clock.instant());
        outbox.append(AccountRegistered.of(admin));
        admin.grant(Set.of(Role.USER, Role.ADMIN), clock.instant());
        admin.verifyEmail(clock.instant());
        accounts.add(admin);
        outbox.append(EmailVerified.of(admin));
        roles.recordBootstrap(admin);
        return true;
    }
}
