/** Ids of everything that the platform stores or publishes. */
package io.convoke.common.ids;
