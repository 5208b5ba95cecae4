package io.convoke.common.mailtokens;

/** What the bearer of a mailed token may do. A token of one purpose is of no use for another. */
public enum MailTokenPurpose {
    EMAIL_VERIFICATION("email-verification"),
    PASSWORD_RESET("password-reset"),
    /** Switching a kind of mail off. */
    UNSUBSCRIBE("unsubscribe");

    private final String label;

    MailTokenPurpose(String label) {
        this.label = label;
    }

    /** The name that goes into the derivation; never changes. */
    public String label() {
        return label;
    }
}
