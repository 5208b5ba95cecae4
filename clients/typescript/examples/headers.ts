import type { InitOverrideFunction } from '@convoke/client';

// snippet: headers
/** One header more, or another value of it; given as an object it would take the place of all of them, the token's, too. */
export function withHeader(name: string, value: string): InitOverrideFunction {
    return async ({ init }) => ({ headers: { ...init.headers, [name]: value } });
}
// end
