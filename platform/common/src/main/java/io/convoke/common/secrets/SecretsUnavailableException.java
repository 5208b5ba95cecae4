package io.convoke.common.secrets;

/** Secrets could not be read. The message is meant for an operator and never holds a secret. */
final class SecretsUnavailableException extends Exception {

    /** What kind of failure it is, which decides what is tried next. */
    enum Kind {
        /** May be over by itself: nobody listens, no answer in time, sealed. */
        PASSING,
        /** Vault knows the caller too little: a token that ended, a policy that does not reach that far. */
        REFUSED,
        /** Lasts until somebody acts: a path that is missing or unreadable. */
        LASTING
    }

    private final Kind kind;

    private SecretsUnavailableException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static SecretsUnavailableException passing(String message) {
        return new SecretsUnavailableException(Kind.PASSING, message);
    }

    static SecretsUnavailableException refused(String message) {
        return new SecretsUnavailableException(Kind.REFUSED, message);
    }

    static SecretsUnavailableException lasting(String message) {
        return new SecretsUnavailableException(Kind.LASTING, message);
    }

    Kind kind() {
        return kind;
    }
}
