/**
 * Numbers with the domain's words for {@code /metrics}, where Prometheus reads them: what happened is counted when it has
 * committed, and what is there is read from the database in the background, so that no scrape waits for it.
 */
package io.convoke.common.metrics;
