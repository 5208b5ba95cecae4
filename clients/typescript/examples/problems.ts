import { type Problem, ProblemFromJSON, ResponseError } from '@convoke/client';

// snippet: problems
/** The problem of a refusal; undefined where something else went wrong, or something else answered than the platform. */
export async function problemOf(error: unknown): Promise<Problem | undefined> {
    if (error instanceof ResponseError && error.response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
        return ProblemFromJSON(await error.response.clone().json());
    }
    return undefined;
}

/** Whether the problem is of this type, already-registered for example: the end of its address. */
export function is(problem: Problem | undefined, type: string): boolean {
    return problem?.type.endsWith(`/${type}`) ?? false;
}
// end
