/** Access to the schema of the service below JPA: for the outbox, the inbox, locks, migrations. */
package io.convoke.common.database;
