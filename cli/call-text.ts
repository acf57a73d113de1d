import type { CallReport, TurnReport } from '#lib/calls/call-report.ts';
import { hiddenText } from '#runtime/contract/secret.ts';
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
    ({ name, port, why, changes }) =>
      [`${name}${port === null ? '' : ` → ${port}`}`, [why, changesText(changes)].join(' ').trim()] as const,
  );
  return [
    `${turn.number}. ${moment(turn.at).slice(11)} ${turn.event} (${place})`,
    ...(passed.length > 0 ? [pairs(passed, '   ')] : []),
    ...(replies ? [replyText(turn)] : []),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function changesText(changes: TurnReport['passed'][number]['changes']): string {
  const list = Object.entries(changes).map(([path, value]) => `${path} = ${JSON.stringify(value)}`);
  return list.length > 0 ? `[${list.join(', ')}]` : '';
}

function replyText({ reply, sensitive }: TurnReport): string {
  if (sensitive) return `   ${hiddenText} This reply speaks something sensitive and is not shown.`;
  if (reply === null || reply === '') return '';
  return indented(reply.replace(/>\s*</g, '>\n<'));
}

/** An element a line, each level two deeper: the provider's document itself has no line breaks. */
function indented(xml: string): string {
  let depth = 0;
  return xml
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const indentation = ' '.repeat(3 + Math.max(0, depth) * 2);
      const opens = /^<[^?!/]/.test(line) && !line.endsWith('/>') && !/<\/[^>]+>$/.test(line);
      if (opens) depth += 1;
      return `${indentation}${line}`;
    })
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
