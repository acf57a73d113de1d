import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';

/** A kind of step that can be added; `fresh` is what it begins with. */
export type ScenarioStepKind = { key: string; label: string; fresh: ScenarioStep };

/** What the caller and the world do, then what must hold. */
export const scenarioStepKinds: readonly ScenarioStepKind[] = [
  { key: 'presses', label: 'Caller presses', fresh: { presses: '1' } },
  { key: 'says', label: 'Caller says', fresh: { says: 'yes' } },
  { key: 'stays', label: 'Caller stays silent', fresh: { stays: 'silent' } },
  { key: 'waits', label: 'Time passes', fresh: { waits: 10 } },
  { key: 'hangsUp', label: 'Caller hangs up', fresh: { hangsUp: true } },
  { key: 'dial', label: 'Who is rung', fresh: { dial: 'answers' } },
  { key: 'room', label: 'In the room', fresh: { room: 'opens' } },
  { key: 'lookUp', label: 'A look-up finds', fresh: { lookUp: { finds: { status: 200, body: {} } } } },
  { key: 'hears', label: 'Must hear', fresh: { hears: 'Welcome' } },
  { key: 'reaches', label: 'Must come to', fresh: { reaches: 'Main menu' } },
  { key: 'variable', label: 'Value must be', fresh: { variable: { name: 'vars.name', is: '' } } },
  { key: 'rings', label: 'Must ring', fresh: { rings: '+14155550177' } },
  { key: 'sends', label: 'Must send a message', fresh: { sends: { text: 'Thank you' } } },
  { key: 'ends', label: 'Must end', fresh: { ends: 'by-flow' } },
];

export function kindOf(step: ScenarioStep): string {
  return Object.keys(step)[0] ?? '';
}

/** A step that must hold, and not something that somebody does. */
export function isExpectation(step: ScenarioStep): boolean {
  return ['hears', 'reaches', 'variable', 'rings', 'sends', 'ends'].includes(kindOf(step));
}
