package io.convoke.notification.mails.control;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail that is ready to go, secrets and all: never stored, never logged.
 *
 * @param id the local part of the Message-ID; the same whenever the same notification is sent
 * @param unsubscribe the address that switches mails of its kind off (RFC 8058), where they can be switched off
 */
record Mail(
        String id,
        Locale locale,
        String address,
        String name,
        String subject,
        String text,
        String html,
        Optional<Invitation> invitation,
        Optional<String> unsubscribe) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
