'use client';

import { callApi } from '#components/call-api.ts';
import type { Act } from '#components/simulator/model/act.ts';
import { setupOf } from '#components/simulator/model/call-form.ts';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { LookUpAnswered } from '#lib/rehearsal/look-up-api.ts';
import { reveal } from '#runtime/contract/secret.ts';
import type { PendingLookUp } from '#runtime/rehearsal/rehearsal.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';

/** What can be done with the call of this handset. */
export function useCallActions() {
  const { player, rehearser, document, form, flow } = useSimulator();
  const act = (done: Act) => player.getState().act(rehearser, done);
  return {
    begin: () => {
      const setup = setupOf(form, document, { now: Date.now(), seed: crypto.randomUUID() });
      player.getState().call(rehearser, setup);
    },
    act,
    hangUp: () => act({ kind: 'hung-up', by: 'caller' }),
    next: () => player.getState().next(rehearser),
    putAway: () => player.getState().close(),
    findLookUp: ({ id, need }: PendingLookUp, answer: LookUpAnswer) =>
      act({ kind: 'look-up-ended', id, result: lookUpResult(need, answer) }),
    /** Null when it went well, else why not, in words. */
    askReally: async ({ id, need }: PendingLookUp): Promise<string | null> => {
      if (flow === null) return 'Here no web service can be asked. Say yourself what it finds.';
      const secrets = player.getState().states.at(-1)?.call?.secrets ?? {};
      const reply = await callApi(`/api/flows/${flow}/look-up`, {
        method: 'POST',
        body: { need: reveal(need, secrets) },
        reply: LookUpAnswered,
      });
      if (!reply.ok) return reply.text;
      act({ kind: 'look-up-ended', id, result: reply.body.result });
      return null;
    },
  };
}
