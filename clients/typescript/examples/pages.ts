// snippet: pages
/** All items of a list. The cursor is what next said, unread; without next the page is the last. */
export async function* all<T>(
    page: (cursor: string | undefined) => Promise<{ items: T[]; next?: string }>,
): AsyncGenerator<T> {
    let cursor: string | undefined;
    do {
        const one = await page(cursor);
        yield* one.items;
        cursor = one.next;
    } while (cursor !== undefined);
}
// end
