import { Configuration, SessionsApi, type Tokens } from '@convoke/client';

const EARLY = 30_000;

// snippet: session
/** A person's session: an access token that is good for some minutes, and a refresh token that is good once. */
export class Session {
    private readonly sessions: SessionsApi;
    private end = 0;
    private refreshing: Promise<void> | undefined;

    private constructor(readonly address: string, private tokens: Tokens) {
        this.sessions = new SessionsApi(new Configuration({ basePath: address }));
        this.keep(tokens);
    }

    /** Logs in. Fails with invalid-credentials, or with too-many-requests after some tries. */
    static async logIn(address: string, login: string, password: string): Promise<Session> {
        const sessions = new SessionsApi(new Configuration({ basePath: address }));
        return new Session(address, await sessions.logIn({ loginRequest: { login, password } }));
    }

    /**
     * A token that is good for half a minute at least. Whoever comes while it is refreshed waits for the same answer: a refresh
     * token that is used twice ends the session, since it might have been stolen.
     */
    async accessToken(): Promise<string> {
        if (Date.now() > this.end - EARLY) {
            this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
            await this.refreshing;
        }
        return this.tokens.accessToken;
    }

    /** For every interface of the client: new EventsApi(session.configuration()). */
    configuration(): Configuration {
        return new Configuration({ basePath: this.address, accessToken: () => this.accessToken() });
    }

    private async refresh(): Promise<void> {
        const refreshToken = this.tokens.refreshToken;
        this.keep(await this.sessions.refreshTokens({ refreshRequest: { refreshToken } }));
    }

    private keep(tokens: Tokens): void {
        this.tokens = tokens; // a program that outlives its process writes the refresh token down here
        this.end = Date.now() + tokens.expiresIn * 1000;
    }
}
// end
