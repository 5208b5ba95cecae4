package io.convoke.common.schema;

/** A later release has migrated this schema. The message is meant for an operator. */
final class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerSchemaException(String location, String version, String known) {
        super("the schema is newer than this release: " + location + " is at version " + version
                + " there, and this release knows up to " + known
                + ". Run the release that made it, or restore the database from before");
    }
}
