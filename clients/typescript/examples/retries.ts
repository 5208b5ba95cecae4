import { FetchError, ResponseError } from '@convoke/client';
import { is, problemOf } from './problems.js';

// snippet: retries
const PASSING = [429, 502, 503, 504];
const LONGEST = 30_000;

const pause = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds));

/** Half a second, one, two, four: each by chance up to that, so that clients do not come back all at once. */
const backoff = (tries: number) => 100 + Math.random() * 500 * 2 ** (tries - 1);

/**
 * Calls until there is an answer, or none is to be expected. Only for what may be done twice: reading, PUT, DELETE, and a POST
 * that carries an Idempotency-Key, which is then the same each time.
 */
export async function retried<T>(request: () => Promise<T>, most = 5): Promise<T> {
    for (let tries = 1; ; tries++) {
        try {
            return await request();
        } catch (error) {
            const wait = await waitAfter(error, tries);
            if (wait === undefined || tries === most) {
                throw error;
            }
            await pause(Math.min(wait, LONGEST));
        }
    }
}

/** Milliseconds; undefined when another try makes no sense. */
async function waitAfter(error: unknown, tries: number): Promise<number | undefined> {
    if (error instanceof FetchError) {
        return backoff(tries); // no connection, or it broke off: nobody knows whether it was done
    }
    if (!(error instanceof ResponseError)) {
        return undefined;
    }
    const passing = PASSING.includes(error.response.status) || is(await problemOf(error), 'request-in-progress');
    const asked = Number(error.response.headers.get('Retry-After') ?? NaN);
    return passing ? (Number.isNaN(asked) ? backoff(tries) : asked * 1000) : undefined;
}
// end
