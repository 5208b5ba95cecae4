/**
 * What is said in a room: writing, editing, deleting and reading it. A message's place in the room is decided by the lock on
 * the room and never changes; whoever was told that a message is stored finds it in the history.
 */
package io.convoke.chat.messages;
