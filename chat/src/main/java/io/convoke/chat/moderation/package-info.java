/**
 * Keeping a room in order: muting and banning people, and the log of what moderators did. What is decided here holds for the
 * next message and the next connection, in every instance.
 */
package io.convoke.chat.moderation;
