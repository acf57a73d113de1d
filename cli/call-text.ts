import type { CallReport, TurnReport } from '#lib/calls/call-report.ts';
import { hiddenText } from '#runtime/contract/secret.ts';
import { prettyReply } from '#runtime/xml/pretty-reply.ts';
import { moment } from './moment.ts';
import { pairs } from './table.ts';

/** A call for people to read, from its first event to its last. */
export function callText(call: CallReport, replies: boolean): string {
  return [
    heading(call),
    ...call.turns.map((turn) => turnText(turn, replies)),
    section('Variables', Object.entries(call.variables)),
    section('Results', flat(call.steps)),
    section(
      'Recordings',
      call.recordings.map((recording) => [recording.step ?? 'whole call', recording]),
    ),
    section(
      'Messages',
      call.messages.map(({ to, status, error }) => [to, error === null ? status : `${status}: ${error}`]),
    ),
    section(
      'Sent',
      call.effects.map((effect) => [effect.kind, effect]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function heading(call: CallReport): string {
  const seconds = call.endedAt === null ? null : (call.endedAt.getTime() - call.startedAt.getTime()) / 1_000;
  return pairs([
    ['Call', call.id],
    ['Provider', `${call.provider}, ${call.providerCallId}`],
    ['From', call.from],
    ['To', `${call.to} (${call.direction})`],
    ['Flow', call.flow === null ? 'gone' : `${call.flow}, version ${call.version ?? 'gone'}`],
    ['Started', `${moment(call.startedAt)} UTC`],
    [
      'State',
      seconds === null ? call.status : `${call.outcome ?? call.status} after ${Math.round(seconds)} s`,
    ],
  ]);
}

function turnText(turn: TurnReport, replies: boolean): string {
  const place = [turn.thread, ...(turn.document === null ? [] : [`document ${turn.document}`])].join(', ');
  const passed = turn.passed.map(
    ({ name, port, why }) => [port === null ? name : `${name} → ${port}`, why] as const,
  );
  const changes = turn.passed.flatMap((step) => Object.entries(step.changes));
  return [
    `${turn.number}. ${moment(turn.at).slice(11)} ${turn.event} (${place})`,
    pairs(passed, '   '),
    ...grouped(changes).map((change) => `     ${change}`),
    ...(replies ? [replyText(turn)] : []),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** `steps.menu: digits = "1", status = "chosen"`: a line for each step and for the variables. */
function grouped(changes: readonly (readonly [string, unknown])[]): string[] {
  const groups = new Map<string, string[]>();
  for (const [path, value] of changes) {
    const [group, name] = [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1)];
    groups.set(group, [...(groups.get(group) ?? []), `${name} = ${JSON.stringify(value)}`]);
  }
  return [...groups].map(([group, values]) => `${group}: ${values.join(', ')}`);
}

function replyText({ reply, sensitive }: TurnReport): string {
  if (sensitive) return `   ${hiddenText} This turn was sensitive: its reply is not shown.`;
  if (reply === null || reply === '') return '';
  return prettyReply(reply)
    .split('\n')
    .map((line) => `   ${line}`)
    .join('\n');
}

function section(title: string, values: readonly (readonly [string, unknown])[]): string {
  if (values.length === 0) return '';
  return `${title}\n${pairs(
    values.map(([name, value]) => [name, JSON.stringify(value)] as const),
    '  ',
  )}`;
}

function flat(steps: CallReport['steps']): [string, unknown][] {
  return Object.entries(steps).flatMap(([step, result]): [string, unknown][] =>
    result !== null && typeof result === 'object'
      ? Object.entries(result).map(([field, value]) => [`${step}.${field}`, value])
      : [[step, result]],
  );
}
