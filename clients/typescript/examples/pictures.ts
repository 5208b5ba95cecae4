import { AvatarsApi, type Configuration, type Media, MediaApi } from '@convoke/client';
import { withHeader } from './headers.js';

// snippet: upload
/** Hangs a picture on an event. */
export async function hang(person: Configuration, eventId: string, picture: Blob): Promise<Media> {
    return await new MediaApi(person).uploadMedia({ eventId, file: picture });
}

/** Takes a picture for oneself; the type is the picture's own. */
export async function wear(person: Configuration, picture: Blob): Promise<string> {
    const avatar = await new AvatarsApi(person).uploadAvatar({ body: picture }, withHeader('Content-Type', picture.type));
    return avatar.url;
}
// end

// snippet: download
/** The bytes as they come, for a file or a picture on a page. */
export async function bytesOf(anybody: Configuration, picture: string): Promise<Blob> {
    return (await new MediaApi(anybody).downloadMedia({ id: picture })) ?? new Blob();
}
// end
