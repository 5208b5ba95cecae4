/**
 * Telegram's Bot API: sending messages to people who have linked their chat, hearing what they write to the bot, and the links
 * themselves as the user service decides about them.
 */
package io.convoke.notification.telegram;
