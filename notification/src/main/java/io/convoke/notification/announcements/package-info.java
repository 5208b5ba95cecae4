/**
 * What the team of an event tells those who come or wait. Each person who is one of them at that moment gets it once, and the
 * team sees what became of it.
 */
package io.convoke.notification.announcements;
