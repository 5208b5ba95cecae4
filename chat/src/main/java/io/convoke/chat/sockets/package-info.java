/**
 * Live connections: opening one by a ticket, passing on what is said, and ending it when the right to be there ends. What an
 * instance knows here can be lost at any time; the database and the topic of chat have everything.
 */
package io.convoke.chat.sockets;
