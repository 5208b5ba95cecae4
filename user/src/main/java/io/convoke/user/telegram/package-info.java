/**
 * The link between an account and the person's chat with the Telegram bot: made by a code that the person sends to the bot,
 * ended by the person or by Telegram. This service keeps the link; notification speaks to Telegram.
 */
package io.convoke.user.telegram;
