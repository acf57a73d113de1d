import type { LegOrder, Verb } from './verb.ts';

/** The call as the provider sees it. */
export type CallFacts = {
  id: string;
  account: string;
  from: string;
  to: string;
  callerName: string;
  status: CallerStatus;
};
export type CallerStatus =
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'canceled';

export type LegEnd =
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'rejected'
  | 'canceled'
  /** Answered, but did not accept the call. */
  | 'refused';
export type Leg = {
  id: string;
  /** 1 for the first of its dial. */
  position: number;
  order: LegOrder;
  status: 'waiting' | 'ringing' | 'screening' | 'talking' | 'ended';
  end: LegEnd | null;
  seconds: number;
  callerId: string;
};
export type LegEvent = 'initiated' | 'ringing' | 'answered' | 'connected' | 'ended';

export type Recording = {
  id: string;
  url: string;
  seconds: number;
  source: 'message' | 'dial' | 'conference' | 'call';
};
export type StreamEvent = 'started' | 'stopped' | 'failed';
export type RoomEvent = 'join' | 'start' | 'leave' | 'end' | 'record';

/** Why a provider asks or tells us something; each provider has its own parameters for it. */
export type PhoneEvent =
  | { kind: 'started' }
  | { kind: 'fallback'; failedUrl: string }
  | { kind: 'redirected' }
  | { kind: 'digits'; digits: string; finishKey: string }
  | { kind: 'speech'; text: string; confidence: number | null }
  | { kind: 'nothing' }
  | { kind: 'dial-ended'; leg: Leg; end: LegEnd; seconds: number; recording: Recording | null }
  | { kind: 'recorded'; recording: Recording; endedBy: string }
  | { kind: 'recording-started'; recording: Recording }
  | { kind: 'conference-left'; room: string }
  | { kind: 'stream-ended' }
  | { kind: 'stream'; url: string; event: StreamEvent }
  | { kind: 'music' }
  | { kind: 'leg-document'; leg: Leg }
  | { kind: 'leg-digits'; leg: Leg; digits: string; finishKey: string }
  | { kind: 'leg-status'; leg: Leg; event: LegEvent; sequence: number }
  | { kind: 'machine'; leg: Leg; answeredBy: 'human' | 'machine' }
  | { kind: 'recording-ready'; recording: Recording; status: 'completed' | 'absent' | 'failed' }
  | { kind: 'transcribed'; recording: Recording; text: string }
  | { kind: 'room'; room: string; event: RoomEvent; sequence: number; recording: Recording | null }
  | { kind: 'ended'; status: CallerStatus; seconds: number };

export type WireParameters = Readonly<Record<string, string>>;

/** What differs between providers: ids, parameters, signature and the language of the documents. */
export type ProviderWire = {
  name: 'twilio' | 'plivo';
  mostDocumentBytes: number;
  newId: (of: 'call' | 'recording') => string;
  recordingUrl: (account: string, id: string) => string;
  /** Headers of a signed request; for a POST `parameters` are its form. */
  sign: (request: {
    method: 'GET' | 'POST';
    url: string;
    form: WireParameters;
    token: string;
  }) => Record<string, string>;
  parameters: (event: PhoneEvent, call: CallFacts) => WireParameters;
  /** A document's verbs, links made absolute. Throws for anything that the provider would not take. */
  read: (document: string, url: string) => Verb[];
};
