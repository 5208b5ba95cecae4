/**
 * A stand-in for the Telegram Bot API, so that nobody needs a bot to try Convoke out. It speaks the real API's shapes for the
 * methods that Convoke uses, and lets people of the machine write to the bot and read what it wrote.
 */
package io.convoke.dev.telegram;
