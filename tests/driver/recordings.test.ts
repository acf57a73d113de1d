import { afterAll, beforeAll, expect, test } from 'vitest';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { addressIn, createWorld, TwilioCall, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const voicemail = () =>
  new FlowSketch('Voicemail')
    .node('start', 'incoming-call')
    .node('message', 'record', { prompt: words('Leave a message.') })
    .node('end', 'hang-up')
    .wire('start', 'next', 'message')
    .wire('message', { recorded: 'end', empty: 'end' })
    .document();

test('a recording has one row, whatever tells of it and in whatever order, also after the end', async () => {
  const { app } = world.process();
  const call = new TwilioCall(app, await world.number(voicemail()));
  const asked = await call.start();
  const [, path = ''] = /(\/c\/[^/]+)\//.exec(addressIn(asked, 'action')) ?? [];
  const recording = { RecordingSid: 'RE1', RecordingUrl: 'https://api.twilio.com/RE1' };
  const rows = () => world.database.prisma.recording.findMany();
  await call.post(addressIn(asked, 'action'), { ...recording, RecordingDuration: '7', Digits: '#' });
  expect(await rows()).toMatchObject([{ providerRecordingId: 'RE1', status: 'pending' }]);
  await call.end();
  const ready = { ...recording, RecordingStatus: 'completed', RecordingDuration: '8' };
  await call.post(`${path}/main/fact/recording`, ready);
  await call.post(`${path}/main/fact/recording`, ready);
  const text = {
    RecordingSid: 'RE1',
    TranscriptionSid: 'TR1',
    TranscriptionStatus: 'completed',
    TranscriptionText: 'Please call back.',
  };
  await call.post(`${path}/main/fact/transcription`, text);
  expect(await rows()).toMatchObject([
    {
      status: 'ready',
      node: 'message',
      durationMs: 8000,
      url: recording.RecordingUrl,
      transcript: 'Please call back.',
    },
  ]);
});
