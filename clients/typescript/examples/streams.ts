import { type Configuration, ChatSocketsApi, type Seats, SeatsApi, SeatsFromJSON } from '@convoke/client';

// snippet: stream
/** Every change of an event's seats, the present state first. Ends when the stream does, after some minutes: call again. */
export async function* liveSeats(anybody: Configuration, event: string): AsyncGenerator<Seats> {
    const { raw } = await new SeatsApi(anybody).streamSeatsRaw({ id: event });
    let rest = '';
    for await (const piece of raw.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
        const lines = (rest + piece).split(/\r?\n/);
        rest = lines.pop() ?? '';
        // Lines beginning with a colon keep the connection alive; event: and id: are not needed here.
        for (const line of lines.filter(text => text.startsWith('data:'))) {
            yield SeatsFromJSON(JSON.parse(line.slice(5)));
        }
    }
}
// end

// snippet: chat
/** Opens a chat with a ticket that is good once, after the last message that one has seen. A browser sends Origin by itself. */
export async function openChat(member: Configuration, chat: string, lastSeen: number): Promise<WebSocket> {
    const { ticket } = await new ChatSocketsApi(member).createSocketTicket({ id: chat });
    const address = `${member.basePath.replace(/^http/, 'ws')}/api/v1/chats/${chat}/socket?after=${lastSeen}`;
    return new WebSocket(address, ['chat.v1', `ticket.${ticket}`]);
}
// end
