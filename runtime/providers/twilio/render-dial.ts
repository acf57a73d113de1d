import type { DialInstruction, DialTarget } from '#runtime/contract/document.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { sendableKeys } from '#runtime/providers/sendable-keys.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { recordingCallback } from './recording-callback.ts';
import { sipAddress } from './sip-address.ts';

const mostTargets = 10;

export function renderDial(dial: DialInstruction, rendering: Rendering): XmlElement[] {
  if (dial.targets.length > mostTargets) {
    rendering.note(`${dial.targets.length} people rung at once`, `the first ${mostTargets}`);
  }
  const people = dial.targets
    .slice(0, mostTargets)
    .flatMap((target) => renderTarget(target, dial, rendering));
  if (people.length === 0) {
    rendering.note('somebody to be rung', 'nobody, since there is no address');
    return [redirect(rendering.answerUrl('dialed'))];
  }
  if (dial.targets.some((target) => target.timeoutSeconds !== dial.timeoutSeconds)) {
    rendering.note('a ringing time for each person', 'one ringing time for all');
  }
  if (dial.ringback === 'music') rendering.note('music while it rings', 'ringing');
  return [element('Dial', dialAttributes(dial, rendering), people)];
}

function dialAttributes(
  dial: DialInstruction,
  rendering: Rendering,
): Record<string, string | number | boolean | undefined> {
  const recorded = dial.record !== 'no';
  return {
    action: rendering.answerUrl('dialed'),
    method: 'POST',
    timeout: wholeSeconds(rendering, dial.timeoutSeconds, { what: 'a ringing time', least: 5, most: 600 }),
    timeLimit: wholeSeconds(rendering, dial.timeLimitSeconds, {
      what: 'a longest conversation',
      least: 1,
      most: 86_400,
    }),
    callerId: callerId(dial.callerId, rendering),
    // Leaves the caller's leg ringing until somebody picks up, so that the network's own tone is heard.
    answerOnBridge: dial.ringback === 'real' ? true : undefined,
    hangupOnStar: dial.hangUpOnStar ? true : undefined,
    record: recorded ? `record-${dial.record}${dial.recordTracks === 'dual' ? '-dual' : ''}` : undefined,
    ...(recorded ? recordingCallback(rendering.reportUrl('recording')) : {}),
  };
}

function renderTarget(target: DialTarget, dial: DialInstruction, rendering: Rendering): XmlElement[] {
  const leg = `leg:${target.leg}` as const;
  const attributes = {
    ...(dial.whisper || dial.accept !== null
      ? { url: rendering.fetchUrl(leg, 'whisper'), method: 'POST' }
      : {}),
    statusCallback: rendering.factUrl(leg, 'leg'),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: 'ringing answered completed',
  };
  const machine = dial.detectMachine
    ? {
        machineDetection: 'Enable',
        amdStatusCallback: rendering.factUrl(leg, 'machine'),
        amdStatusCallbackMethod: 'POST',
      }
    : {};
  switch (target.kind) {
    case 'number':
      return target.number.trim() === ''
        ? []
        : [
            element(
              'Number',
              { ...attributes, ...machine, sendDigits: sendableKeys(target.sendKeys, rendering) },
              [target.number.trim()],
            ),
          ];
    case 'sip': {
      const uri = sipAddress(target, rendering);
      const { username, password } = target;
      const login = username === '' ? {} : { username, password };
      return uri === '' ? [] : [element('Sip', { ...attributes, ...machine, ...login }, [uri])];
    }
    case 'client':
      if (dial.detectMachine) rendering.note('an answering machine found at an app', 'no search for one');
      return renderClient(target, attributes);
  }
}

function renderClient(
  { name, parameters }: DialTarget & { kind: 'client' },
  attributes: Readonly<Record<string, string>>,
): XmlElement[] {
  const identity = name.replace(/^client:/, '').trim();
  const values = Object.entries(parameters);
  if (identity === '') return [];
  if (values.length === 0) return [element('Client', attributes, [identity])];
  return [
    element('Client', attributes, [
      element('Identity', {}, [identity]),
      ...values.map(([key, value]) => element('Parameter', { name: key, value })),
    ]),
  ];
}

/** Anything else fails with error 13214, and the call with it. */
function callerId(asked: string, rendering: Rendering): string | undefined {
  const sent = asked.trim();
  if (sent === '') return undefined;
  if (/^\+?\d{3,15}$/.test(sent) || /^(client|sips?):\S+$/i.test(sent)) return sent;
  rendering.note('a caller ID that is no number', "the caller's own number");
  return undefined;
}
