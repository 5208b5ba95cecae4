/** Holds dashboards and alerts against what the services show at {@code /metrics}, and against the runbooks. */
package io.convoke.system.observability;
