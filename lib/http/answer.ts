import { log } from '#lib/log.ts';
import { Refusal } from '#lib/refusal.ts';
import { ScenariosFailed } from '#lib/scenarios/scenarios-failed.ts';

/** What a route of the pages replies: of a refusal its status and why, as JSON `{ code, message, problems }`. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, problems, status } = error;
      const results = error instanceof ScenariosFailed ? { results: error.results } : {};
      return Response.json({ code, message, problems, ...results }, { status });
    }
    log().error({ error }, 'a request of the pages failed');
    const message = 'Something went wrong here. Try again.';
    return Response.json({ code: 'failed', message, problems: [] }, { status: 500 });
  }
}
