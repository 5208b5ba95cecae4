/** The schema of the service: migrated at start, and the gate that keeps everything else waiting for it. */
package io.convoke.common.schema;
