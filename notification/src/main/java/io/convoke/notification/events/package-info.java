/** Events and who attends them, copied from their owners' events; decides who is told of what happens to them. */
package io.convoke.notification.events;
