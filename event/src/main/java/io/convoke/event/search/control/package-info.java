/** Finding events: one place that turns what a reader asks for into SQL that an index answers. */
package io.convoke.event.search.control;
