/** Upgrades: that a release's schema can be migrated to the present while that release goes on working on it. */
package io.convoke.system.upgrades;
