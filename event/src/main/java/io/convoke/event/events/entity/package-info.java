/** The event as an aggregate: its life cycle, its invariants, its team. */
package io.convoke.event.events.entity;
