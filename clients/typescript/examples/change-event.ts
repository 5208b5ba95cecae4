import { type Configuration, type Event, type EventRequest, EventsApi } from '@convoke/client';
import { is, problemOf } from './problems.js';

// snippet: change
/** Changes what there is now. Somebody else may be faster: then this reads again and applies the change to what they left. */
export async function changeEvent(
    organiser: Configuration, id: string, change: (details: EventRequest) => EventRequest,
): Promise<Event> {
    const events = new EventsApi(organiser);
    for (;;) {
        const present = await events.getEventRaw({ id });
        const ifMatch = present.raw.headers.get('ETag') ?? '';
        try {
            return await events.changeEvent({ id, ifMatch, eventRequest: change(asItIs(await present.value())) });
        } catch (error) {
            if (!is(await problemOf(error), 'stale')) {
                throw error;
            }
        }
    }
}

/** A PUT replaces the whole, so whatever shall stay is said again. */
function asItIs({ name, description, category, start, end, timeZone, location }: Event): EventRequest {
    return {
        name, description, category, timeZone,
        start: start.toISOString(),
        end: end?.toISOString(),
        location: location && { city: location.city, address: location.address },
    };
}
// end
