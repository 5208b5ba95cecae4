/** The event service: what happens where and when, who runs it, and how people find it. */
package io.convoke.event;
