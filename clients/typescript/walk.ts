/**
 * The main job through the gateway with the generated client: from sign-up to the last mail. Needs a platform that ./convoke up
 * has started here. Ends with 0 when every step was as it should be, or at the first that was not.
 *
 * Usage: node target/js/walk.js [address]     address: http://localhost:8080
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
    AccountsApi, AttendeesApi, Configuration, type Event, type EventRequest, EventsApi, type Notification, NotificationsApi,
    type Registration, RegistrationsApi, SeatsApi,
} from '@convoke/client';
import { changeEvent } from './examples/change-event.js';
import { withHeader } from './examples/headers.js';
import { all } from './examples/pages.js';
import { is, problemOf } from './examples/problems.js';
import { retried } from './examples/retries.js';
import { Session } from './examples/session.js';
import { liveSeats } from './examples/streams.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const address = process.argv[2] ?? 'http://localhost:8080';
const run = Date.now().toString(36);
const anybody = new Configuration({ basePath: address });
const hours = (count: number) => count * 3_600_000;
let steps = 0;

function step(what: string): void {
    console.log(`${String(++steps).padStart(2)}. ${what}`);
}

/** Tries 80 times, with half a second between: 40 seconds at least, longer where looking takes long. */
async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < 80; tries++) {
        const found = await look();
        if (found !== undefined) {
            return found;
        }
        await new Promise(done => setTimeout(done, 500));
    }
    throw new Error(`${what} did not come about`);
}

async function refused(status: number, type: string, request: Promise<unknown>): Promise<void> {
    const problem = await request.then(() => undefined, problemOf);
    assert.equal(problem?.status, status);
    assert.ok(is(problem, type), `${problem?.type} instead of ${type}`);
}

interface Mail {
    subject: string;
    text: string;
}

async function mails(email: string): Promise<Mail[]> {
    const { stdout } = await promisify(execFile)(resolve(root, 'convoke'), ['mail', email, '--json'], { maxBuffer: 1 << 26 });
    return stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Mail);
}

class Person {
    private constructor(readonly username: string, readonly email: string, readonly as: Configuration) {}

    /** Signs up, verifies the address by the mail's token, and logs in. */
    static async join(name: string, locale: string): Promise<Person> {
        const username = `${name}-ts-${run}`;
        const email = `${username}@example.org`;
        const password = `walk ${run} in the park`;
        const accounts = new AccountsApi(anybody);
        await retried(() => accounts.signUp({ signUpRequest: { username, email, password, locale } }));
        const token = await eventually(`the verification mail to ${email}`, async () =>
            (await mails(email)).map(mail => /^([A-Za-z0-9_-]{43})\s*$/m.exec(mail.text)?.[1]).at(-1));
        await accounts.verifyEmail({ emailVerificationRequest: { token } });
        return new Person(username, email, (await Session.logIn(address, username, password)).configuration());
    }

    async register(eventId: string): Promise<Registration> {
        const idempotencyKey = randomUUID();
        const request = { registrationRequest: { eventId }, idempotencyKey };
        return await retried(() => new RegistrationsApi(this.as).register(request));
    }

    async notifications(): Promise<Notification[]> {
        const list = new NotificationsApi(this.as);
        const found: Notification[] = [];
        for await (const one of all(cursor => list.listOwnNotifications({ limit: 5, cursor }))) {
            found.push(one);
        }
        return found;
    }

    /** Waits until the person has been sent exactly these, each once. */
    async isTold(...kinds: string[]): Promise<void> {
        await eventually(`what ${this.username} is told`, async () => {
            const told = await this.notifications();
            const done = told.every(one => one.status === 'sent') && told.map(one => one.kind).sort().join() === kinds.sort().join();
            return done ? true : undefined;
        });
    }

    /** What the platform lists as sent is what is in the mailbox. */
    async isToldWhatIsInTheMailbox(): Promise<void> {
        const listed = (await this.notifications()).map(one => one.subject).sort();
        assert.deepEqual((await mails(this.email)).map(mail => mail.subject).sort(), listed);
    }
}

async function seatsAre(event: string, taken: number, waiting: number): Promise<void> {
    await eventually(`taken ${taken}, waiting ${waiting}`, async () => {
        const seats = await new SeatsApi(anybody).getSeats({ id: event });
        return seats.taken === taken && seats.waiting === waiting ? true : undefined;
    });
}

