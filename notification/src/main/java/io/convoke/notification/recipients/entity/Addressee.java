package io.convoke.notification.recipients.entity;

import java.util.Locale;
import java.util.UUID;

/**
 * Whom a message is for, and in which language.
 *
 * @param locale English or Russian
 */
public record Addressee(UUID userId, String username, String email, Locale locale) {}
