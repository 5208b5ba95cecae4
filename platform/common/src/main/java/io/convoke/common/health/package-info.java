/** Health checks that every service has: startup, readiness, liveness. */
package io.convoke.common.health;
