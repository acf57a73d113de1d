import { expect } from 'vitest';
import { FlowSketch, words } from '../support/flows.ts';
import type { PortStory } from './port-story.ts';

/** Where a caller talks with a voice agent. */
export const agentNumber = '+14155550623';

/** Every outcome of the step that connects callers with a voice agent. */
export const talkingFlows = {
  [agentNumber]: new FlowSketch('Talking with an agent')
    .node('start', 'incoming-call')
    .node('agent', 'media-stream', {
      prompt: words('I am connecting you.'),
      url: 'wss://agent.example/talk/{{ caller.number }}?key={{ secrets.AGENT_KEY }}',
      parameters: { caller: '{{ caller.number }}', token: '{{ secrets.AGENT_TOKEN }}' },
      timeLimitSeconds: 600,
    })
    .node('talked', 'speak', { prompt: words('You have talked.') })
    .node('nobody', 'speak', { prompt: words('The assistant is not there.') })
    .node('long', 'speak', { prompt: words('Your time is over.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .node('note', 'set-variables', {
      changes: [{ id: 'one', name: 'seconds', value: '{{ steps.agent.seconds }}' }],
    })
    .variable('seconds', 'text', '')
    .wire('start', 'next', 'agent')
    .wire('agent', { ended: 'talked', failed: 'nobody', 'time-limit': 'long', 'caller-hung-up': 'note' })
    .wire('talked', 'next', 'bye')
    .wire('nobody', 'next', 'bye')
    .wire('long', 'next', 'bye'),
};

/** Stored before the flow is published. */
export const agentSecrets = { AGENT_KEY: 'k3y of the agent', AGENT_TOKEN: 't0ken & more' };

export const talkingStories: readonly PortStory[] = [
  [
    agentNumber,
    'a talk that the agent ends',
    async (call) => {
      call.hears(/I am connecting you/);
      expect(call.agent().url).toContain(`/talk/${encodeURIComponent(call.line.facts.from)}`);
      const told = { caller: call.line.facts.from, token: agentSecrets.AGENT_TOKEN };
      expect(call.agent().parameters).toMatchObject(told);
      expect(JSON.stringify(call.agent())).toMatch(/k3y(%20| )of(%20| )the(%20| )agent/);
      await call.agentAnswers();
      (await call.agentEnds()).hears(/You have talked/);
    },
  ],
  [agentNumber, 'no agent', async (call) => (await call.agentFails()).hears(/not there/)],
  [agentNumber, 'the caller leaves the agent', async (call) => (await call.agentAnswers()).hangsUp('status')],
];