step('Four people sign up, find the link in their mail, verify, and log in');
const olga = await Person.join('olga', 'en');
const ann = await Person.join('ann', 'en');
const boris = await Person.join('boris', 'ru');
const carl = await Person.join('carl', 'en');
const account = await new AccountsApi(ann.as).getOwnAccount();
assert.deepEqual(account.roles, ['user']);
assert.ok(account.createdAt instanceof Date && account.emailVerified);

step('The organiser creates a draft for two, twice with one key, and publishes it');
const start = new Date(Math.ceil(Date.now() / hours(1)) * hours(1) + hours(30 * 24));
const word = `Zymurgy${run}`;
const details: EventRequest = {
    name: `${word} for beginners`,
    description: 'Brewing at home, with tasting',
    category: 'workshop',
    start: start.toISOString(),
    end: new Date(start.getTime() + hours(2)).toISOString(),
    timeZone: 'Europe/Moscow',
    maxParticipants: 2,
    location: { city: 'Moscow', address: 'Myasnitskaya 20' },
    status: 'draft',
};
const idempotencyKey = randomUUID();
const draft = await new EventsApi(olga.as).createEvent({ eventRequest: details, idempotencyKey });
const again = await new EventsApi(olga.as).createEvent({ eventRequest: details, idempotencyKey });
assert.equal(again.id, draft.id);
const event: Event = await new EventsApi(olga.as).publishEvent({ id: draft.id });
assert.equal(event.status, 'active');
assert.equal(event.start.getTime(), start.getTime());

step('It is found by search');
const found = await new EventsApi(anybody).findEvents({ q: word });
assert.deepEqual(found.items.map(item => item.id), [event.id]);

step('Three register: two seats, and one waits at position 1');
const first = await ann.register(event.id);
const second = await boris.register(event.id);
const third = await carl.register(event.id);
assert.deepEqual([first.status, second.status, third.status], ['registered', 'registered', 'waitlisted']);
assert.equal(third.waitlistPosition, 1);
await seatsAre(event.id, 2, 1);
await refused(409, 'already-registered', ann.register(event.id));

step('The seats are heard of live');
for await (const seats of liveSeats(anybody, event.id)) {
    assert.deepEqual([seats.capacity, seats.taken, seats.waiting], [2, 2, 1]);
    break;
}

step('One cancels, and the one who waited is promoted');
await new RegistrationsApi(ann.as).cancelRegistration({ id: first.id });
assert.equal((await new RegistrationsApi(carl.as).getRegistration({ id: third.id })).status, 'registered');
await seatsAre(event.id, 2, 0);

step('Each of them has exactly the right mails');
await ann.isTold('email-verification', 'registration-confirmed', 'registration-cancelled');
await boris.isTold('email-verification', 'registration-confirmed');
await carl.isTold('email-verification', 'registration-waitlisted', 'registration-promoted');

step('The organiser moves the start by an hour, on the version that was read');
await refused(412, 'stale', new EventsApi(olga.as).changeEvent({ id: event.id, ifMatch: '"0"', eventRequest: details }));
const later = new Date(start.getTime() + hours(1));
const moved = await changeEvent(olga.as, event.id, present => ({ ...present, start: later.toISOString() }));
assert.equal(moved.start.getTime(), later.getTime());
await boris.isTold('email-verification', 'registration-confirmed', 'event-changed');
await carl.isTold('email-verification', 'registration-waitlisted', 'registration-promoted', 'event-changed');

step('The attendee list, as JSON and as CSV, for the team only');
const attendees = new AttendeesApi(olga.as);
const coming = await attendees.listAttendees({ eventId: event.id, status: 'registered' });
assert.deepEqual(coming.items.map(one => one.username).sort(), [boris.username, carl.username].sort());
const csv = await attendees.listAttendeesRaw({ eventId: event.id }, withHeader('Accept', 'text/csv'));
assert.ok((await csv.raw.text()).includes(boris.username));
await refused(403, 'forbidden', new AttendeesApi(ann.as).listAttendees({ eventId: event.id }));

step('The organiser cancels the event: one cancellation for each who had a seat');
const eventCancelRequest = { reason: 'The venue burst a pipe' };
await new EventsApi(olga.as).cancelEvent({ id: event.id, eventCancelRequest });
await boris.isTold('email-verification', 'registration-confirmed', 'event-changed', 'event-cancelled');
await carl.isTold(
    'email-verification', 'registration-waitlisted', 'registration-promoted', 'event-changed', 'event-cancelled');
await refused(409, 'event-cancelled', ann.register(event.id));

step('What each is told to have been sent is what is in the mailbox');
for (const person of [olga, ann, boris, carl]) {
    await person.isToldWhatIsInTheMailbox();
}
console.log(`The walk of ${steps} steps is done.`);
