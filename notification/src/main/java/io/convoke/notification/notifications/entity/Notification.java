package io.convoke.notification.notifications.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * One message to one person by one channel. It is written down as soon as the reason for it is known, and put together when
 * it is sent, from what is known then: {@code pending} until a server has taken it ({@code sent}), will never take it
 * ({@code failed}), or it has become pointless ({@code skipped}). Only who holds the row's lease ends {@code pending}; an
 * admin can make a failed or skipped one pending again. Nothing secret is stored here.
 */
@Entity
@Table(name = "notification")
@DynamicUpdate // a mark as read and the end of a sending happen side by side
public class Notification {
    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private long ordinal;

    private UUID userId;
    private UUID eventId;

    @Enumerated(EnumType.STRING)
    private Channel type;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String version;
    private UUID subjectId;
    private boolean heldSeat;
    private Instant occurredAt;
    private Instant validUntil;
    private Instant knownBy;
    private String address;
    private boolean replacesTelegram;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String reason;
    private boolean lacking;
    private int attempts;
    private int uncertain;
    private Instant nextAttemptAt;
    private Instant tryingSince;

    private Instant deferredUntil;

    private Instant leasedUntil;
    private Long shownVersion;
    private String subject;
    private String message;
    private Instant createdAt;
    private Instant sentAt;
    private Instant readAt;
    private String traceparent;

    protected Notification() {} // for Hibernate

    /** The server has taken it. */
    public void sent(Content content, Instant now) {
        end(Status.SENT, null);
        this.subject = content.subject();
        this.message = content.message();
        this.shownVersion = content.eventVersion().orElse(null);
        this.attempts++;
        this.sentAt = now;
    }

    /** It has become pointless. */
    public void skipped(String why) {
        end(Status.SKIPPED, why);
    }

    /** No try will help. */
    public void failed(String why) {
        end(Status.FAILED, why);
        this.attempts++;
    }

    /** What it needs did not arrive in time; should it arrive later, it is tried again by itself. */
    public void failedLacking(String why) {
        end(Status.FAILED, why);
        this.lacking = true;
    }

    /** Stays pending. */
    public void postponed(String why, Instant next, boolean tried) {
        end(Status.PENDING, why);
        this.nextAttemptAt = next;
        this.attempts += tried ? 1 : 0;
    }

    /** Stays pending until the quiet hours end; holds up no other message meanwhile, and is tried as long as any after. */
    public void deferred(String why, Instant until) {
        end(Status.PENDING, why);
        this.nextAttemptAt = until;
        this.tryingSince = until;
        this.deferredUntil = until;
    }

    /** Telegram failed for good, so this e-mail goes even if the person would rather have had the other. */
    public void replaceTelegram(Instant now) {
        if (status == Status.PENDING || status == Status.SKIPPED) {
            this.replacesTelegram = true;
        }
        if (status == Status.SKIPPED) {
            again(now);
        }
    }

    /** What came of handing the content over is known after all. */
    public void outcomeKnown() {
        this.uncertain--;
    }

    /** Makes a failed or skipped one pending again. */
    public void again(Instant now) {
        end(Status.PENDING, null);
        this.attempts = 0;
        this.tryingSince = now;
        this.nextAttemptAt = now;
    }

    /** The person has seen it; the first time counts. */
    public void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    private void end(Status next, String why) {
        this.status = next;
        this.reason = why;
        this.lacking = false;
        this.deferredUntil = null;
        this.leasedUntil = null;
    }

    /** Whether an admin may have it sent again. */
    public boolean isResendable() {
        return status == Status.FAILED || status == Status.SKIPPED;
    }

    public UUID id() {
        return id;
    }

    /** Rises with each notification of a person and event. */
    public long ordinal() {
        return ordinal;
    }

    public UUID userId() {
        return userId;
    }

    public Optional<UUID> eventId() {
        return Optional.ofNullable(eventId);
    }

    public Channel type() {
        return type;
    }

    public Kind kind() {
        return kind;
    }

    /** What tells two of a kind apart. */
    public String version() {
        return version;
    }

    /** The verification or the password reset; the quote; the announcement. */
    public Optional<UUID> subjectId() {
        return Optional.ofNullable(subjectId);
    }

    /** For a cancelled registration: whether it was a seat, not a place on the waitlist. */
    public boolean heldSeat() {
        return heldSeat;
    }

    /** When that happened which it tells. */
    public Instant occurredAt() {
        return occurredAt;
    }

    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /** Before which moment the person has to know it; empty: before the event's start. */
    public Optional<Instant> knownBy() {
        return Optional.ofNullable(knownBy);
    }

    /** Whether it is an e-mail in the place of a Telegram message that failed for good. */
    public boolean replacesTelegram() {
        return replacesTelegram;
    }

    /** The address that it is meant for; empty: the person's present one. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    public Status status() {
        return status;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether it failed only because something that it needs had not arrived here. */
    public boolean isLacking() {
        return lacking;
    }

    /** Until when, by the database's clock, an instance is sending it; a time that has passed means nothing. */
    public Optional<Instant> leasedUntil() {
        return Optional.ofNullable(leasedUntil);
    }

    /** How often it was handed to a server, or tried to be. */
    public int attempts() {
        return attempts;
    }

    /** How often its content went out and no answer is known: each may have been a copy that arrived. */
    public int uncertain() {
        return uncertain;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** Until when it waits because of quiet hours; empty when it does not. */
    public Optional<Instant> deferredUntil() {
        return Optional.ofNullable(deferredUntil);
    }

    /** When it was first due, or due again. */
    public Instant tryingSince() {
        return tryingSince;
    }

    /** The version of the event that it showed when it was sent. */
    public Optional<Long> shownVersion() {
        return Optional.ofNullable(shownVersion);
    }

    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    /** The trace of what caused it; empty for one that was written down by a release that kept none. */
    public Optional<String> traceparent() {
        return Optional.ofNullable(traceparent);
    }

    /**
     * What the person's own list shows of a sent message.
     *
     * @param message as plain text, without any token
     * @param eventVersion the version of the event that it shows
     */
    public record Content(String subject, String message, Optional<Long> eventVersion) {}
}
