import type { Problem } from '#runtime/contract/problem.ts';

/**
 * What somebody asked for cannot be done as things stand. The message says why in a sentence; `problems` lists what is wrong
 * with a flow. Doors turn it into a status, the command line into advice.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly problems: Problem[];

  constructor(code: RefusalCode, values: Record<string, string | number> = {}, problems: Problem[] = []) {
    super(fill(refusals[code].says, values));
    this.code = code;
    this.problems = problems;
  }

  /** For a reply over HTTP. */
  get status(): number {
    return refusals[this.code].status;
  }
}

export type RefusalCode = keyof typeof refusals;

const refusals = {
  'bad-request': { status: 400, says: 'The request is not as it should be ({reason}).' },
  'flow-not-found': { status: 404, says: 'There is no flow “{flow}”.' },
  'flow-exists': { status: 409, says: 'There is a flow “{flow}” already.' },
  'flow-archived': { status: 409, says: 'The flow “{flow}” is archived.' },
  'flow-unreadable': { status: 422, says: 'This is not a flow that Ringtree can read.' },
  'flow-has-errors': { status: 422, says: 'The flow “{flow}” has errors that callers would meet.' },
  'flow-has-numbers': { status: 409, says: 'Phone numbers still lead to the flow “{flow}”: {numbers}.' },
  'bad-flow-slug': { status: 422, says: '“{flow}” cannot be the short name of a flow.' },
  'draft-changed': {
    status: 409,
    says: 'Somebody changed the draft of “{flow}” meanwhile: it is at revision {revision} now.',
  },
  'flow-too-large': { status: 413, says: 'The flow “{flow}” would become larger than Ringtree keeps.' },
  'update-too-large': { status: 413, says: 'This is too much to save at once.' },
  'bad-update': { status: 422, says: 'This is no change of a flow.' },
  'update-incomplete': {
    status: 409,
    says: 'This builds on changes of “{flow}” that are not here: send all of them.',
  },
  'not-published': { status: 409, says: 'The flow “{flow}” has not been published yet.' },
  'version-not-found': { status: 404, says: 'The flow “{flow}” has no version {version}.' },
  'unknown-provider': {
    status: 422,
    says: 'Ringtree does not know the provider “{provider}”. It knows these: {known}.',
  },
  'account-not-found': { status: 404, says: 'There is no provider account “{account}”.' },
  'account-exists': { status: 409, says: 'There is an account “{account}” already.' },
  'account-unclear': { status: 409, says: 'There are several accounts to choose from: {accounts}.' },
  'no-accounts': { status: 409, says: 'There is no provider account yet.' },
  'account-has-numbers': {
    status: 409,
    says: 'Flows still answer numbers of the account “{account}”: {numbers}.',
  },
  'account-in-use': {
    status: 409,
    says: 'Flows still send messages through the account “{account}”: {flows}.',
  },
  'account-in-call': { status: 409, says: 'A call through the account “{account}” is under way.' },
  'bad-credentials': { status: 422, says: '{reason}' },
  'wrong-secret-key': {
    status: 409,
    says: 'The secret key here is not the one that the database is used with: the server could not read the token.',
  },
  'provider-refused': { status: 502, says: '{provider} did not accept the account “{account}”: {reason}' },
  'provider-unreachable': {
    status: 503,
    says: '{provider} could not be asked about the account “{account}”: {reason}',
  },
  'no-public-url': {
    status: 409,
    says: 'PUBLIC_URL is not set, so no provider can be told where to send calls.',
  },
  'number-not-connected': {
    status: 502,
    says: '{provider} did not take the addresses for {number}: {reason}',
  },
  'bad-number': {
    status: 422,
    says: '“{number}” is not a phone number in international form, such as +15551234567.',
  },
  'number-exists': { status: 409, says: 'The number {number} is there already, at {provider}.' },
  'number-not-found': { status: 404, says: 'There is no number {number}.' },
  'number-unclear': { status: 409, says: 'Several providers have the number {number}: {providers}.' },
  'audio-too-large': { status: 413, says: 'The sound “{name}” is larger than {megabytes} MB.' },
  'not-audio': { status: 422, says: '“{name}” is neither an MP3 nor a WAV file.' },
  'bad-secret-name': {
    status: 422,
    says: '“{name}” cannot be the name of a secret: use letters, digits and _, beginning with a letter.',
  },
  'bad-secret-value': {
    status: 422,
    says: 'A secret is one line of at most {most} characters.',
  },
  'secret-not-found': { status: 404, says: 'There is no secret “{name}”.' },
  'schedule-not-found': { status: 404, says: 'There are no shared opening hours “{schedule}”.' },
  'schedule-exists': { status: 409, says: 'There are opening hours “{schedule}” already.' },
  'schedule-in-use': { status: 409, says: 'Flows still use the opening hours “{schedule}”: {flows}.' },
  'bad-schedule-name': { status: 422, says: '“{schedule}” cannot be the name of opening hours.' },
  'bad-schedule': { status: 422, says: 'These are no opening hours that calls can follow ({reason}).' },
  'scenario-not-found': { status: 404, says: 'The flow “{flow}” has no scenario “{scenario}”.' },
  'scenario-exists': { status: 409, says: 'The flow “{flow}” has a scenario “{scenario}” already.' },
  'scenario-changed': { status: 409, says: 'Somebody changed the scenario “{scenario}” meanwhile.' },
  'scenarios-changed': {
    status: 409,
    says: 'Somebody added or removed a scenario of “{flow}” meanwhile.',
  },
  'scenario-twice': { status: 422, says: 'Two scenarios have the same name: “{scenario}”.' },
  'scenario-too-large': { status: 413, says: 'The scenario “{scenario}” is too long to keep.' },
  'bad-scenario': { status: 422, says: 'This is no scenario ({reason}).' },
  'too-many-scenarios': { status: 409, says: 'A flow has at most {most} scenarios.' },
  'scenarios-failed': {
    status: 422,
    says: 'The flow “{flow}” does not do what its scenarios expect: {first}',
  },
  'trial-not-found': { status: 404, says: 'The flow “{flow}” has no such link.' },
  'too-many-trials': { status: 409, says: 'The flow “{flow}” has {most} open links: revoke some first.' },
  'call-not-found': { status: 404, says: 'There is no call “{call}”.' },
} as const satisfies Record<string, { status: number; says: string }>;

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
